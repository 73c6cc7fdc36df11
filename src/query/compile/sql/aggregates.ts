/** Aggregates of a roster's rows: one row per function, each with its SQL and how its value is shown. */

import type { CellFacts } from '../../../facts/cell'
import type { Aggregate, SqlType, Stored } from '../../../facts/kinds/kind'
import { point } from '../../../facts/numbers'
import type { RosterFacts } from '../../../facts/roster'
import { amountOf } from '../../../filter/totals'
import type { ColumnMeasure } from '../../../store/columns/columns'
import { refusal } from '../../refusal'
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
  /** What is compared, when it is not what is ordered by. */
  compared?(found: Sql, dialect: Dialect): Sql
  show(stored: Stored, unit?: string): string | number | null
}

const number = (stored: Stored): number | null => {
  if (stored === null) return null
  const found = Number(stored)
  if (!Number.isSafeInteger(found)) throw refusal('query.sum-too-large', {})
  return found
}

/** Decimal places of the whole numbers a cell is stored as: fen, ten-thousandths; none of what is no amount. */
export const storedPlaces = ({ kind }: CellFacts): number => kind.amount?.places ?? 0

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
      if (parts.text) return extremeText(word, cell, parts)
      const at = name === 'min' ? parts.value : parts.end
      const show = (stored: Stored, unit?: string): string | number | null =>
        stored === null ? null : (cell.kind.show(parts.interval ? [stored, stored] : [stored], cell, unit) as string)
      return {
        sql: (alias) => sql`${word}(${column(alias, at)})`,
        scan: { name, column: at, scale: 1 },
        type: parts.type,
        show,
      }
    },
  }
}

const extremeText = (word: Sql, cell: CellFacts, parts: Parts): Omit<Measure, 'id'> => ({
  sql: (alias, dialect) => sql`${word}(${spelled(parts, alias, dialect)})`,
  type: 'text',
  compared: parts.sort === parts.value ? undefined : (found, dialect) => dialect.behindLow(found),
  show(stored) {
    const text = stored === null ? null : String(stored)
    return text === null ? null : (cell.kind.show([text.slice(text.indexOf(LOW) + 1)], cell) as string)
  },
})

/** Stands between the sort key and the text it was made of. */
const LOW = '\u0001'

/** Whole numbers as numbers, exact decimals as strings. */
const sum: MeasureRow = {
  name: 'sum',
  make(cell, parts) {
    const { places } = amountOf(cell)
    return {
      sql: (alias) => sql`SUM(${column(alias, parts.value)})`,
      scan: { name: 'sum', column: parts.value, scale: 1 },
      type: 'exact',
      show: (stored, unit) => (places === 0 ? number(stored) : shown(cell, stored, unit)),
    }
  },
}

const shown = (cell: CellFacts, stored: Stored, unit?: string): string | null =>
  stored === null ? null : String(cell.kind.show([stored], cell, unit))

/**
 * Sum ÷ count rounded half away from zero, in whole numbers of the last place shown: quotient, plus the rounded remainder.
 * The remainder is below the count, so nothing overflows. What is shown is what is compared and ordered by.
 */
const avg: MeasureRow = {
  name: 'avg',
  make(cell, parts) {
    const { places, meanPlaces } = amountOf(cell)
    const times = 10 ** (meanPlaces - places)
    const scale = raw(String(times))
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
      show: (stored, unit) =>
        stored === null || times === 1 ? shown(cell, stored, unit) : point(stored, meanPlaces, true),
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
    show: (stored) => stored as number,
  }),
}

const measures: MeasureRow[] = [sum, avg, extreme('min', raw('MIN')), extreme('max', raw('MAX')), countDistinct]

export const countMeasure: Measure = {
  id: 'count',
  scan: { name: 'count', column: 'id', scale: 1 },
  sql: () => raw('COUNT(*)'),
  type: 'integer',
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
