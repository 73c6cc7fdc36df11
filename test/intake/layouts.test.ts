import type { Store } from '../../src/store/store'
import { smallCounty } from './small-county'
import { loadSheets, rowsOf, sheet, survey } from './tools'

let store: Store
beforeEach(async () => {
  store = await smallCounty()
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
    expect(sheets[0]!.controlTotals.every((claim) => claim.agrees)).toBe(true)
  })

  test('one below the other without an empty line between', async () => {
    const sheets = await loadSheets(
      store,
      sheet([
        ['乡镇', '总户数'],
        ['城关镇', 5000],
        ['乡镇', '行政村', '总户数'],
        ['城关镇', '东街村', 210],
      ]),
    )
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
    expect(sheets[1]!.columns.map((one) => one.column)).toEqual(['E', 'F', 'G'])
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
    expect((await rowsOf(store, 'Village')).map((row) => row.households)).toEqual([
      '210',
      '180',
      '160',
      '95',
      undefined,
    ])
  })

  test('an empty column inside one table does not split it', async () => {
    const [table, ...more] = await survey(
      sheet([
        ['乡镇', '行政村', null, '总户数', '总人口'],
        ['城关镇', '东街村', null, 210, 800],
      ]),
    )
    expect(more).toEqual([])
    expect(table!.columns.map((one) => one.field)).toEqual(['township', 'name', 'households', 'population'])
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
      sheet([
        ['样板县行政村情况表'],
        ['乡镇', '行政村', '总户数'],
        ['城关镇', '东街村', 210],
        ...page,
        ['城关镇', '西街村', 180],
        ...page,
        ['金塘乡', '石桥村', 70],
        ['合计', null, 460],
      ]),
    )
    expect(sheets.map((one) => [one.roster, one.counts.updated])).toEqual([['Village', 3]])
    expect(sheets[0]!.controlTotals).toMatchObject([{ stated: '460', computed: '460', agrees: true }])
  })
})

describe('one sheet per township', () => {
  const rows = [
    ['行政村', '总户数'],
    ['石桥村', 160],
  ]

  test('named by the tab, by the title, or by the file', async () => {
    await loadSheets(store, sheet(rows, { name: '石桥民族乡2020' }))
    await loadSheets(store, sheet([['金塘乡行政村基本情况表'], ...rows]))
    await loadSheets(
      store,
      sheet([
        ['行政村', '总户数'],
        ['东街村', 5],
      ]),
      {},
      '城关镇行政村台账.xlsx',
    )
    expect((await rowsOf(store, 'Village')).map((row) => [row.township, row.name, row.households])).toEqual([
      ['样板县·城关镇', '东街村', '5'],
      ['样板县·城关镇', '西街村', undefined],
      ['样板县·石桥民族乡', '石桥村', '160'],
      ['样板县·石桥民族乡', '下寨村', undefined],
      ['样板县·金塘乡', '石桥村', '160'],
    ])
  })

  test('a name of two townships with nothing to tell them apart is refused, and both are listed', async () => {
    const [report] = await loadSheets(
      store,
      sheet([
        ['行政村', '年度', '脱贫户数'],
        ['石桥村', 2019, 7],
        ['东街村', 2019, 3],
      ]),
    )
    expect(report!.counts).toMatchObject({ created: 1, refused: 1 })
    const [wrong] = report!.faults.filter((one) => one.severity === 'error')
    expect(wrong).toMatchObject({ code: 'LINK_AMBIGUOUS', address: 'A2', found: '石桥村' })
    expect(wrong!.message.zh).toMatch(/石桥民族乡.*金塘乡/)
  })
})
