/** A question comes in; go out the groups of the rows it is about, with exact sums. */
import type { Stored } from '../facts/kinds/kind'
import {
  type Column,
  type ColumnKey,
  type ColumnMeasure,
  type ColumnQuestion,
  type Columns,
  numbered,
  type Table,
} from './readers-columns'
import { type Selection, select } from './readers-columns-select'

/** The value of a key for every row, numbered. */
interface Coded {
  codes: Int32Array
  dictionary: Stored[]
  sorts?: Stored[]
}

/** The group of every row of a table, and for each group a row that lies in it. */
interface Grouped {
  of: Int32Array
  example: Int32Array
}

const MOST_KEYS = 100_000
/** Groupings kept for a table; each is four bytes a row. */
const MOST_KEPT = 24

export function groups(columns: Columns, question: ColumnQuestion): Stored[][] {
  const { table, test, keys, depths } = question
  const rows = select(columns, table, test)
  return depths.flatMap((depth) => atDepth(columns, question, rows, keys.slice(0, depth)))
}

function atDepth(
  columns: Columns,
  { table, keys, measures }: ColumnQuestion,
  rows: Selection,
  own: ColumnKey[],
): Stored[][] {
  const coded = own.map((key) => codedKey(columns, table, key))
  const { of, example } = grouped(columns, table, own, coded)
  const counts = new Float64Array(example.length)
  for (let k = 0; k < rows.length; k++) counts[of[rows[k]]]++
  const found = measures.map((measure) =>
    measure.name === 'count' ? counts : measured(columns.column(table, measure.column), measure, rows, of, counts),
  )
  const out: Stored[][] = []
  for (let g = 0; g < counts.length; g++) {
    if (counts[g] === 0) continue
    const row: Stored[] = []
    for (const [i, key] of keys.entries()) {
      row.push(i < own.length ? coded[i].dictionary[coded[i].codes[example[g]]] : null)
      if (key.sort) row.push(i < own.length ? coded[i].sorts![coded[i].codes[example[g]]] : null)
    }
    row.push(own.length, counts[g])
    for (const values of found) row.push(values[g])
    out.push(row)
  }
  return out
}

/** Combinations of keys that occur, numbered as they come. */
function grouped(columns: Columns, table: string, keys: ColumnKey[], coded: Coded[]): Grouped {
  return keep(columns.table(table), `groups${JSON.stringify(keys)}`, () => {
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
    const place = of[i] * width + codes[i]
    let group = known.get(place)
    if (group === undefined) {
      group = example.push(i) - 1
      known.set(place, group)
    }
    next[i] = group
  }
  return [next, Int32Array.from(example)]
}

function measured(
  column: Column,
  { name, scale }: ColumnMeasure,
  rows: Selection,
  of: Int32Array,
  all: Float64Array,
): ArrayLike<Stored> {
  const values = column.numbers!
  if (name === 'min' || name === 'max') return extremes(values, name === 'min' ? 1 : -1, rows, of, all.length)
  const small = column.most * rows.length <= Number.MAX_SAFE_INTEGER
  const simple = small && column.full
  const counts = simple ? all : new Float64Array(all.length)
  const summed = simple ? fullSums : small ? plainSums : splitSums
  const sums = summed(values, rows, of, counts)
  return Array.from(counts, (n, g) => {
    if (n === 0) return null
    const sum = sums(g)
    return String(name === 'sum' ? sum : rounded(BigInt(sum), BigInt(n), BigInt(scale)))
  })
}

/** No empty cell, and no partial sum can leave the whole numbers a double holds. */
function fullSums(
  values: Float64Array,
  rows: Selection,
  of: Int32Array,
  counts: Float64Array,
): (group: number) => number {
  const sums = new Float64Array(counts.length)
  for (let k = 0; k < rows.length; k++) sums[of[rows[k]]] += values[rows[k]]
  return (g) => sums[g]
}

/** No partial sum can leave the whole numbers a double holds. */
function plainSums(
  values: Float64Array,
  rows: Selection,
  of: Int32Array,
  counts: Float64Array,
): (group: number) => number {
  const sums = new Float64Array(counts.length)
  for (let k = 0; k < rows.length; k++) {
    const value = values[rows[k]]
    if (!Number.isNaN(value)) {
      sums[of[rows[k]]] += value
      counts[of[rows[k]]]++
    }
  }
  return (g) => sums[g]
}

const HALF = 2 ** 26

/** Large numbers are summed in two halves, each of which stays exact. */
function splitSums(
  values: Float64Array,
  rows: Selection,
  of: Int32Array,
  counts: Float64Array,
): (group: number) => bigint {
  const high = new Float64Array(counts.length)
  const low = new Float64Array(counts.length)
  for (let k = 0; k < rows.length; k++) {
    const value = values[rows[k]]
    if (!Number.isNaN(value)) {
      const upper = Math.floor(value / HALF)
      high[of[rows[k]]] += upper
      low[of[rows[k]]] += value - upper * HALF
      counts[of[rows[k]]]++
    }
  }
  return (g) => BigInt(high[g]) * BigInt(HALF) + BigInt(low[g])
}

/** Rounded half away from zero. */
function rounded(sum: bigint, n: bigint, scale: bigint): bigint {
  const size = sum < 0n ? -sum : sum
  const found = (2n * scale * size + n) / (2n * n)
  return sum < 0n ? -found : found
}

function extremes(values: Float64Array, sign: 1 | -1, rows: Selection, of: Int32Array, size: number): Stored[] {
  const best = new Float64Array(size).fill(Number.NaN)
  for (let k = 0; k < rows.length; k++) {
    const value = values[rows[k]]
    const held = best[of[rows[k]]]
    if (!Number.isNaN(value) && (Number.isNaN(held) || (value - held) * sign < 0)) best[of[rows[k]]] = value
  }
  return Array.from(best, (value) => (!Number.isNaN(value) ? value : null))
}

const kept = new WeakMap<object, Map<string, unknown>>()

/** Made once for a table, and kept as long as the table is. */
function keep<T>(table: Table, name: string, make: () => T): T {
  let own = kept.get(table)
  if (!own) {
    own = new Map()
    kept.set(table, own)
  }
  let found = own.get(name) as T | undefined
  if (found === undefined) {
    if (own.size >= MOST_KEPT) own.clear()
    found = make()
    own.set(name, found)
  }
  return found
}

/** Numbered values of a key over the rows of the table that is grouped. */
const codedKey = (columns: Columns, table: string, key: ColumnKey): Coded =>
  keep(columns.table(table), JSON.stringify(key), () => code(columns, table, key))

function code(columns: Columns, table: string, { links, column, sort, period }: ColumnKey): Coded {
  const [link, ...rest] = links
  if (link) return through(columns, table, link, code(columns, link.table, { links: rest, column, sort, period }))
  const found = columns.column(table, column)
  if (period) return numberedOrFail(periods(found.numbers!, columns.column(table, period.end).numbers!, period.grain))
  const coded = found.codes
    ? { codes: found.codes, dictionary: found.dictionary! }
    : numberedOrFail(Array.from(found.numbers!, (v) => (!Number.isNaN(v) ? v : null)))
  return sort ? { ...coded, sorts: sorts(coded, columns.column(table, sort)) } : coded
}

function numberedOrFail(values: Stored[]): Coded {
  const found = numbered(values, MOST_KEYS)
  if (!found) throw new RangeError('too many different keys')
  return found
}

function through(columns: Columns, table: string, link: { column: string; table: string }, target: Coded): Coded {
  const { rowOf } = columns.table(link.table)
  const ids = columns.column(table, link.column).numbers!
  const codes = new Int32Array(ids.length)
  for (let i = 0; i < ids.length; i++) {
    const row = !Number.isNaN(ids[i]) ? (rowOf[ids[i]] ?? -1) : -1
    codes[i] = row < 0 ? 0 : target.codes[row]
  }
  return { ...target, codes }
}

/** The sort key of each different value. */
function sorts({ codes, dictionary }: Coded, sort: Column): Stored[] {
  const found: Stored[] = dictionary.map(() => null)
  for (let i = 0; i < codes.length; i++) found[codes[i]] = sort.dictionary![sort.codes![i]]
  return found
}

const month = (day: number): number => Math.floor(day / 100) % 100
const year = (day: number): number => Math.floor(day / 10_000)
const grains: Record<string, (day: number) => number> = {
  DAY: (day) => day,
  MONTH: (day) => Math.floor(day / 100),
  QUARTER: (day) => year(day) * 10 + Math.ceil(month(day) / 3),
  HALF_YEAR: (day) => year(day) * 10 + Math.ceil(month(day) / 6),
  YEAR: year,
}

function periods(first: Float64Array, last: Float64Array, grain: string): Stored[] {
  const period = grains[grain]
  return Array.from(first, (day, i) => (!Number.isNaN(day) && period(day) === period(last[i]) ? period(day) : null))
}
