/** What an office sets itself, over GraphQL: indicators and workbooks of them, thresholds, parameters; all in versions. */
import * as XLSX from 'xlsx'
import { definitionWorkbook } from '../../src/cli/output/template-definitions'
import { rosters } from '../../src/county/rosters'
import { createServer } from '../../src/http/server'
import { TODAY } from '../measure/county'
import { dialects } from '../support/databases'
import { countyOf } from './measure-county'

const DEFINE =
  'mutation ($definition: IndicatorDefinitionInput!) { defineIndicator(definition: $definition) { code version decimals thresholds { at means } versions { version origin } } }'
const UPLOAD =
  'mutation ($file: Upload!) { defineIndicators(upload: $file) { stored { outcome definition { code version } } faults { path message { zh en } } } }'
const schools = {
  code: 'B-01',
  zh: '学校重点创建单位占比',
  unit: '%',
  factor: 100,
  direction: 'UP',
  numerator: {
    roster: 'Unit',
    where: { isKeyUnit: { eq: true }, category: { eq: 'SCHOOL' } },
    aggregate: { count: true },
  },
  denominator: { roster: 'Unit', where: { isKeyUnit: { eq: true } }, aggregate: { count: true } },
  breakdowns: ['category'],
}

/** The blank form, filled in by heading. */
async function filled(lines: Record<string, string | number>[]): Promise<Buffer> {
  const book = XLSX.read(await definitionWorkbook(rosters))
  const sheet = book.Sheets[book.SheetNames[0]!]
  const [, , heads] = XLSX.utils.sheet_to_json<string[]>(sheet!, { header: 1 })
  const names = heads!.map((head) => head.replace('*', ''))
  for (const line of lines) expect(Object.keys(line).filter((name) => !names.includes(name))).toEqual([])
  XLSX.utils.sheet_add_aoa(
    sheet!,
    lines.map((line) => names.map((name) => line[name] ?? null)),
    { origin: 'A4' },
  )
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}

describe.each(dialects)('what an office defines, on %s', (dialect) => {
  const at = countyOf(dialect)
  const value = async (code: string, more = 'value level'): Promise<any> =>
    (await at.ask(`{ indicator(code: "${code}", on: "${TODAY}") { ${more} } }`)).indicator

  it('an indicator is defined in versions, measured at once, and withdrawn', async () => {
    const first = await at.ask(DEFINE, { definition: schools })
    expect(first.defineIndicator).toMatchObject({
      code: 'B-01',
      version: 1,
      decimals: 2,
      versions: [{ version: 1, origin: 'OFFICE' }],
    })
    expect(
      await value('B-01', 'value numerator breakdown { label numerator } rows(part: NUMERATOR) { nodes { label } }'),
    ).toMatchObject({
      value: '15.38',
      numerator: '2',
      rows: { nodes: [{ label: '县民族小学' }, { label: '县职教中心' }] },
    })
    expect((await at.ask(DEFINE, { definition: { ...schools, decimals: null } })).defineIndicator.version).toBe(1)
    expect((await at.ask(DEFINE, { definition: { ...schools, decimals: 0 } })).defineIndicator.version).toBe(2)
    expect((await value('B-01')).value).toBe('15')
    expect((await at.ask('mutation { withdrawIndicator(code: "B-01") }')).withdrawIndicator).toBe(true)
    expect((await at.refused('{ indicator(code: "B-01") { value } }')).code).toBe('NOT_FOUND')
    expect((await at.ask('mutation { withdrawIndicator(code: "B-01") }')).withdrawIndicator).toBe(false)
    expect(
      (await at.ask(DEFINE, { definition: schools })).defineIndicator.versions.map((one: any) => one.origin),
    ).toEqual(['OFFICE', 'OFFICE', 'WITHDRAWN', 'OFFICE'])
  })

  it.each([
    [
      'Township',
      { villages: { aggregate: { households: { sum: { gte: 5 } } } } },
      '乡镇的行数（行政村的总户数合计≥5）',
      'rows of Township (sum of villages.households ≥ 5)',
    ],
    [
      'Village',
      { isListed: { eq: false } },
      '行政村的行数（是否出现在自己的台账里＝否）',
      'rows of Village (isListed = false)',
    ],
  ])('is said in words a person reads: rows of %s where %j', async (roster, where, zh, en) => {
    const definition = { code: 'U-1', zh: '试', unit: '个', numerator: { roster, where, aggregate: { count: true } } }
    const say =
      'mutation ($d: IndicatorDefinitionInput!) { defineIndicator(definition: $d) { numeratorText { zh en } } }'
    expect((await at.ask(say, { d: definition })).defineIndicator.numeratorText).toEqual({ zh, en })
    await at.ask('mutation { withdrawIndicator(code: "U-1") }')
  })

  it('a wrong definition is told fault by fault, and not stored', async () => {
    const wrong = { ...schools, code: 'C 1', numerator: { roster: 'Units', aggregate: { count: true } } }
    const { code, message, extensions } = await at.refused(DEFINE, { definition: wrong })
    expect([code, message]).toEqual(['BAD_DEFINITION', expect.stringMatching(/共 2 处.*2 faults/)])
    expect(extensions.faults).toEqual([
      {
        path: 'code',
        message: { zh: expect.stringMatching(/编号以字母开头/), en: expect.stringMatching(/begins with a letter/) },
      },
      {
        path: 'numerator.roster',
        message: { zh: '没有台账“Units”；是不是想写 Unit？', en: 'there is no roster “Units”; did you mean Unit?' },
      },
    ])
    expect((await at.refused('{ indicator(code: "C 1") { value } }')).code).toBe('NOT_FOUND')
    const limit = { at: '1', means: 'PASS', since: '2020', source: 'x' }
    const faults = (await at.refused(DEFINE, { definition: { ...schools, direction: null, thresholds: [limit] } }))
      .extensions.faults
    expect(faults.map(({ path }: { path: string }) => path)).toEqual(['thresholds', 'thresholds.0.since'])
  })

  it('a threshold is a new version, judged from its day on', async () => {
    expect(await value('I-05')).toEqual({ value: '90.00', level: 'PASS' })
    const { setThreshold } = await at.ask(
      'mutation { setThreshold(code: "I-05", threshold: {at: "95", means: WARN, since: "2020-06-01", source: "样民宗〔2020〕9号"}) { version thresholds { at since } versions { version origin } } }',
    )
    expect(setThreshold).toEqual({
      version: 2,
      thresholds: [
        { at: '90', since: '2020-01-01' },
        { at: '95', since: '2020-06-01' },
      ],
      versions: [
        { version: 1, origin: 'SHIPPED' },
        { version: 2, origin: 'OFFICE' },
      ],
    })
    expect((await value('I-05')).level).toBe('WARN')
    const may = await at.ask('{ indicator(code: "I-05", on: "2020-05-31") { value level } }')
    expect(may.indicator).toEqual({ value: '94.44', level: 'PASS' })
    await at.ask('mutation { withdrawIndicator(code: "I-05") }')
    expect((await value('I-05')).level).toBe('PASS')
    expect(
      (
        await at.refused(
          'mutation { setThreshold(code: "I-99", threshold: {at: "1", means: PASS, since: "2020-01-01", source: "x"}) { code } }',
        )
      ).code,
    ).toBe('NOT_FOUND')
    expect(
      (
        await at.refused(
          'mutation { setThreshold(code: "I-06", threshold: {at: "1", means: PASS, since: "2020-01-01", source: "x"}) { code } }',
        )
      ).code,
    ).toBe('BAD_DEFINITION')
  })

  it('a parameter counts from its day on; before it the old one does', async () => {
    const ask = async (on: string) =>
      (await at.ask(`{ indicator(code: "I-15", on: "${on}") { value } }`)).indicator.value
    expect(await ask(TODAY)).toBe('84.62')
    const { setParameter } = await at.ask(
      'mutation { setParameter(name: "siteDeadline", value: "06-12", since: "2020-06-01", source: "样民宗〔2020〕9号") { name versions { since value } } }',
    )
    expect(setParameter.versions).toEqual([
      { since: '2020-01-01', value: '06-20' },
      { since: '2020-06-01', value: '06-12' },
    ])
    expect([await ask(TODAY), await ask('2020-05-15')]).toEqual(['38.46', '84.62'])
    await at.ask(
      'mutation { setParameter(name: "siteDeadline", value: "06-20", since: "2020-06-01", source: "更正") { name } }',
    )
    expect(await ask(TODAY)).toBe('84.62')
    expect((await at.ask('{ parameters { name versions { value source } } }')).parameters[0].versions[1]).toEqual({
      value: '06-20',
      source: '更正',
    })
    const { code, extensions } = await at.refused(
      'mutation { setParameter(name: "siteDeadlin", value: "x", since: "2020", source: " ") { name } }',
    )
    expect([code, extensions.faults.map(({ path }: { path: string }) => path)]).toEqual([
      'BAD_DEFINITION',
      ['name', 'since', 'source'],
    ])
  })

  it('a filled-in form is uploaded: good rows are stored, bad ones told by cell', async () => {
    const server = await createServer({ store: at.store, port: 0 })
    const upload = async (content: Buffer, name = '指标定义.xlsx') => {
      const form = new FormData()
      form.append('operations', JSON.stringify({ query: UPLOAD, variables: { file: null } }))
      form.append('map', '{"0": ["variables.file"]}')
      form.append('0', new Blob([content as never]), name)
      const answer = await fetch(server.url, {
        method: 'POST',
        body: form,
        headers: { 'apollo-require-preflight': '1' },
      })
      return (await answer.json()) as any
    }
    const content = await filled([
      {
        指标编号: 'F-01',
        名称: '学校占比',
        分子台账: '创建单位',
        分子条件: '是否重点创建单位=是；单位类别=学校',
        分母台账: '创建单位',
        分母条件: '是否重点创建单位=是',
        系数: 100,
        单位: '%',
        方向: '越高越好',
        达标值: 20,
        预警值: 10,
        门槛生效日: '2020年1月1日',
        门槛依据: '样民宗〔2020〕1号',
        分解: '乡镇、单位类别',
      },
      {
        指标编号: 'F-02',
        名称: '专项支付',
        分子台账: '资金分配',
        分子条件: '资金来源.资金渠道=省市专项',
        分子汇总: '合计',
        分子字段: '支付资金',
        单位: '元',
      },
      { 指标编号: 'F-03', 名称: '没有的台账', 分子台账: '创建单位表', 单位: '个' },
      { 指标编号: 'F-01', 名称: '重复', 分子台账: '创建单位', 单位: '个' },
      { 指标编号: 'F-04', 名称: '门槛', 分子台账: '创建单位', 单位: '个', 方向: '越高越好', 达标值: '二十' },
    ])
    const { data } = await upload(content)
    expect(data.defineIndicators.stored).toEqual([
      { outcome: 'CREATED', definition: { code: 'F-01', version: 1 } },
      { outcome: 'CREATED', definition: { code: 'F-02', version: 1 } },
    ])
    expect(data.defineIndicators.faults.map(({ path }: { path: string }) => path)).toEqual([
      '指标定义!D6 分子台账',
      '指标定义!A7 指标编号',
      '指标定义!T8 达标值',
    ])
    expect(data.defineIndicators.faults[0].message.zh).toMatch(/是不是想写 创建单位/)
    expect([await value('F-01'), await value('F-02')]).toEqual([
      { value: '15.38', level: 'WARN' },
      { value: '315000.00', level: null },
    ])
    const again = await upload(
      await filled([
        {
          指标编号: 'F-02',
          名称: '专项支付',
          分子台账: '资金分配',
          分子条件: '资金来源.资金渠道=省市专项',
          分子汇总: '合计',
          分子字段: '支付资金',
          单位: '元',
        },
      ]),
    )
    expect(again.data.defineIndicators.stored).toEqual([
      { outcome: 'UNCHANGED', definition: { code: 'F-02', version: 1 } },
    ])
    const broken = await upload(Buffer.from('%PDF-1.4 not a workbook'))
    expect(broken.errors[0].extensions.code).toBe('UPLOAD_FAILED')
    await server.close()
  })
})
