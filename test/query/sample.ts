/** Random rows for every roster: empty cells, awkward texts, large sums, days of every precision. The same seed gives the same rows. */
import { tableColumns } from '../../src/facts/as-table'
import type { CellFacts } from '../../src/facts/cell'
import { edtf, monthSpan, yearSpan } from '../../src/facts/days'
import type { Stored } from '../../src/facts/kinds/kind'
import { type RosterFacts, targetOf } from '../../src/facts/roster'
import type { Store } from '../../src/store/store'

export type Row = Record<string, Stored>
export type Sample = Map<string, Row[]>

/** A small generator of numbers, the same everywhere. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

export const texts = [
  '石桥村',
  '石桥',
  '中寨',
  '大理',
  'Alpha',
  'alpha',
  'ALPHA beta',
  '100%',
  '1_0',
  '10',
  'a\\b',
  "O'县",
  '"双"',
  'É',
  'é',
  '𠮷野',
  '贵州省 民宗委',
  '；DROP TABLE',
  '石头',
  'ab',
  'b',
]

function cell(
  roster: RosterFacts,
  facts: CellFacts,
  roll: (below: number) => number,
  sizes: (roster: RosterFacts) => number,
): Stored[] {
  const blank = facts.required ? 12 : 4
  const columns = facts.kind.columns(facts).length
  if (roll(blank) === 0 && !roster.key.flat().includes(facts.name)) return Array(columns).fill(null)
  const made: Record<string, () => Stored[]> = {
    text: () => facts.kind.parse(texts[roll(texts.length)], facts),
    whole: () => {
      const number = roll(3) === 0 ? roll(5) : roll(4000)
      return facts.qualified ? [number, ['EXACT', 'ABOUT', 'OVER'][roll(3)]!] : [number]
    },
    year: () => [2016 + roll(6)],
    money: () => [
      roll(12) === 0 ? 9_000_000_000_000_000 - roll(1000) : roll(4) === 0 ? roll(4) * 100_000 : roll(90_000_000),
    ],
    decimal: () => [roll(3_000_000) * (roll(2) ? 1 : 1000)],
    percent: () => [roll(100) * 1_000_000 + roll(2) * 333_333],
    flag: () => [roll(2)],
    choice: () => [facts.options[roll(facts.options.length)]!.code],
    day: () => facts.kind.parse(someDay(roll), facts),
    link: () => [1 + roll(sizes(targetOf(facts)))],
  }
  return made[facts.kind.name]!()
}

export function someDay(roll: (below: number) => number): string {
  const y = 2018 + roll(4)
  const m = 1 + roll(12)
  const d = 1 + roll(28)
  const forms = [
    () => edtf([y * 10_000 + m * 100 + d, y * 10_000 + m * 100 + d]),
    () => edtf(monthSpan(y, m)!),
    () => edtf(yearSpan(y)!),
    () => edtf([y * 10_000 + m * 100 + 11, y * 10_000 + m * 100 + 20]),
    () => edtf(monthSpan(y, 1 + 3 * roll(4), 12)!),
  ]
  return forms[[0, 0, 0, 1, 1, 2, 3, 4][roll(8)]!]!()
}

export function sampleOf(rosters: RosterFacts[], seed: number, sizes: (roster: RosterFacts) => number): Sample {
  const roll = dice(seed)
  const sample: Sample = new Map()
  for (const roster of rosters)
    sample.set(
      roster.name,
      Array.from({ length: sizes(roster) }, (_, i) => rowOf(roster, i + 1, roll, sizes)),
    )
  return sample
}

function rowOf(
  roster: RosterFacts,
  id: number,
  roll: (below: number) => number,
  sizes: (roster: RosterFacts) => number,
): Row {
  const row: Row = {
    id,
    import_id: 1,
    sheet_id: 1,
    source_row: id + 3,
    blanks: null,
    is_active: roll(10) ? 1 : 0,
    is_listed: roll(10) ? 1 : 0,
  }
  for (const facts of roster.cells) {
    const stored = cell(roster, facts, roll, sizes)
    for (const [i, column] of facts.kind.columns(facts).entries()) row[column.name] = stored[i]!
  }
  return row
}

export const insert = (store: Store, sample: Sample): Promise<void> =>
  store.write(async (writer) => {
    for (const roster of store.rosters) {
      const columns = tableColumns(roster)
      const rows = sample.get(roster.name) ?? []
      const stored = rows.map((row) => columns.map((name) => row[name] ?? null))
      if (stored.length > 0) await writer.insert(roster.table, columns, stored)
    }
  })
