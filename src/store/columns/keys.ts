/** What rows are grouped by: the value of a key for every row of a table, through its links, numbered. */

import { BoundedCache } from '../../facts/bounded-cache'
import type { Stored } from '../../facts/kinds/kind'
import { entryOf } from '../../facts/lists'
import { type ColumnData, type ColumnKey, type ColumnStore, dictionaryOf, type Table } from './columns'

/** The value of a key for every row, numbered. */
export interface Coded {
  codes: Int32Array
  dictionary: Stored[]
  sorts?: Stored[]
}

const MAX_KEYS = 100_000
/** Groupings kept for a table; each is four bytes a row. */
const MAX_MEMOIZED = 24

const kept = new WeakMap<object, BoundedCache<string, unknown>>()

/** Made once for a table, and kept as long as the table is. */
export function memoizePerTable<T>(table: Table, name: string, make: () => T): T {
  let own = kept.get(table)
  if (!own) {
    own = new BoundedCache(MAX_MEMOIZED)
    kept.set(table, own)
  }
  return own.getOrMake(name, make) as T
}

/** Numbered values of a key over the rows of the table that is grouped. */
export const codedKey = (columns: ColumnStore, table: string, key: ColumnKey): Coded =>
  memoizePerTable(columns.table(table), JSON.stringify(key), () => code(columns, table, key))

function code(columns: ColumnStore, table: string, { links, column, sort, period }: ColumnKey): Coded {
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
  const found = dictionaryOf(values, MAX_KEYS)
  if (!found) throw new RangeError('too many different keys')
  return found
}

function through(columns: ColumnStore, table: string, link: { column: string; table: string }, target: Coded): Coded {
  const { rowOf } = columns.table(link.table)
  const ids = columns.column(table, link.column).numbers!
  const codes = new Int32Array(ids.length)
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] ?? 0
    const row = !Number.isNaN(id) ? (rowOf[id] ?? -1) : -1
    codes[i] = row < 0 ? 0 : (target.codes[row] ?? 0)
  }
  return { ...target, codes }
}

/** The sort key of each different value. */
function sorts({ codes, dictionary }: Coded, sort: ColumnData): Stored[] {
  const found: Stored[] = dictionary.map(() => null)
  const [texts, own] = [sort.dictionary!, sort.codes!]
  for (let i = 0; i < codes.length; i++) found[codes[i] ?? 0] = texts[own[i] ?? 0] ?? null
  return found
}

const month = (day: number): number => Math.floor(day / 100) % 100
const year = (day: number): number => Math.floor(day / 10_000)
const grains = new Map<string, (day: number) => number>([
  ['DAY', (day) => day],
  ['MONTH', (day) => Math.floor(day / 100)],
  ['QUARTER', (day) => year(day) * 10 + Math.ceil(month(day) / 3)],
  ['HALF_YEAR', (day) => year(day) * 10 + Math.ceil(month(day) / 6)],
  ['YEAR', year],
])

function periods(first: Float64Array, last: Float64Array, grain: string): Stored[] {
  const period = entryOf(grains, grain)
  return Array.from(first, (day, i) =>
    !Number.isNaN(day) && period(day) === period(last[i] ?? 0) ? period(day) : null,
  )
}
