import type { CellOut } from '../../src/sheets/write/sheet-out'
import type { Store } from '../../src/store/store'
import { freshStore } from '../support/databases'
import { loadSheets, sheet } from './tools'

let store: Store
beforeAll(async () => {
  store = await freshStore('sqlite')
})
afterAll(() => store.close())

const header = ['项目名称', '年度', '实施单位', '总投资（万元）', '受益户数']
const row = (name: string, total: CellOut, households: CellOut = 1): CellOut[] => [
  name,
  2020,
  '交通局',
  total,
  households,
]

/** Row, stated, computed and verdict of every claim about money, and the faults. */
async function claims(rows: CellOut[][]) {
  const [report] = await loadSheets(store, sheet([header, ...rows]), { dryRun: true })
  return {
    money: report!.controlTotals
      .filter((claim) => claim.field === 'total')
      .map(({ row, stated, computed, agrees }) => [row, stated, computed, agrees]),
    faults: report!.faults.filter((one) => one.code === 'CONTROL_TOTAL'),
    counts: report!.counts,
  }
}

test('a total that agrees is recorded and nothing is said', async () => {
  const { money, faults } = await claims([row('一', 1.5), row('二', 2), ['合计', null, null, 3.5, 2]])
  expect(money).toEqual([[4, '35000.00', '35000.00', true]])
  expect(faults).toEqual([])
})

test('a total that disagrees is a warning with both figures and the rows between; the rows still go in', async () => {
  const { money, faults, counts } = await claims([row('一', 1.5), row('二', 2), ['合计', null, null, 4, 2]])
  expect(money).toEqual([[4, '40000.00', '35000.00', false]])
  expect(faults).toMatchObject([{ severity: 'warning', address: 'D4', field: 'total', found: '40000.00' }])
  expect(faults[0]!.message.zh).toMatch(/写的是 40000\.00，第 2–3 行实际相加是 35000\.00/)
  expect(faults[0]!.message.en).toMatch(/says 40000\.00, rows 2–3 add up to 35000\.00/)
  expect(counts.created).toBe(2)
})

test('a total that is off by exactly ten thousand hints at mixed units', async () => {
  const { faults } = await claims([row('一', 1), row('二', 2), ['合计', null, null, 30_000, 2]])
  expect(faults[0]!.message.zh).toMatch(/混用了元和万元/)
  expect(faults[0]!.message.en).toMatch(/“元” and “万元” mixed/)
})

test('subtotals are about their group, totals about all, and totals of totals about their own rows', async () => {
  const { money } = await claims([
    row('一', 1),
    row('二', 2),
    ['小计', null, null, 3, 2],
    row('三', 4),
    ['小计', null, null, 4, 1],
    ['合计', null, null, 7, 3],
    row('四', 10),
    ['小计', null, null, 10, 1],
    ['合计', null, null, 10, 1],
    ['总计', null, null, 17, 4],
  ])
  expect(money.map(([at, , , agrees]) => [at, agrees])).toEqual([
    [4, true],
    [6, true],
    [7, true],
    [9, true],
    [10, true],
    [11, true],
  ])
})

test('totals above their rows wait for them', async () => {
  const good = await claims([
    ['合计', null, null, 7, 3],
    ['小计', null, null, 3, 2],
    row('一', 1),
    row('二', 2),
    ['小计', null, null, 4, 1],
    row('三', 4),
  ])
  expect(good.money.map(([at, , , agrees]) => [at, agrees])).toEqual([
    [2, true],
    [3, true],
    [6, true],
  ])
  const bad = await claims([['合计', null, null, 8, 3], row('一', 1), row('二', 2), row('三', 4)])
  expect(bad.faults.map((one) => one.message.zh)).toEqual([
    expect.stringMatching(/D2：.*80000\.00，第 3–5 行实际相加是 70000\.00/),
  ])
})

test('a section head begins a group for the subtotal below it', async () => {
  const { money } = await claims([
    ['一、交通'],
    row('一', 1),
    ['二、水利'],
    row('二', 2),
    row('三', 3),
    ['小计', null, null, 5, 2],
    ['合计', null, null, 6, 3],
  ])
  expect(money.map(([, , , agrees]) => agrees)).toEqual([true, true])
})

test('formulas as totals count by their saved result; one without a result claims nothing', async () => {
  const { money } = await claims([
    row('一', 1),
    row('二', 2),
    ['合计', null, null, { value: 3, formula: 'SUM(D2:D3)' }, { formula: 'SUM(E2:E3)' }],
  ])
  expect(money).toEqual([[4, '30000.00', '30000.00', true]])
})

test('every column is judged, and of-which lines are no claims', async () => {
  const { money, faults } = await claims([
    row('一', 1, 10),
    row('二', 2, 20),
    ['合计', null, null, 3, 31],
    ['其中：扶贫', null, null, 1, 10],
  ])
  expect(money).toHaveLength(1)
  expect(faults).toMatchObject([{ field: 'beneficiaryHouseholds', found: '31' }])
})
