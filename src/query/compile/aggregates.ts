/** Aggregates of a roster's rows: one row per function, each with its SQL, how its value is shown, and how a client's value is compared with it. */

import type { CellFacts } from '../../facts/cell'
import { edtf } from '../../facts/days'
import { PLACES } from '../../facts/kinds/decimal'
import type { Aggregate, SqlType, Stored } from '../../facts/kinds/kind'
import { inUnit, type MoneyUnit } from '../../facts/kinds/money'
import { fit as digitsAt, parseDecimal, point } from '../../facts/numbers'
import type { RosterFacts } from '../../facts/roster'
import type { ColumnMeasure } from '../../store/columns/columns'
import { refusal } from '../refusal'
import type { Dialect } from './dialect'
import { type Parts, partsOf } from './parts'
import { column, raw, type Sql, sql } from './sql'

/** One aggregate of one cell (or the count of rows), over any set of rows. */
export interface Measure {
  /** `count`, `total.sum`. */
  id: string
  /** Over the rows of a table that goes by `alias`. */
  sql(alias: string, dialect: Dialect): Sql
  type: SqlType | 'exact'
  /** How columns in memory count it; absent where only the database does. */
  scan?: ColumnMeasure
  /** Compared as an interval: a day that stands for itself. */
  day: boolean
  /** What is compared, when it is not what is ordered by. */
  compared?(found: Sql, dialect: Dialect): Sql
  parse(given: unknown): [first: Stored, last: Stored]
  show(stored: Stored, unit?: MoneyUnit): string | number | null
}

const number = (stored: Stored): number | null => {
  if (stored === null) return null
  const found = Number(stored)
  if (!Number.isSafeInteger(found)) throw refusal('TOO_LARGE', 'a sum exceeds 2^53', '合计超出 2^53')
  return found
}

/** A client's number as an integer of the smallest unit, in digits: "12.5" with two places is 1250. */
function digits(given: unknown, places: number): [Stored, Stored] {
  const found = /^-?\d+(?:\.\d+)?$/.test(String(given)) ? parseDecimal(String(given)) : null
  const stored = found && digitsAt(found, places)
  if (stored === null) throw new RangeError(`“${given}” is not a number with at most ${places} decimals`)
  return [String(stored), String(stored)]
}

const wholeNumber = (given: unknown): [Stored, Stored] => [Number(given), Number(given)]

const places = (cell: CellFacts): number => (cell.kind.name === 'money' ? 2 : cell.kind.name === 'whole' ? 0 : PLACES)
const isMoney = (cell: CellFacts): boolean => cell.kind.name === 'money'
const amount = (cell: CellFacts, stored: Stored, unit?: MoneyUnit, at = places(cell)): string | null =>
  stored === null ? null : isMoney(cell) ? inUnit(stored, unit) : point(stored, at, true)

interface MeasureRow {
  name: Aggregate
  make(cell: CellFacts, parts: Parts): Omit<Measure, 'id'>
}

/** Text is least and greatest by its pinyin, so the sort key goes in front of it; U+0001 is below every character of a key. */
const spelled = (parts: Parts, alias: string, dialect: Dialect): Sql => {
  const text = column(alias, parts.value)
  return dialect.binary(
    parts.sort === parts.value ? text : sql`(${column(alias, parts.sort)} || ${dialect.low} || ${text})`,
  )
}

function extreme(name: 'min' | 'max', word: Sql): MeasureRow {
  return {
    name,
    make(cell, parts) {
      if (cell.kind.name === 'text') return extremeText(word, parts)
      const at = name === 'min' ? parts.value : parts.end
      const show =
        cell.kind.name === 'day'
          ? (s: Stored) => (s === null ? null : edtf([s as number, s as number]))
          : (s: Stored, unit?: MoneyUnit) =>
              isMoney(cell) ? amount(cell, s, unit) : (cell.kind.show([s], cell) as string)
      const parse = (given: unknown): [Stored, Stored] => {
        const stored = cell.kind.parse(given, cell)
        return [stored[0], parts.interval ? stored[1] : stored[0]]
      }
      return {
        sql: (alias) => sql`${word}(${column(alias, at)})`,
        scan: { name, column: at, scale: 1 },
        type: parts.type,
        day: parts.interval,
        parse,
        show,
      }
    },
  }
}

const extremeText = (word: Sql, parts: Parts): Omit<Measure, 'id'> => ({
  sql: (alias, dialect) => sql`${word}(${spelled(parts, alias, dialect)})`,
  type: 'text',
  day: false,
  compared: parts.sort === parts.value ? undefined : (found, dialect) => dialect.behindLow(found),
  parse: (given) => [String(given), String(given)],
  show: (stored) => (stored === null ? null : (stored as string).slice((stored as string).indexOf('\u0001') + 1)),
})

const sum: MeasureRow = {
  name: 'sum',
  make: (cell, parts) => ({
    sql: (alias) => sql`SUM(${column(alias, parts.value)})`,
    scan: { name: 'sum', column: parts.value, scale: 1 },
    type: 'exact',
    day: false,
    parse: (given) => digits(given, places(cell)),
    show: (stored, unit) => (cell.kind.name === 'whole' ? number(stored) : amount(cell, stored, unit)),
  }),
}

/**
 * Sum ÷ count rounded half away from zero, in whole numbers of the last place shown: quotient, plus the rounded remainder.
 * The remainder is below the count, so nothing overflows. What is shown is what is compared and ordered by.
 */
const avg: MeasureRow = {
  name: 'avg',
  make(cell, parts) {
    const times = cell.kind.name === 'whole' ? 1_000_000 : 1
    const scale = raw(String(times))
    const shown = isMoney(cell) ? 2 : PLACES
    return {
      scan: { name: 'avg', column: parts.value, scale: times },
      sql(alias, dialect) {
        const x = column(alias, parts.value)
        const total = sql`ABS(SUM(${x}))`
        const n = sql`COUNT(${x})`
        const rest = dialect.divide(sql`(2 * ${scale} * (${total} % ${n}) + ${n})`, sql`(2 * ${n})`)
        return sql`((${dialect.divide(total, n)}) * ${scale} + ${rest}) * (CASE WHEN SUM(${x}) < 0 THEN -1 ELSE 1 END)`
      },
      type: 'exact',
      day: false,
      parse: (given) => digits(given, shown),
      show: (stored, unit) => amount(cell, stored, unit, shown),
    }
  },
}

/** An interval counts by both its ends: first × 10^8 + last is a number of its own for each. */
const countDistinct: MeasureRow = {
  name: 'countDistinct',
  make: (_cell, parts) => ({
    sql(alias) {
      const x = column(alias, parts.value)
      return parts.interval
        ? sql`COUNT(DISTINCT CAST(${x} AS bigint) * 100000000 + ${column(alias, parts.end)})`
        : sql`COUNT(DISTINCT ${x})`
    },
    type: 'integer',
    day: false,
    parse: wholeNumber,
    show: (stored) => stored as number,
  }),
}

export const measures: MeasureRow[] = [sum, avg, extreme('min', raw('MIN')), extreme('max', raw('MAX')), countDistinct]

export const countMeasure: Measure = {
  id: 'count',
  scan: { name: 'count', column: 'id', scale: 1 },
  sql: () => raw('COUNT(*)'),
  type: 'integer',
  day: false,
  parse: wholeNumber,
  show: (stored) => stored as number,
}

const made = new WeakMap<CellFacts, Map<string, Measure>>()

/** The aggregate of a cell by the function's name; undefined when the kind does not have it. */
export function measureOf(roster: RosterFacts, cell: CellFacts, name: string): Measure | undefined {
  let own = made.get(cell)
  if (!own) {
    own = new Map()
    for (const row of measures)
      if (cell.kind.aggregates.includes(row.name))
        own.set(row.name, { id: `${cell.name}.${row.name}`, ...row.make(cell, partsOf(roster, cell)) })
    made.set(cell, own)
  }
  return own.get(name)
}
