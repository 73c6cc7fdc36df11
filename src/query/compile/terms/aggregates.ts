/** What a term may ask of rows: the API's own aggregates, the cells that are filled, working days. Each as SQL over the columns of its rows, to be read back exactly. */
import type { CellFacts } from '../../../facts/cell'
import type { RosterFacts } from '../../../facts/roster'
import { countMeasure, type Measure, measureOf, storedPlaces } from '../sql/aggregates'
import { partsOf } from '../sql/parts'
import { column, joined, type Sql, sql } from '../sql/sql'

/** `{name: 'sum', cells: ['paid']}`; `filled` counts the cells that hold something, `workdays` sums the working days from one day to another. */
export interface TermAggregateQuestion {
  name: string
  cells: readonly string[]
}

export interface TermMeasure extends Pick<Measure, 'sql'> {
  /** Columns of the roster it needs. */
  columns: string[]
  /** How many rows have what it needs. */
  present: Measure['sql']
  /** Decimal places of the integer that comes back. */
  places: number
  /** Rows without the cell do not matter. */
  lenient: boolean
  /** Of no rows it is 0, and not nothing. */
  additive: boolean
}

export function termMeasure(roster: RosterFacts, { name, cells: names }: TermAggregateQuestion): TermMeasure {
  const cells = names.map((each) => roster.cell(each))
  if (name === 'count') return { ...wholeNumber, ...countMeasure, columns: [], lenient: true }
  if (name === 'filled') return filledCells(roster, cells)
  const [cell, other] = cells
  if (!cell) throw new RangeError(`“${name}” needs a cell`)
  if (name === 'workdays') return workdays(partsOf(roster, cell).end, partsOf(roster, other ?? cell).end)
  const measure = measureOf(roster, cell, name)
  if (!measure) throw new RangeError(`a ${cell.kind.en} cell has no “${name}”`)
  return cellMeasure(roster, cell, name, measure)
}

const wholeNumber = { present: countMeasure.sql, places: 0, additive: true }

function cellMeasure(roster: RosterFacts, cell: CellFacts, name: string, { sql: over }: Measure): TermMeasure {
  const parts = partsOf(roster, cell)
  const columns = [...new Set([parts.value, parts.end])]
  if (name === 'countDistinct') return { ...wholeNumber, columns, sql: over, lenient: true }
  return {
    columns,
    sql: over,
    present: (alias) => sql`COUNT(${column(alias, parts.value)})`,
    places: storedPlaces(cell),
    lenient: false,
    additive: name !== 'min' && name !== 'max',
  }
}

/** 1 of a cell that holds something, 0 of an empty one. */
export const filledFlag = (cell: Sql): Sql => sql`CASE WHEN ${cell} IS NULL THEN 0 ELSE 1 END`

/** How many cells hold something, over all rows. */
export const sumOfFilled = (cells: readonly Sql[]): Sql => sql`SUM(${joined(cells.map(filledFlag), ' + ')})`

function filledCells(roster: RosterFacts, cells: CellFacts[]): TermMeasure {
  const columns = cells.map((cell) => partsOf(roster, cell).value)
  return {
    ...wholeNumber,
    columns,
    sql: (alias) => sumOfFilled(columns.map((name) => column(alias, name))),
    lenient: true,
  }
}

/**
 * Working days after the first day up to the second, Mondays to Fridays; the calendar of moved holidays is not ours to
 * know. Where a day is an interval its last day counts. Julian day numbers, in whole numbers both databases divide alike.
 */
function workdays(from: string, to: string): TermMeasure {
  const both = (alias: string): Sql =>
    sql`CASE WHEN ${column(alias, from)} IS NOT NULL AND ${column(alias, to)} IS NOT NULL THEN 1 END`
  return {
    ...wholeNumber,
    columns: [from, to],
    sql: (alias) => sql`SUM(${weekdays(column(alias, to))} - (${weekdays(column(alias, from))}))`,
    present: (alias) => sql`COUNT(${both(alias)})`,
    lenient: false,
  }
}

/** Mondays to Fridays up to a stored day, the day included. Julian day 0 was a Monday. */
function weekdays(x: Sql): Sql {
  const y = sql`(${x} / 10000 + 4800 - (14 - ${x} / 100 % 100) / 12)`
  const m = sql`(${x} / 100 % 100 + 12 * ((14 - ${x} / 100 % 100) / 12) - 3)`
  const next = sql`(${x} % 100 + (153 * ${m} + 2) / 5 + 365 * ${y} + ${y} / 4 - ${y} / 100 + ${y} / 400 - 32044)`
  return sql`(${next} / 7 * 5 + CASE WHEN ${next} % 7 < 5 THEN ${next} % 7 ELSE 5 END)`
}
