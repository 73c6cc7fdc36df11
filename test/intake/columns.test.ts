import type { CellOut } from '../../src/sheets/write/sheet-out'
import { sheet, survey } from './tools'

/** Heading → field of the first table of a sheet with this header and these rows. */
async function fields(header: CellOut[], rows: CellOut[][] = [], options = {}): Promise<Record<string, string>> {
  const [table] = await survey(sheet([header, ...rows]), options)
  return Object.fromEntries(table!.columns.map((column) => [column.header, column.field]))
}

test('our own headings are exact, others go by their synonyms, and unknown ones are reported', async () => {
  const [table] = await survey(
    sheet([
      ['乡镇', '村名', '总户数（户）', '农户情况'],
      ['石桥民族乡', '石桥村', 210, '好'],
    ]),
  )
  expect(table).toMatchObject({ roster: 'Village', headerRows: [1, 1] })
  expect(table!.columns.map(({ column, field, by }) => [column, field, by])).toEqual([
    ['A', 'township', 'exact'],
    ['B', 'name', 'alias'],
    ['C', 'households', 'exact'],
  ])
  expect(table!.ignored).toMatchObject([{ column: 'D', header: '农户情况' }])
  expect(table!.faults).toMatchObject([{ code: 'IGNORED_COLUMN', severity: 'warning', address: 'D1' }])
})

test('a heading with figures below it is a count, with names below it a name', async () => {
  const counts = await fields(['乡镇', '行政村', '社区', '贫困村', '总人口'], [['城关镇', 12, 3, 4, 21_000]])
  expect(counts).toMatchObject({ 行政村: 'villageCount', 贫困村: 'poorVillageCount' })
  const names = await fields(['乡镇', '行政村', '贫困村', '总人口'], [['城关镇', '石桥村', '是', 812]])
  expect(names).toMatchObject({ 行政村: 'name', 贫困村: 'isRegisteredPoor' })
})

test('what the user states goes first, what was learned second', async () => {
  const rows = [['石桥民族乡', '石桥村', 812]]
  expect(
    await fields(['乡镇', '村子', '人数'], rows, { roster: 'Village', map: { 村子: 'name', 人数: 'population' } }),
  ).toEqual({ 乡镇: 'township', 村子: 'name', 人数: 'population' })
  const learned = [{ headings: { Village: { 村子: 'name', 人数: 'population' } }, units: {} }]
  expect(await fields(['乡镇', '村子', '人数'], rows, { learned })).toEqual({
    乡镇: 'township',
    村子: 'name',
    人数: 'population',
  })
  expect(
    await fields(['乡镇', '村子', '人数'], rows, { learned, map: { 人数: 'households' }, roster: 'Village' }),
  ).toMatchObject({ 人数: 'households' })
})

test('two columns for one field are a fault that names both', async () => {
  const [table] = await survey(
    sheet([
      ['乡镇', '行政村', '总人口', '人口'],
      ['城关镇', '石桥村', 812, 800],
    ]),
  )
  expect(table!.columns.find((c) => c.field === 'population')?.header).toBe('总人口')
  const [twice] = await survey(
    sheet([
      ['乡镇', '行政村', '总户数', '总人口', '总人口'],
      ['城关镇', '石桥村', 210, 812, 800],
    ]),
  )
  expect(twice!.faults).toMatchObject([{ code: 'DUPLICATE_COLUMN', severity: 'error', field: 'population' }])
  expect(twice!.faults[0]!.message.zh).toMatch(/D列“总人口”和E列“总人口”/)
})

test('a heading whose unit measures something else is not that cell', async () => {
  expect(
    await fields(['乡镇', '行政村', '总户数', '少数民族人口（元）'], [['城关镇', '石桥村', 210, 5]]),
  ).not.toHaveProperty('少数民族人口（元）')
})

test('a near miss is never a match', async () => {
  const found = await fields(['乡镇', '行政村', '总户数', '总人囗'], [['城关镇', '石桥村', 210, 812]])
  expect(found).not.toHaveProperty('总人囗')
})
