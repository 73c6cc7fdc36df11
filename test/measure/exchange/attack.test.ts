/**
 * Somebody who has the whole package, and knows every total of every township besides, tries to find what was kept back: by
 * taking what is shown from the totals, by the sums within a row, and by what cannot be otherwise.
 */
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as XLSX from 'xlsx'
import '../../../src/county/indicators'
import { saveExport } from '../../../src/measure/exchange/file'
import { exportSnapshot } from '../../../src/measure/exchange/formats'
import { sealSnapshot } from '../../../src/measure/snapshot/snapshot'
import type { Store } from '../../../src/store/store'
import { countyStore } from '../../support/county'

type Row = Record<string, string>
/** Cells that are known, one by one: row, column, value. */
type Known = Map<string, number>
type Equation = { parts: { key: string; sign: 1 | -1 }[]; total: number }

const VILLAGE = ['少数民族户数', '少数民族人口']
const EXIT = [
  '建档立卡户数',
  '建档立卡人口',
  '脱贫户数',
  '脱贫人口',
  '未脱贫户数',
  '剩余贫困人口',
  '返贫户数',
  '返贫人口',
  '少数民族建档立卡户数',
  '少数民族脱贫户数',
]
const SUMS = [
  ['未脱贫户数', '建档立卡户数', '脱贫户数', '返贫户数'],
  ['剩余贫困人口', '建档立卡人口', '脱贫人口', '返贫人口'],
]
/** Nobody in the first is nobody in the second. */
const NOBODY = [
  ['少数民族人口', '少数民族户数'],
  ['剩余贫困人口', '未脱贫户数'],
  ['少数民族建档立卡户数', '少数民族脱贫户数'],
]

describe('what an export keeps back', () => {
  let store: Store
  const read = async (name: string, suppress: boolean): Promise<Row[]> => {
    const place = mkdtempSync(join(tmpdir(), 'package-'))
    await saveExport(exportSnapshot(store, 1, { format: 'package', suppress }), place)
    const sheet = XLSX.read(readFileSync(join(place, name), 'utf8').slice(1), { type: 'string', raw: true })
    return XLSX.utils.sheet_to_json<Row>(sheet.Sheets[sheet.SheetNames[0]!]!, { raw: false, defval: '' })
  }
  beforeAll(async () => {
    store = await countyStore('sqlite')
    await sealSnapshot(store, { name: '六月', period: '2020', on: '2020-06-15', codes: ['I-33'] })
  }, 60_000)
  afterAll(() => store.close())

  it.each([
    ['villages.csv', VILLAGE, (row: Row) => row.乡镇!],
    ['poverty-exits.csv', EXIT, (row: Row) => `${row.乡镇} ${row.年度}`],
  ])(
    'cannot be found again in %s',
    async (name, columns, groupOf) => {
      const [open, shown] = [await read(name, false), await read(name, true)]
      const truth: Known = cells(open, columns)
      const known: Known = cells(shown, columns)
      const small = [...truth].filter(([, value]) => value >= 1 && value <= 4).map(([key]) => key)
      expect(small.length).toBeGreaterThan(0)
      expect(small.filter((key) => known.has(key))).toEqual([])
      const equations = [...totals(open, columns, groupOf, truth), ...sums(open, columns)]
      for (let found = true; found; ) found = [implied(shown, known), solved(equations, known)].includes(true)
      expect(small.filter((key) => known.has(key))).toEqual([])
    },
    60_000,
  )
})

const keyOf = (row: Row, column: string): string => `${row.rosterql_id} ${column}`

const cells = (rows: Row[], columns: string[]): Known =>
  new Map(
    rows.flatMap((row) =>
      columns
        .filter((column) => row[column] !== '')
        .map((column) => [keyOf(row, column), Number(row[column])] as const),
    ),
  )

function totals(rows: Row[], columns: string[], groupOf: (row: Row) => string, truth: Known): Equation[] {
  return [...new Set(rows.map(groupOf))].flatMap((group) =>
    columns.map((column) => {
      const keys = rows
        .filter((row) => groupOf(row) === group)
        .map((row) => keyOf(row, column))
        .filter((key) => truth.has(key))
      return {
        parts: keys.map((key) => ({ key, sign: 1 as const })),
        total: keys.reduce((sum, key) => sum + truth.get(key)!, 0),
      }
    }),
  )
}

const sums = (rows: Row[], columns: string[]): Equation[] =>
  columns === EXIT
    ? rows.flatMap((row) =>
        SUMS.map((names) => ({
          parts: names.map((name, i) => ({
            key: keyOf(row, name),
            sign: i === 0 || i === 2 ? (1 as const) : (-1 as const),
          })),
          total: 0,
        })),
      )
    : []

/** A part that is the only one unknown follows from the others. */
function solved(equations: Equation[], known: Known): boolean {
  let found = false
  for (const { parts, total } of equations) {
    const open = parts.filter(({ key }) => !known.has(key))
    if (open.length !== 1) continue
    const rest = parts.reduce((sum, { key, sign }) => sum + sign * (known.get(key) ?? 0), 0)
    known.set(open[0]!.key, (total - rest) * open[0]!.sign)
    found = true
  }
  return found
}

/** What the row says elsewhere: nobody lives there, so none of them is poor; a rate times its people. */
function implied(rows: Row[], known: Known): boolean {
  const before = known.size
  const put = (row: Row, column: string, value: number): void => {
    if (!known.has(keyOf(row, column))) known.set(keyOf(row, column), value)
  }
  for (const row of rows) {
    if (row.是否有少数民族居住 === '否') for (const column of VILLAGE) put(row, column, 0)
    for (const [first, second] of NOBODY) if (known.get(keyOf(row, first!)) === 0) put(row, second!, 0)
    const [rate, people] = [row['贫困发生率（%）'], row.乡村人口]
    if (rate && people) put(row, '剩余贫困人口', Math.round((Number(rate) * Number(people)) / 100))
  }
  return known.size > before
}
