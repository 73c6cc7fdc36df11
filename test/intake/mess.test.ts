import type { Store } from '../../src/store/store'
import { freshStore } from '../support/databases'
import { book, load, loadSheets, rowsOf, sheet, survey } from './tools'

let store: Store
beforeEach(async () => {
  store = await freshStore('sqlite')
  await load(
    store,
    await book(
      [
        sheet(
          [
            ['县', '行政区划代码'],
            ['样板县', '690121'],
          ],
          { name: '县情' },
        ),
        sheet(
          [
            ['乡镇', '类型'],
            ['城关镇', '镇'],
            ['石桥民族乡', '民族乡'],
          ],
          { name: '乡镇' },
        ),
      ],
      '基础.xlsx',
    ),
  )
})
afterEach(() => store.close())

const header = ['乡镇', '行政村', '总户数', '总人口']
const villages = async () =>
  (await rowsOf(store, 'Village')).map(({ township, name, households, population }) => [
    township?.split('·').at(-1),
    name,
    households,
    population,
  ])

describe('lines that are no data', () => {
  test('a numbering row, notes between, the header again, blank and ghost rows', async () => {
    const [report] = await loadSheets(
      store,
      sheet([
        header,
        [1, 2, 3, 4],
        ['城关镇', '东街村', 210, 800],
        [],
        ['注：以下为石桥民族乡'],
        header,
        ['石桥民族乡', '石桥村', 160, 640],
        [' ', '', null, ' '],
        ['填表人：', null, '审核人：'],
        ['填报日期：2020年6月15日'],
      ]),
    )
    expect(await villages()).toEqual([
      ['城关镇', '东街村', '210', '800'],
      ['石桥民族乡', '石桥村', '160', '640'],
    ])
    expect(report!.counts.skippedRows).toEqual([
      { row: 2, reason: 'numbering' },
      { row: 5, reason: 'note' },
      { row: 6, reason: 'header' },
      { row: 9, reason: 'note' },
      { row: 10, reason: 'note' },
    ])
  })

  test('a second header row of machine codes is skipped, and used when it names our fields', async () => {
    const [report] = await loadSheets(
      store,
      sheet([
        ['乡镇', '村子', '户数'],
        ['TOWN', 'VILL_NAME', 'H_CNT'],
        ['城关镇', '东街村', 210],
      ]),
      { roster: 'Village', map: { 村子: 'name' } },
    )
    expect(report).toMatchObject({ headerRows: [1, 2], counts: { created: 1, refused: 0 } })
    const [table] = await survey(
      sheet([
        ['镇', '名', '户'],
        ['township', 'name', 'households'],
        ['城关镇', '东街村', 210],
      ]),
      { roster: 'Village' },
    )
    expect(table!.columns.map((one) => one.field)).toEqual(['township', 'name', 'households'])
  })

  test('同上 repeats what stands above', async () => {
    await loadSheets(store, sheet([header, ['城关镇', '东街村', 210, 800], ['同上', '西街村', '〃', 790]]))
    expect(await villages()).toEqual([
      ['城关镇', '东街村', '210', '800'],
      ['城关镇', '西街村', '210', '790'],
    ])
  })

  test('an empty cell is not what stands above', async () => {
    const [report] = await loadSheets(
      store,
      sheet([header, ['城关镇', '东街村', 210, 800], [null, '西街村', 180, 790]]),
    )
    expect(report!.counts).toMatchObject({ created: 1, refused: 1 })
  })
})

describe('merged cells', () => {
  test('a name merged down its rows holds for each; an amount merged down is counted once', async () => {
    await loadSheets(
      store,
      sheet(
        [
          ['项目名称', '年度', '实施单位', '总投资（万元）'],
          ['村道', 2020, '交通局', 12],
          ['桥', 2020, null, null],
          ['水窖', 2020, '水务局', 3],
        ],
        { merges: ['C2:C3', 'D2:D3'] },
      ),
    )
    expect((await rowsOf(store, 'Investment')).map((row) => [row.name, row.implementer, row.total])).toEqual([
      ['村道', '交通局', '120000.00'],
      ['桥', '交通局', undefined],
      ['水窖', '水务局', '30000.00'],
    ])
  })
})

describe('what is hidden is read and said', () => {
  test('rows, columns and sheets', async () => {
    const [visible, hidden] = await loadSheets(store, [
      sheet([header, ['城关镇', '东街村', 210, 800], ['城关镇', '西街村', 180, 790]], {
        hiddenRows: [3],
        columns: [{}, {}, { hidden: true }],
      }),
      sheet([header, ['城关镇', '南街村', 1, 2]], { name: '旧', visibility: 'hidden' }),
    ])
    expect(visible!.counts.created).toBe(2)
    expect(visible!.faults.map((one) => [one.code, one.severity, one.message.zh])).toEqual([
      ['HIDDEN', 'warning', '隐藏的列（C）也已读取'],
      ['HIDDEN', 'warning', '有 1 行是隐藏或被筛选掉的，也已读取'],
    ])
    expect(hidden).toMatchObject({ roster: null, faults: [{ code: 'HIDDEN', severity: 'warning' }] })
    const [asked] = await loadSheets(
      store,
      [sheet([['封面']]), sheet([header, ['城关镇', '南街村', 1, 2]], { name: '旧', visibility: 'hidden' })],
      { sheets: ['旧'] },
    )
    expect(asked!.counts.created).toBe(1)
  })
})
