/** An office's own indicators: checked with good errors, kept in versions, measured like the shipped ones, read from a workbook. */
import { indicators } from '../../../src/county/indicators'
import { rosters } from '../../../src/county/rosters'
import { allIndicators } from '../../../src/measure/catalogue'
import { readDefinitions } from '../../../src/measure/definitions/book'
import { defineIndicator, definitionFaults } from '../../../src/measure/definitions/define'
import { defineBook } from '../../../src/measure/definitions/define-book'
import type { Definition } from '../../../src/measure/definitions/definition'
import type { Expression } from '../../../src/measure/indicator'
import type { Store } from '../../../src/store/store'
import { dialects, freshStore } from '../../support/databases'
import { book } from '../../support/workbooks'
import { one, sampleStore } from '../county'

const store = { rosters }
const schools: Definition = {
  code: 'B-01',
  zh: '学校重点创建单位占比',
  unit: '%',
  factor: 100,
  numerator: {
    roster: 'Unit',
    where: { isKeyUnit: { eq: true }, category: { eq: 'SCHOOL' } },
    aggregate: { count: true },
  },
  denominator: { roster: 'Unit', where: { isKeyUnit: { eq: true } }, aggregate: { count: true } },
}
const paid: Expression = { roster: 'FundAllocation', aggregate: { sum: 'paid' } }

test('the shipped catalogue: 48 indicators in order, each of which would be accepted from an office', () => {
  expect(indicators.map(({ code }) => code).sort()).toEqual(
    Array.from({ length: 48 }, (_, i) => `I-${String(i + 1).padStart(2, '0')}`),
  )
  for (const each of indicators) expect([each.code, definitionFaults(store, each)]).toEqual([each.code, []])
})

const wrong = (change: Partial<Definition>): Definition => ({ ...schools, ...change })
const term = (change: object): Expression => ({ ...(schools.numerator as object), ...change }) as Expression

const limit = (means: 'PASS' | 'WARN', at: string) => ({ at, means, since: '2020-01-01', source: '样例' })

test.each<[string, Partial<Definition>, string, RegExp]>([
  [
    'an unknown roster',
    { numerator: term({ roster: 'Units' }) },
    'numerator.roster',
    /没有台账“Units”；是不是想写 Unit/,
  ],
  [
    'an unknown field',
    { numerator: term({ where: { isKeyUnits: { eq: true } } }) },
    'numerator.where.isKeyUnits',
    /是不是想写 isKeyUnit/,
  ],
  [
    'a field behind a link',
    { numerator: term({ where: { township: { nam: { eq: '石桥民族乡' } } } }) },
    'numerator.where.township.nam',
    /没有乡镇的字段“nam”；是不是想写 name/,
  ],
  [
    'a field of a list',
    { numerator: term({ where: { sites: { some: { progres: { gt: '50' } } } } }) },
    'numerator.where.sites.some.progres',
    /是不是想写 progress/,
  ],
  [
    'an unknown operator',
    { numerator: term({ where: { name: { like: '局' } } }) },
    'numerator.where.name.like',
    /没有运算“like”/,
  ],
  [
    'an operator the kind lacks',
    { numerator: term({ where: { isKeyUnit: { gt: true } } }) },
    'numerator.where.isKeyUnit.gt',
    /没有运算“gt”/,
  ],
  [
    'a value that is no choice',
    { numerator: term({ where: { category: { eq: 'SCHOLL' } } }) },
    'numerator.where.category.eq',
    /是不是想写 SCHOOL/,
  ],
  [
    'a value that is no day',
    { numerator: term({ where: { planOn: { gte: 'spring' } } }) },
    'numerator.where.planOn.gte',
    /“spring”不是日期/,
  ],
  [
    'an unknown name',
    { numerator: term({ where: { planOn: { lte: '$today' } } }) },
    'numerator.where.planOn.lte',
    /没有名称“\$today”/,
  ],
  [
    'a bare value',
    { numerator: term({ where: { isKeyUnit: true } }) },
    'numerator.where.isKeyUnit',
    /\{"isKeyUnit":\{"eq":true\}\}/,
  ],
  [
    'an illegal aggregate',
    { numerator: term({ aggregate: { sum: 'name' } }) },
    'numerator.aggregate.sum',
    /“单位名称”是文字，不能用 sum/,
  ],
  [
    'an unknown aggregate',
    { numerator: term({ aggregate: { total: 'dedicatedStaff' } }) },
    'numerator.aggregate.total',
    /没有汇总“total”/,
  ],
  [
    'two aggregates',
    { numerator: term({ aggregate: { count: true, sum: 'dedicatedStaff' } }) },
    'numerator.aggregate',
    /要写一种汇总/,
  ],
  ['a day that is none', { numerator: term({ during: 'name' }) }, 'numerator.during', /“name”不是日期/],
  [
    'an unknown operation',
    { numerator: { add: [paid, paid] } as unknown as Expression },
    'numerator.add',
    /没有算式“add”/,
  ],
  ['a division by 0', { numerator: { over: [paid, { minus: [1, 1] }] } }, 'numerator.over.1', /除数恒为 0/],
  ['a denominator of 0', { denominator: '0.0' }, 'denominator', /除数恒为 0/],
  ['another indicator', { numerator: 'I-24' }, 'numerator', /不能引用别的指标（也就不会循环）/],
  [
    'another indicator in a formula',
    { numerator: { plus: [paid, { indicator: 'B-01' }] } as unknown as Expression },
    'numerator.plus.1.indicator',
    /不能引用别的指标/,
  ],
  [
    'two operations at once',
    { numerator: { plus: [paid], minus: [paid, paid] } as unknown as Expression },
    'numerator',
    /只能有一种运算，现有 plus、minus/,
  ],
  [
    'formulas without end',
    {
      numerator: Array(30)
        .fill(0)
        .reduce((inner) => ({ plus: [inner] }), paid) as Expression,
    },
    `numerator${'.plus.0'.repeat(21)}`,
    /嵌套超过 20 层/,
  ],
  [
    'a count of nothing',
    { numerator: term({ aggregate: { count: false } }) },
    'numerator.aggregate.count',
    /"count": true/,
  ],
  ['a sum of two', { numerator: term({ aggregate: { sum: ['a', 'b'] } }) }, 'numerator.aggregate.sum', /写一个字段名/],
  ['an empty condition', { numerator: term({ where: { isKeyUnit: {} } }) }, 'numerator.where.isKeyUnit', /条件是空的/],
  [
    'a flag that is none',
    { numerator: term({ where: { isKeyUnit: { eq: 'perhaps' } } }) },
    'numerator.where.isKeyUnit.eq',
    /不是 true 或 false/,
  ],
  ['a list without a word', { numerator: term({ where: { sites: 3 } }) }, 'numerator.where.sites', /要写 some、every/],
  [
    'an aggregate of a list',
    { numerator: term({ where: { sites: { aggregate: { progres: { sum: { gt: 1 } } } } } }) },
    'numerator.where.sites.aggregate.progres',
    /是不是想写 progress/,
  ],
  ['a blank name', { zh: '  ' }, 'zh', /缺少名称/],
  ['no level at all', { levels: [] }, 'levels', /适用层级是空的/],
  ['a breakdown named twice', { breakdowns: ['TOWNSHIP', 'TOWNSHIP'] }, 'breakdowns.1', /写了两次/],
  [
    'a limit set twice',
    { direction: 'UP', thresholds: [limit('PASS', '60'), limit('PASS', '90')] },
    'thresholds.1',
    /达标值自 2020-01-01 起写了两次/,
  ],
  [
    'a limit without a basis',
    { direction: 'UP', thresholds: [{ ...limit('PASS', '60'), source: ' ' }] },
    'thresholds.0.source',
    /缺少依据/,
  ],
  [
    'limits upside down',
    { direction: 'UP', thresholds: [limit('PASS', '60'), { ...limit('WARN', '90'), since: '2021-01-01' }] },
    'thresholds.1',
    /越高越好，预警值应低于达标值，现在预警值 90、达标值 60（自 2021-01-01 起）/,
  ],
  [
    'limits upside down where less is better',
    { direction: 'DOWN', thresholds: [limit('PASS', '60'), { ...limit('WARN', '10'), since: '2021-01-01' }] },
    'thresholds.1',
    /越低越好，预警值应高于达标值/,
  ],
  [
    'too few parts',
    { numerator: { minus: [paid] } as unknown as Expression },
    'numerator.minus',
    /需要 2 项，现有 1 项/,
  ],
  [
    'money plus heads',
    { unit: '元', numerator: { plus: [paid, { roster: 'Village', aggregate: { sum: 'households' } }] } },
    'numerator',
    /元与户不能相加/,
  ],
  [
    'money under another unit',
    { unit: '个', numerator: paid, denominator: undefined },
    'unit',
    /单位应为“元”，现为“个”/,
  ],
  ['heads under yuan', { unit: '元' }, 'unit', /单位不能是“元”/],
  ['a breakdown by month without a day', { breakdowns: ['MONTH'] }, 'breakdowns.0', /按月分解/],
  ['a breakdown a roster lacks', { breakdowns: ['categry'] }, 'breakdowns.0', /是不是想写 category/],
  ['a misspelt field of the definition', { breakdown: ['category'] } as never, 'breakdown', /是不是想写 breakdowns/],
  ['a code with spaces', { code: 'B 01' }, 'code', /编号以字母开头/],
  ['an unknown period', { period: 'MONTHLY' as never }, 'period', /没有选项“MONTHLY”/],
])('%s is told', (_, change, path, zh) => {
  const faults = definitionFaults(store, wrong(change))
  expect(faults.map((fault) => fault.path)).toContain(path)
  expect(faults.find((fault) => fault.path === path)!.zh).toMatch(zh)
})

test('all that is wrong is told at once', () => {
  const faults = definitionFaults(store, wrong({ code: '1', unit: '', numerator: term({ where: { a: {}, b: {} } }) }))
  expect(faults.map(({ path }) => path)).toEqual(['code', 'unit', 'numerator.where.a', 'numerator.where.b'])
})

const heads = [
  '指标编号',
  '名称',
  '分子台账',
  '分子条件',
  '分子汇总',
  '分子时间',
  '分母台账',
  '分母条件',
  '分母汇总',
  '系数',
  '单位',
  '期间',
  '方向',
  '分解',
]
const rows = [
  ['本县自定指标', null, null, null, null, null, null, null, null, null, null, null, null, null],
  heads,
  [
    'B-01',
    '学校占比',
    '创建单位',
    '是否重点创建单位=是；单位类别=学校',
    '计数',
    null,
    '创建单位',
    '是否重点创建单位=是',
    '',
    100,
    '%',
    '时点',
    '越高越好',
    '乡镇、单位类别',
  ],
  [
    'B-02',
    '省市专项支付',
    '资金分配',
    '资金来源.资金渠道=省市专项 且 支付资金≥4万元',
    '合计 支付资金',
    null,
    null,
    null,
    null,
    null,
    '元',
    null,
    null,
    null,
  ],
  [
    'B-03',
    '五月活动',
    '宣传记录',
    '宣传类型≠信息、宣传牌；时间≥2020-05；时间不晚于2020年5月31日',
    '计数',
    '时间',
    null,
    null,
    null,
    null,
    '场次',
    '当年累计',
    '仅参考',
    '月',
  ],
  [
    'B-04',
    '收款单位',
    '资金分配',
    '资金来源.资金年度=今年；示范点不为空',
    '不重复（使用单位）',
    null,
    null,
    null,
    null,
    null,
    '个',
    null,
    null,
    null,
  ],
]

describe.each(dialects)('own indicators over %s', (dialect) => {
  let county: Store
  beforeAll(async () => {
    county = await sampleStore(dialect)
  }, 180_000)
  afterAll(() => county.close())

  test('a definition is measured before it is stored, and in versions afterwards', async () => {
    expect(
      (
        await one(county, 'B-01', {
          extra: [
            {
              ...schools,
              version: 1,
              en: '',
              decimals: 1,
              period: 'STOCK',
              direction: 'NONE',
              source: ['OFFICE'],
              missing: 'ALL',
              breakdowns: [],
            },
          ],
        })
      ).value,
    ).toBe('15.4')
    expect(await defineIndicator(county, schools)).toMatchObject({ version: 1, decimals: 2, source: ['OFFICE'] })
    expect(await one(county, 'B-01')).toMatchObject({ value: '15.38', numerator: '2', denominator: '13' })
    expect(await defineIndicator(county, { ...schools, decimals: 0 })).toMatchObject({ version: 2 })
    expect((await one(county, 'B-01')).value).toBe('15')
    expect(await allIndicators(county)).toHaveLength(49)
    await expect(defineIndicator(county, wrong({ unit: '元' }))).rejects.toThrow('unit: 结果不是金额')
    await county.write((writer) => writer.run('DELETE FROM indicator_definition'))
  })

  test('a workbook of definitions, in the words of the office', async () => {
    const { content } = await book('指标.xlsx', { 指标: rows })
    const found = await readDefinitions(county, Buffer.from(content!), '指标.xlsx')
    expect(found.faults).toEqual([])
    expect(found.definitions.map(({ code }) => code)).toEqual(['B-01', 'B-02', 'B-03', 'B-04'])
    for (const each of found.definitions) await defineIndicator(county, each)
    const value = async (code: string) => (await one(county, code)).value
    expect([await value('B-01'), await value('B-02'), await value('B-03'), await value('B-04')]).toEqual([
      '15.38',
      '192356.70',
      '9',
      '8',
    ])
    const broken = await one(county, 'B-01', { breakdown: true })
    expect(
      broken.breakdown.filter(({ by }) => by === 'category').map(({ label, numerator }) => `${label} ${numerator}`),
    ).toContain('学校 2')
    await county.write((writer) => writer.run('DELETE FROM indicator_definition'))
  })
})

test('what is wrong in a workbook is told cell by cell', async () => {
  const bad = [
    heads,
    ['B-01', '学校占比', '创建单位名单表', '', '', null, null, null, null, null, '个', null, null, null],
    [
      'B-02',
      '支付',
      '资金分配',
      '资金渠首=省市专项',
      '平均 支付资金',
      null,
      null,
      null,
      null,
      null,
      '元',
      '每月',
      null,
      null,
    ],
  ]
  const { content } = await book('指标.xlsx', { 指标: bad })
  const { definitions, faults } = await readDefinitions(store, Buffer.from(content!), '指标.xlsx')
  expect(definitions).toEqual([])
  expect(faults.map(({ path }) => path)).toEqual(['指标!C2 分子台账', '指标!D3 分子条件', '指标!E3 分子汇总'])
  expect(faults[1]!.zh).toMatch(/没有资金分配的字段“资金渠首”/)
  const { content: none } = await book('指标.xlsx', {
    指标: [
      ['a', 'b'],
      ['c', 'd'],
    ],
  })
  expect((await readDefinitions(store, Buffer.from(none!), '指标.xlsx')).faults[0]!.zh).toMatch(/没有找到表头/)
})

test('a code that differs from another by its case alone is refused, and a workbook leaves nothing behind', async () => {
  const store = await freshStore('sqlite')
  const row = (code: string) => [code, '学校数', 'Unit', '', '行数', '个']
  const heads = ['指标编号', '名称', '分子台账', '分子条件', '分子汇总', '单位']
  const { content } = await book('指标.xlsx', { 指标: [heads, row('B-01'), row('i-24')] })
  await expect(defineBook(store, content as Buffer)).rejects.toThrow('“i-24”与已有指标“I-24”只差大小写')
  expect(await store.read('SELECT COUNT(*) FROM indicator_definition')).toEqual([[0]])
  await store.close()
})
