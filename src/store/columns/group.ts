/** A question comes in; go out the groups of the rows it is about, with exact sums. */
import type { Stored } from '../../facts/kinds/kind'
import type { ColumnKey, ColumnQuestion, ColumnStore } from './columns'
import { type Coded, codedKey, memoizePerTable } from './keys'
import { type Selection, select } from './select'
import { measuredGroups } from './sum'

/** The group of every row of a table, and for each group a row that lies in it. */
interface Grouped {
  of: Int32Array
  example: Int32Array
}

export function groups(columns: ColumnStore, question: ColumnQuestion): Stored[][] {
  const { table, test, keys, depths } = question
  const rows = select(columns, table, test)
  return depths.flatMap((depth) => atDepth(columns, question, rows, keys.slice(0, depth)))
}

function atDepth(
  columns: ColumnStore,
  { table, keys, measures }: ColumnQuestion,
  rows: Selection,
  own: ColumnKey[],
): Stored[][] {
  const coded = own.map((key) => codedKey(columns, table, key))
  const { of, example } = grouped(columns, table, own, coded)
  const counts = new Float64Array(example.length)
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] ?? 0
    const group = of[row] ?? 0
    counts[group] = (counts[group] ?? 0) + 1
  }
  const found = measures.map((measure) =>
    measure.name === 'count'
      ? counts
      : measuredGroups(columns.column(table, measure.column), measure, rows, of, counts),
  )
  const out: Stored[][] = []
  for (const [g, count] of counts.entries()) {
    if (count === 0) continue
    const row = keys.flatMap(({ sort }, i) => keyOf(coded[i], example[g] ?? 0, sort !== undefined))
    row.push(own.length, count)
    for (const values of found) row.push(values[g] ?? null)
    out.push(row)
  }
  return out
}

/** The value of a key in a row, and what it is sorted by; empty where the groups are not split by that key. */
function keyOf(key: Coded | undefined, row: number, sorted: boolean): Stored[] {
  const code = key ? (key.codes[row] ?? 0) : 0
  const value = key?.dictionary[code] ?? null
  return sorted ? [value, key?.sorts?.[code] ?? null] : [value]
}

/** Combinations of keys that occur, numbered as they come. */
function grouped(columns: ColumnStore, table: string, keys: ColumnKey[], coded: Coded[]): Grouped {
  return memoizePerTable(columns.table(table), `groups${JSON.stringify(keys)}`, () => {
    const size = columns.table(table).size
    let of: Int32Array = new Int32Array(size)
    let example: Int32Array = Int32Array.from(size > 0 ? [0] : [])
    for (const { codes, dictionary } of coded) [of, example] = refined(of, codes, dictionary.length)
    return { of, example }
  })
}

/** Every group so far is split by one more key. */
function refined(of: Int32Array, codes: Int32Array, width: number): [of: Int32Array, example: Int32Array] {
  const known = new Map<number, number>()
  const next = new Int32Array(of.length)
  const example: number[] = []
  for (let i = 0; i < of.length; i++) {
    const place = (of[i] ?? 0) * width + (codes[i] ?? 0)
    let group = known.get(place)
    if (group === undefined) {
      group = example.push(i) - 1
      known.set(place, group)
    }
    next[i] = group
  }
  return [next, Int32Array.from(example)]
}
