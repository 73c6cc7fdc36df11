/** The work report written from the sample county: its figures, its footnotes, what it says when the data says otherwise; and an office's own templates. */
import '../../../src/county/indicators'
import * as XLSX from 'xlsx'
import { importFiles } from '../../../src/intake/intake'
import { type Briefing, briefing } from '../../../src/measure/briefing/briefing'
import { cellRuns } from '../../../src/measure/briefing/fill'
import { fillForm } from '../../../src/measure/briefing/form'
import { Package } from '../../../src/sheets/mark/zip'
import { openWorkbook } from '../../../src/sheets/open'
import { writeWorkbook } from '../../../src/sheets/write/workbook'
import type { Store } from '../../../src/store/store'
import { countyStore } from '../../support/county'
import { dialects, freshStore } from '../../support/databases'
import { book, edited } from '../../support/workbooks'

const on = '2020-06-15'
const plain = ({ markdown }: Briefing): string => markdown.replace(/\n\[\^\d+\]: .*/g, '').replace(/\[\^\d+\]/g, '')

describe.each(dialects)('the work report on %s', (dialect) => {
  let store: Store
  let report: Briefing
  beforeAll(async () => {
    store = await countyStore(dialect)
    report = await briefing(store, { on })
  })
  afterAll(() => store.close())

  it.each([
    '等 13 个创建单位分别成立了创建工作领导小组',
    '各族群众等 300余 人关注阅读，目前已发布信息 23 条',
    '组建了“全县党的民族宗教政策工作宣传群”和“全县民族团结进步创建工作交流群”',
    '制作国旗风格灯杆宣传牌 191 个',
    '认真开展全县第 17 个民族团结进步宣传月活动',
    '等 8 个部门开展政策宣传',
    '县司法局和县民宗局联合开展了向宗教场所“赠送国旗活动”',
    '等 13 家单位开展创建活动',
    '4月中旬和6月上旬，分别组织开展了 4 轮督查检查；5月下旬，全面迎接了市政协',
    '专项经费 45 万元，其中省级少数民族发展资金 40 万元，市级教育基地专项补助 5 万元，已支出 70%',
    '确定了“八精三特五优十进”创建目标，分解为 26 项目标',
    '计划6月底全面完成',
    '11 个示范点能够确保在 6 月中旬完成打造任务（占 84.62%）',
    '县直 35 个创建单位分别从单位公用经费中拿出一定经费',
    '全县 7 个有少数民族居住的贫困村已全部实现脱贫摘帽',
    '代培人数 ___ 人',
    '工作进展不够平衡',
    '但县农产品公司、县职教中心等 2 个单位工作相对滞后，进度分别为 55%、60%',
    '示范县创建专项补助计划（补助 ___ 万元），目前只有会师旧址等 8 个创建点落实了补助资金',
    '经费需要 104 万元，缺口 31 万元（占 29.81%）',
    '7 月份，省市将分别组织“一廊一区一带民族团结进步创建观摩”和全市互观互检活动，8 月份',
  ])('says: %s', (sentence) => {
    expect(plain(report)).toContain(sentence)
  })

  it('has a footnote for every figure, with its query or indicator and the cells it stands on', () => {
    const numbers = [...report.markdown.matchAll(/\[\^(\d+)\](?!:)/g)].map(([, n]) => Number(n))
    expect(numbers).toEqual(report.footnotes.map(({ n }) => n))
    const note = (text: string, source: string) =>
      report.footnotes.find((one) => one.text === text && one.source.startsWith(source))!
    expect(note('45', '指标 I-24').cells).toEqual([
      { file: '04-资金.xlsx', sheet: '资金分配', cells: ['J2', 'J3', 'J4', 'J5', 'J6', 'J7', 'J8', 'J9', 'J10'] },
    ])
    expect(note('300余', '查询 channelReadings').cells).toEqual([
      { file: '07-宣传.xlsx', sheet: '平台数据', cells: ['C5'] },
    ])
    expect(note('191', '指标 I-09').cells).toEqual([{ file: '07-宣传.xlsx', sheet: '宣传记录', cells: ['I25'] }])
    expect(note('___', '查询 fundingSources').cells).toEqual([
      { file: '04-资金.xlsx', sheet: '资金来源', cells: ['I4'] },
    ])
    expect(report.footnotes.filter(({ cells }) => cells.length === 0)).toEqual([])
    expect(report.markdown).toContain('来源：04-资金.xlsx「资金分配」J2:J10。')
  })

  it('says every query in the words of the rosters, and keeps the query itself', () => {
    const said = (text: string) => report.footnotes.find((one) => one.text === text)!
    const words = report.footnotes.map((note) => note.words)
    expect(words).toContain('宣传记录（宣传类型为倡议、时间不早于年初、时间不晚于报告日）的主办单位')
    expect(words).toContain('示范点（没有资金分配（资金来源的资金渠道为省市专项或县级补助、下达资金大于0））的行数')
    expect(words).toContain('示范点（并非状态为完成、预计完成时间晚于示范点达标期限或计划完成时间早于报告日）的进度')
    expect(words).toContain('县的名称')
    expect(words).toContain('督查轮次（督查级别不为县级、开始时间不早于年初、开始时间不晚于报告日）的开始时间')
    expect(said('300余').words).toBe(
      '平台数据（平台的平台类型为微信公众号、统计时间不晚于报告日）的关注人数，取前 1 条',
    )
    expect(said('28').words).toBe(
      '资金分配（资金来源的资金渠道为单位自筹、资金来源的资金年度为报告年度、并非下达时间晚于报告日）的下达资金合计',
    )
    // No word of the schema is left among them.
    expect(words.filter((one) => /[a-z]{3}/i.test(one.replace(/I-\d+/g, '')))).toEqual([])
    expect(report.markdown).toContain(
      '的主办单位。来源：07-宣传.xlsx「宣传记录」D28。查询 publicityRecords(where: {category: {eq: INITIATIVE}',
    )
  })

  it('lists every figure with its query behind the report in Word', async () => {
    const word = (await new Package(report.docx).read('word/document.xml'))!
    expect(word.match(/<w:tr[ >]/g)).toHaveLength(report.footnotes.length + 1)
    expect(word).toContain('附件：数据来源与查询')
    expect(word).toContain('fundingSources(where: {inPlan: {eq: false}')
    expect(word).toMatch(/w:type="even"/)
  })

  it('has as many real footnotes in Word', async () => {
    const word = new Package(report.docx)
    const references = (await word.read('word/document.xml'))!.match(/<w:footnoteReference /g)
    const notes = (await word.read('word/footnotes.xml'))!.match(/<w:footnote w:id="[1-9]/g)
    expect([references?.length, notes?.length]).toEqual([report.footnotes.length, report.footnotes.length])
  })

  it('speaks of the day it is asked for', async () => {
    const april = plain(await briefing(store, { on: '2020-04-30' }))
    expect(april).toContain('158 人关注阅读，目前已发布信息 10 条')
    expect(april).toContain('4月中旬，分别组织开展了 2 轮督查检查')
  })

  it('promises nothing for days that are over', async () => {
    const september = plain(await briefing(store, { on: '2020-09-20' }))
    expect(september).not.toMatch(/6 月|6月底|7 月|8 月|能够确保|将分别组织/)
    expect(september).toContain('5 个已经完成，6 个基本完成，8 个已过计划完成时间尚未完成。')
    expect(september).toContain('5 个示范点已经完成打造任务，但县农产品公司、县职教中心')
    expect(september).toContain('等 8 个单位工作相对滞后')
    expect(september).toContain('省级示范县考核验收已过计划时间、尚未登记完成')
  })

  it('says nothing of what has not happened yet', async () => {
    const february = plain(await briefing(store, { on: '2020-02-10' }))
    expect(february).not.toMatch(/成立了|推进会|宣传月|赠送国旗|发现问题 |目前，已落实/)
    expect(february).toContain('本年度尚未组织开展督查检查')
    expect(february).toContain('2020 年省市专项经费尚未落实')
    // One blank is left: how many pupils there are stands nowhere, and what the plan grants is blacked out.
    expect(february.match(/___/g)).toHaveLength(2)
  })

  it('does not call a year good of which nothing is known', async () => {
    const january = plain(await briefing(store, { on: '2021-01-20' }))
    expect(january).not.toMatch(/自评|已经达到|已达标|总体平衡|等 0 个|宣传月|投资 ___/)
    expect(january).toContain('2021 年省市专项经费尚未落实')
  })
})

describe('the work report when the data changes', () => {
  let store: Store
  beforeAll(async () => {
    store = await countyStore('sqlite')
  })
  afterAll(() => store.close())

  it('changes what depends on it, and finds no lag and no gap where there is none', async () => {
    const sites = edited('06-示范点与目标任务.xlsx', '示范点', ([head, ...rows]) => {
      const at = (name: string) => head!.findIndex((cell) => String(cell).startsWith(name))
      return [
        head!,
        ...rows.map((row) =>
          row.map((cell, i) => (i === at('预计完成') ? '2020-06-15' : i === at('计划投入') ? 50000 : cell)),
        ),
      ]
    })
    await importFiles(store, [sites])
    const text = plain(await briefing(store, { on }))
    expect(text).toContain('（一）工作进展总体平衡。')
    expect(text).toContain('13 个示范点能够确保在 6 月中旬完成打造任务（占 100%）。')
    expect(text).toContain('（二）创建经费保障到位。')
    expect(text).not.toContain('缺口')
    const before = plain(await briefing(store, { on, asOf: 1 }))
    expect(before).toContain('缺口 31 万元')
  })
})

it('is the same from the workbooks an office hands in', async () => {
  const store = await countyStore('sqlite', 'dirty')
  const text = plain(await briefing(store, { on }))
  for (const figure of [
    '等 13 个创建单位',
    '300余 人关注',
    '23 条',
    '191 个',
    '等 8 个部门',
    '4 轮督查',
    '45 万元',
    '县直 35 个',
    '7 个有少数民族',
    '等 8 个创建点',
  ])
    expect(text).toContain(figure)
  await store.close()
})

describe('templates of an office', () => {
  let store: Store
  beforeAll(async () => {
    store = await countyStore('sqlite')
  })
  afterAll(() => store.close())

  const filled = async (template: string): Promise<string> => plain(await briefing(store, { on, template })).trim()

  it.each([
    ['{{I-24}} 元，即 {{I-24 | 万元}} 万元', '450000 元，即 45 万元'],
    ['{{I-26.numerator}}/{{I-26.denominator}} = {{I-26}}%', '8/13 = 61.54%'],
    ['{{units(where: {isKeyUnit: {eq: true}}) { totalCount }}}', '13'],
    ['{{fundAllocations { aggregate { allocated { sum } } } | 万元}}', '73'],
    ['{{townships(orderBy: {code: ASC}, first: 2) { nodes { name } } | 连以 和}}', '城关镇和'],
    ['{{#if I-22 > 1}}多{{else}}少{{/if}}{{#if I-30}}缺{{/if}}', '少缺'],
    ['{{$on | 日期}}、{{$on | 年}}、{{$on | 月}}', '2020年6月15日、2020、6'],
    ['{{agreements { aggregate { pupils { sum } } }}}人', '___人'],
    [
      '{{$siteDeadline | 期限}}、{{$siteDeadline | 旬}}、{{$siteDeadline | 旬名}}、{{$year}}',
      '6月20日、6月中旬、中旬、2020',
    ],
    ['{{#if $on <= $siteDeadline}}未到{{else}}已过{{/if}}{{#if $on > $siteDeadline}}已过{{/if}}', '未到'],
    ['{{#if counties { nodes { programmeLevel } } = "省级"}}全省{{else}}其他{{/if}}', '全省'],
    [
      '{{#if fundingSources(where: {level: {eq: COUNTY}}) { aggregate { allocated { sum } } }}}有{{else}}无{{/if}}',
      '无',
    ],
    ['{{I-24 by source.line}}', '少数民族发展资金、教育基地专项补助'],
    [
      '{{#each I-24 by source.line | 连以 ；}}{{$each}}{{I-24 by source.line of $each | 万元}}万{{/each}}。',
      '少数民族发展资金40万；教育基地专项补助5万。',
    ],
    [
      '{{#each townships(orderBy: {code: ASC}, first: 2) { nodes { name } }}}{{$each}}{{villages(where: {township: {name: {eq: "$each"}}}) { totalCount }}}村{{/each}}',
      '城关镇18村、',
    ],
    ['{{#each units(where: {name: {eq: "无此单位"}}) { nodes { name } }}}{{$each}}{{/each}}空', '空'],
    ['{{goalTasks { aggregate { code { countDistinct } } } | 汉字}}、{{I-02.numerator | 汉字}}', '二十六、十三'],
  ])('%s', async (template, text) => {
    expect(await filled(template)).toContain(text)
  })

  it.each([
    ['{{I-99}}', '没有指标“I-99”'],
    ['{{unit { totalCount }}}', '没有“unit”这个列表'],
    ['{{units { totalCount }', '没有结束的“}}”'],
    ['{{units(where: {}}}', '看不懂'],
    ['{{units { nodes { nam } }}}', '没有字段“nam”|“nam”'],
    ['{{I-24 | 千元}}', '没有格式“千元”'],
    ['{{#if I-24}}', '没有“{{/if}}”'],
    ['{{/if}}', '前面没有'],
    ['{{/each}}', '前面没有'],
    ['{{#if I-24}}{{/each}}', '前面没有'],
    ['{{#each units { nodes { name } }}}', '没有“{{/each}}”'],
    ['{{#each units { nodes { name } } | 前 2}}{{/each}}', '只能用格式“连以”'],
    ['{{$deadline}}', '没有“$deadline”这个名称'],
    ['{{#if counties { nodes { name } } > 3}}{{/if}}', '文字只能用“=”'],
    ['{{I-24 by colour}}', '不能按“colour”分解'],
  ])('refuses %s with a reason', async (template, reason) => {
    await expect(briefing(store, { on, template })).rejects.toThrow(
      new RegExp(
        reason
          .split('|')
          .map((part) => part.replace(/[{}“”/$]/g, '\\$&'))
          .join('|'),
      ),
    )
  })

  it('fill a form of their own, cell by cell, and leave the rest as it was', async () => {
    const form = await writeWorkbook([
      {
        name: '套表',
        merges: ['A1:C1'],
        columns: [{ width: 30 }, { width: 14, style: 'money' }],
        rows: [
          [{ value: '经费情况表（{{$on | 日期}}）', style: 'title' }],
          ['专项经费（万元）', { value: '{{I-24 | 万元}}', style: 'money' }],
          [
            '单位自筹（万元）',
            {
              value:
                '{{fundAllocations(where: {source: {channel: {eq: OWN_SOURCE}}}) { aggregate { allocated { sum } } } | 万元}}',
              style: 'money',
            },
          ],
          ['合计', { value: 0, formula: 'B2+B3', style: 'total' }],
          ['关注人数', '{{channelReadings(orderBy: {asOf: DESC}, first: 1) { nodes { followers } }}}'],
          ['补助', '{{fundingSources(where: {inPlan: {eq: false}}) { aggregate { allocated { sum } } }}}'],
        ],
      },
      { name: '说明', rows: [['不变']] },
    ])
    const { xlsx, footnotes } = await fillForm(store, form, { on })
    const book = XLSX.read(xlsx, { cellStyles: true })
    const sheet = book.Sheets.套表
    expect(['A1', 'B2', 'B3', 'B5', 'B6'].map((at) => sheet![at].v)).toEqual([
      '经费情况表（2020年6月15日）',
      45,
      28,
      '300余',
      '___',
    ])
    expect([sheet!.B4.f, sheet!['!merges']?.length, book.Sheets.说明!.A1.v]).toEqual(['B2+B3', 1, '不变'])
    expect(XLSX.read(form, { cellNF: true }).Sheets.套表!.B2.z ?? '').toBe(
      XLSX.read(xlsx, { cellNF: true }).Sheets.套表!.B2.z ?? '',
    )
    expect(footnotes.map(({ sheet: name, address, text }) => [name, address, text])).toEqual([
      ['套表', 'B2', '45'],
      ['套表', 'B3', '28'],
      ['套表', 'B5', '300余'],
      ['套表', 'B6', '___'],
    ])
    // What the sum came to before is not passed off as what it comes to now.
    const filledXml = (await new Package(xlsx).read('xl/worksheets/sheet1.xml'))!
    expect(filledXml).toMatch(/<c r="B4"[^>]*><f>B2\+B3<\/f><\/c>/)
    expect(await new Package(xlsx).read('xl/workbook.xml')).toContain('fullCalcOnLoad="1"')
    const again = await openWorkbook(xlsx, { name: 'x.xlsx' })
    expect(again.sheets.map(({ name }) => name)).toEqual(['套表', '说明'])
    await again.close()
  })
})

it('counts all the rows a figure stands on, however many are listed', async () => {
  const store = await freshStore('sqlite')
  const units = [['单位名称', '单位类别'], ...Array.from({ length: 450 }, (_, i) => [`测试单位${i}`, '机关'])]
  await importFiles(store, [await book('单位.xlsx', { 创建单位: units })])
  const rowsOf = async (template: string) => (await briefing(store, { on, template })).footnotes[0]!.rows[0]
  const all = await rowsOf('{{units { totalCount }}}')
  expect([all!.ids.length, all!.totalCount]).toEqual([400, 450])
  const some = await rowsOf('{{units(first: 3) { nodes { name } }}}')
  expect([some!.ids.length, some!.totalCount]).toEqual([3, 3])
  await store.close()
})

it('writes neighbouring cells as runs', () => {
  expect(cellRuns(['A2', 'A3', 'A4', 'C9', 'A10', 'AA1', 'C8'])).toEqual(['A2:A4', 'A10', 'C8:C9', 'AA1'])
})
