import type { Store } from '../../src/store/store'
import { freshStore } from '../support/databases'
import { book, codes, load, loadSheets, rowsOf, sheet, survey } from './tools'

const county = sheet([['县', '行政区划代码'], ['样板县', '690121']], { name: '县情' })
const townships = sheet([['乡镇', '类型'], ['城关镇', '镇'], ['石桥民族乡', '民族乡'], ['金塘乡', '乡']], { name: '乡镇' })
const villages = sheet(
  [['乡镇', '行政村'], ['城关镇', '东街村'], ['城关镇', '西街村'], ['石桥民族乡', '石桥村'], ['石桥民族乡', '下寨村'], ['金塘乡', '石桥村']],
  { name: '行政村' },
)
const sources = sheet(
  [['资金来源', '资金年度', '资金级次'], ['民贸名品', 2020, '省级'], ['民族文化项目', 2020, '省级'], ['民族团结保障经费', 2020, '县级'], ['五进宗教活动场所经费', 2020, '县级'], ['民贸名品', 2019, '省级']],
  { name: '资金来源' },
)

let store: Store
beforeEach(async () => {
  store = await freshStore('sqlite')
  await load(store, await book([county, townships, villages, sources], '基础.xlsx'))
})
afterEach(() => store.close())

describe('several tables on one sheet', () => {
  test('one below the other, each with its own title and header', async () => {
    const sheets = await loadSheets(
      store,
      sheet([
        ['样板县乡镇情况表'],
        ['乡镇', '总户数', '总人口'],
        ['城关镇', 5000, 21_000],
        ['石桥民族乡', 900, 3800],
        ['合计', 5900, 24_800],
        [],
        ['样板县行政村情况表'],
        ['乡镇', '行政村', '总户数'],
        ['城关镇', '东街村', 210],
        ['城关镇', '西街村', 180],
      ]),
    )
    expect(sheets.map((one) => [one.roster, one.headerRows, one.counts.updated])).toEqual([
      ['Township', [2], 2],
      ['Village', [8], 2],
    ])
    expect(sheets[0].controlTotals.every((claim) => claim.agrees)).toBe(true)
  })

  test('one below the other without an empty line between', async () => {
    const sheets = await loadSheets(store, sheet([['乡镇', '总户数'], ['城关镇', 5000], ['乡镇', '行政村', '总户数'], ['城关镇', '东街村', 210]]))
    expect(sheets.map((one) => one.roster)).toContain('Village')
  })

  test('side by side, apart by an empty column', async () => {
    const sheets = await loadSheets(
      store,
      sheet([
        ['样板县2020年基本情况'],
        ['乡镇', '总户数', '总人口', null, '乡镇', '行政村', '总户数'],
        ['城关镇', 5000, 21_000, null, '城关镇', '东街村', 210],
        ['石桥民族乡', 900, 3800, null, '城关镇', '西街村', 180],
        [null, null, null, null, '石桥民族乡', '下寨村', 95],
      ]),
    )
    expect(sheets.map((one) => [one.roster, one.counts.updated])).toEqual([
      ['Township', 2],
      ['Village', 3],
    ])
    expect(sheets[1].columns.map((one) => one.column)).toEqual(['E', 'F', 'G'])
  })

  test('side by side, the same header printed twice across the page', async () => {
    const sheets = await loadSheets(
      store,
      sheet([
        ['序号', '乡镇', '行政村', '总户数', '序号', '乡镇', '行政村', '总户数'],
        [1, '城关镇', '东街村', 210, 3, '石桥民族乡', '石桥村', 160],
        [2, '城关镇', '西街村', 180, 4, '石桥民族乡', '下寨村', 95],
      ]),
    )
    expect(sheets.map((one) => [one.roster, one.counts.updated])).toEqual([
      ['Village', 2],
      ['Village', 2],
    ])
    expect((await rowsOf(store, 'Village')).map((row) => row.households)).toEqual(['210', '180', '160', '95', undefined])
  })

  test('an empty column inside one table does not split it', async () => {
    const [table, ...more] = await survey(sheet([['乡镇', '行政村', null, '总户数', '总人口'], ['城关镇', '东街村', null, 210, 800]]))
    expect(more).toEqual([])
    expect(table.columns.map((one) => one.field)).toEqual(['township', 'name', 'households', 'population'])
  })

  test('the same header under another unit line is another table', async () => {
    const rows = [
      ['单位：万元'],
      ['项目名称', '年度', '实施单位', '总投资'],
      ['村道', 2020, '交通局', 12],
      [],
      ['单位：元'],
      ['项目名称', '年度', '实施单位', '总投资'],
      ['水窖', 2020, '水务局', 45_000],
    ]
    await loadSheets(store, sheet(rows, { name: '投资项目台账' }))
    expect((await rowsOf(store, 'Investment')).map((row) => [row.name, row.total])).toEqual([
      ['村道', '120000.00'],
      ['水窖', '45000.00'],
    ])
  })

  test('the same header on every page is one table', async () => {
    const page = [['样板县行政村情况表（续）'], ['乡镇', '行政村', '总户数']]
    const sheets = await loadSheets(
      store,
      sheet([['样板县行政村情况表'], ['乡镇', '行政村', '总户数'], ['城关镇', '东街村', 210], ...page, ['城关镇', '西街村', 180], ...page, ['金塘乡', '石桥村', 70], ['合计', null, 460]]),
    )
    expect(sheets.map((one) => [one.roster, one.counts.updated])).toEqual([['Village', 3]])
    expect(sheets[0].controlTotals).toMatchObject([{ stated: '460', computed: '460', agrees: true }])
  })
})

describe('one sheet per township', () => {
  const rows = [['行政村', '总户数'], ['石桥村', 160]]

  test('named by the tab, by the title, or by the file', async () => {
    await loadSheets(store, sheet(rows, { name: '石桥民族乡2020' }))
    await loadSheets(store, sheet([['金塘乡行政村基本情况表'], ...rows]))
    await loadSheets(store, sheet([['行政村', '总户数'], ['东街村', 5]]), {}, '城关镇行政村台账.xlsx')
    expect((await rowsOf(store, 'Village')).map((row) => [row.township, row.name, row.households])).toEqual([
      ['样板县·城关镇', '东街村', '5'],
      ['样板县·城关镇', '西街村', undefined],
      ['样板县·石桥民族乡', '石桥村', '160'],
      ['样板县·石桥民族乡', '下寨村', undefined],
      ['样板县·金塘乡', '石桥村', '160'],
    ])
  })

  test('a name of two townships with nothing to tell them apart is refused, and both are listed', async () => {
    const [report] = await loadSheets(store, sheet([['行政村', '年度', '脱贫户数'], ['石桥村', 2019, 7], ['东街村', 2019, 3]]))
    expect(report.counts).toMatchObject({ created: 1, refused: 1 })
    const [wrong] = report.faults.filter((one) => one.severity === 'error')
    expect(wrong).toMatchObject({ code: 'LINK_AMBIGUOUS', address: 'A2', found: '石桥村' })
    expect(wrong.message.zh).toMatch(/石桥民族乡.*金塘乡/)
  })
})

describe('wide tables', () => {
  test('one column for each funding source becomes a row for each filled cell, with the addresses of heading and cell', async () => {
    const rows = [
      ['2020年民族专项资金分配表'],
      [null, null, null, null, '单位：万元'],
      ['单位', '合计', '民贸名品', '民族文化项目', '民族团结保障经费', '五进宗教活动场所经费', '备注'],
      ['县民宗局', 12, 5, 7, null, null, null],
      ['县教育局', 3.5, null, 2, 1.5, null, null],
      ['县委统战部', 1, null, null, null, 1, null],
      ['合计', 16.5, 5, 9, 1.5, 1, null],
    ]
    const sheets = await loadSheets(store, sheet(rows))
    expect(sheets.map((one) => [one.roster, one.counts.created])).toEqual([
      ['FundAllocation', 1],
      ['FundAllocation', 2],
      ['FundAllocation', 1],
      ['FundAllocation', 1],
    ])
    expect((await rowsOf(store, 'FundAllocation')).map((row) => [row.source, row.recipient, row.allocated])).toEqual([
      ['民贸名品·2020', '县民宗局', '50000.00'],
      ['民族文化项目·2020', '县民宗局', '70000.00'],
      ['民族文化项目·2020', '县教育局', '20000.00'],
      ['民族团结保障经费·2020', '县教育局', '15000.00'],
      ['五进宗教活动场所经费·2020', '县委统战部', '10000.00'],
    ])
    expect(sheets.flatMap((one) => one.controlTotals).map((claim) => claim.agrees)).toEqual([true, true, true, true])
    const [first] = await survey(sheet(rows))
    expect(first.columns).toMatchObject([
      { column: 'A', field: 'recipient' },
      { column: 'C', field: 'source', header: '民贸名品', headingRow: 3 },
      { column: 'C', field: 'allocated', unit: '万元' },
    ])
  })

  test('sources above, measures below', async () => {
    await loadSheets(
      store,
      sheet(
        [
          ['2020年专项资金台账（万元）'],
          ['使用单位', '民贸名品', null, '民族文化项目', null],
          [null, '下达数', '支付数', '下达数', '支付数'],
          ['县民宗局', 5, 4, 7, 6.5],
        ],
        { merges: ['A2:A3', 'B2:C2', 'D2:E2'], name: '资金台账' },
      ),
    )
    expect((await rowsOf(store, 'FundAllocation')).map((row) => [row.source, row.allocated, row.paid])).toEqual([
      ['民贸名品·2020', '50000.00', '40000.00'],
      ['民族文化项目·2020', '70000.00', '65000.00'],
    ])
  })

  test('one column for each year under a measure, and measures under each year', async () => {
    await loadSheets(
      store,
      sheet([['乡镇', '行政村', '脱贫户数', null, null], [null, null, '2017年', '2018年', '2019年'], ['城关镇', '东街村', 3, 5, 8], ['城关镇', '西街村', null, 2, 2]], {
        merges: ['A1:A2', 'B1:B2', 'C1:E1'],
      }),
    )
    expect((await rowsOf(store, 'PovertyExit')).map((row) => [row.village, row.year, row.exitedHouseholds])).toEqual([
      ['样板县·城关镇·东街村', '2017', '3'],
      ['样板县·城关镇·东街村', '2018', '5'],
      ['样板县·城关镇·西街村', '2018', '2'],
      ['样板县·城关镇·东街村', '2019', '8'],
      ['样板县·城关镇·西街村', '2019', '2'],
    ])
    await loadSheets(
      store,
      sheet(
        [['乡镇', '行政村', '2015年', null, '2016年', null], [null, null, '建档立卡户数', '脱贫户数', '建档立卡户数', '脱贫户数'], ['金塘乡', '石桥村', 40, 3, 41, 9]],
        { merges: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1'], name: '历年' },
      ),
    )
    expect((await rowsOf(store, 'PovertyExit')).slice(-2).map((row) => [row.year, row.registeredHouseholds, row.exitedHouseholds])).toEqual([
      ['2015', '40', '3'],
      ['2016', '41', '9'],
    ])
  })

  test('years as numbers, the measure named by the title', async () => {
    await loadSheets(store, sheet([['各村历年脱贫户数统计表'], ['乡镇', '行政村', 2017, 2018, 2019], ['城关镇', '东街村', 3, 5, 8]]))
    expect((await rowsOf(store, 'PovertyExit')).map((row) => [row.year, row.exitedHouseholds])).toEqual([
      ['2017', '3'],
      ['2018', '5'],
      ['2019', '8'],
    ])
  })

  test('unknown columns of figures are not taken for funding sources', async () => {
    const [table] = await survey(sheet([['单位', '资金来源', '下达资金（元）', '结余', '结转', '余额'], ['县民宗局', '民贸名品', 5, 1, 2, 3]]))
    expect(table.columns.map((one) => one.field)).toEqual(['recipient', 'source', 'allocated'])
  })
})

describe('units', () => {
  const header = ['项目名称', '年度', '实施单位']
  const totalOf = async () => (await rowsOf(store, 'Investment')).map((row) => [row.total, row.paid])

  test('money without any unit is asked for, naming the columns; a stated unit answers', async () => {
    const rows = [[...header, '总投资', '已支付'], ['村道', 2020, '交通局', 12, 5]]
    const [asked] = await loadSheets(store, sheet(rows))
    expect(asked.faults).toMatchObject([{ code: 'UNIT_UNKNOWN', severity: 'error', address: 'D1' }])
    expect(asked.faults[0].message.zh).toContain('“总投资”“已支付”')
    expect(asked.counts.created).toBe(0)
    await loadSheets(store, sheet(rows), { moneyUnit: '万元' })
    expect(await totalOf()).toEqual([['120000.00', '50000.00']])
  })

  test('a unit of its own in each block, over the unit of the sheet', async () => {
    await loadSheets(
      store,
      sheet([['投资项目台账', null, null, '单位：万元'], [...header, '总投资', '资金拨付（元）'], [null, null, null, null, '支付资金'], ['村道', 2020, '交通局', 12, 50_000]], { merges: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3'] }),
    )
    expect(await totalOf()).toEqual([['120000.00', '50000.00']])
  })

  test('a column that names the unit of each row', async () => {
    const [report] = await loadSheets(store, sheet([[...header, '计量单位', '总投资'], ['村道', 2020, '交通局', '万元', 12], ['水窖', 2020, '水务局', '元', 45_000], ['渠道', 2020, '水务局', '亩', 3]]))
    expect(await totalOf()).toEqual([
      ['120000.00', undefined],
      ['45000.00', undefined],
    ])
    expect(report.faults.filter((one) => one.severity === 'error')).toMatchObject([{ code: 'UNIT_UNKNOWN', address: 'E4' }])
  })

  test('numbers with their own unit need no other', async () => {
    await loadSheets(store, sheet([[...header, '总投资'], ['村道', 2020, '交通局', '45万元'], ['水窖', 2020, '水务局', '4.5万'], ['渠道', 2020, '水务局', '300元']]))
    expect((await totalOf()).map(([total]) => total)).toEqual(['450000.00', '45000.00', '300.00'])
  })
})

describe('lines that head a group', () => {
  test('a township on a line of its own holds for the rows below', async () => {
    const [report] = await loadSheets(store, sheet([['行政村', '总户数'], ['一、城关镇'], ['东街村', 210], ['西街村', 180], ['小计', 390], ['二、石桥民族乡（2个村）'], ['石桥村', 160], ['下寨村', 95], ['小计', 255], ['合计', 645]]))
    expect(report.counts).toMatchObject({ updated: 4, refused: 0 })
    expect((await rowsOf(store, 'Village')).map((row) => [row.township, row.name, row.households])).toContainEqual(['样板县·石桥民族乡', '石桥村', '160'])
    expect(report.controlTotals.map((claim) => claim.agrees)).toEqual([true, true, true])
  })

  test('a township above its villages in their own column, with the figures of them all', async () => {
    const [report] = await loadSheets(store, sheet([['名称', '总户数', '总人口'], ['城关镇', 390, 1600], ['  东街村', 210, 800], ['  西街村', 180, 800], ['金塘乡', 70, 300], ['  石桥村', 70, 299]]), { roster: 'Village', map: { 名称: 'name' } })
    expect(report.counts).toMatchObject({ updated: 3, created: 0, refused: 0 })
    expect(report.controlTotals.map((claim) => [claim.row, claim.field, claim.agrees])).toEqual([
      [2, 'households', true],
      [2, 'population', true],
      [5, 'households', true],
      [5, 'population', false],
    ])
  })

  test('a category, and a year', async () => {
    await loadSheets(store, sheet([['项目名称', '实施单位', '总投资（元）'], ['（一）基础设施'], ['村道', '交通局', 5], ['（二）产业发展'], ['大棚', '农业农村局', 6]], { name: '2020年投资项目' }))
    expect((await rowsOf(store, 'Investment')).map((row) => [row.name, row.category, row.year])).toEqual([
      ['村道', '基础设施', '2020'],
      ['大棚', '产业发展', '2020'],
    ])
    await loadSheets(store, sheet([['乡镇', '行政村', '脱贫户数'], ['2018年'], ['城关镇', '东街村', 5], ['2019年'], ['城关镇', '东街村', 8]], { name: '脱贫退出' }))
    expect((await rowsOf(store, 'PovertyExit')).map((row) => [row.year, row.exitedHouseholds])).toEqual([
      ['2018', '5'],
      ['2019', '8'],
    ])
  })
})
