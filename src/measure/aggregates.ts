/** What a term may ask of rows: the API's own aggregates, the cells that are filled, working days. Each as SQL over columns of `r`, read back exactly. */
import type { CellFacts } from '../facts/cell'
import { PLACES } from '../facts/kinds/decimal'
import type { RosterFacts } from '../facts/roster'
import { measureOf } from '../query/compile/aggregates'
import type { Dialect } from '../query/compile/dialect'
import { partsOf } from '../query/compile/parts'
import { column, joined, raw, type Sql, sql } from '../query/compile/sql'
import type { TermAggregate } from './indicator'

export interface Counted {
  /** Columns of the roster it needs. */
  columns: string[]
  /** The aggregate as text, and how many rows had what it needs, over rows that go by `r`. */
  total: Sql
  present: Sql
  /** Decimal places of the integer that comes back. */
  places: number
  money: boolean
  unit: string | null
  /** Rows without the cell do not matter. */
  lenient: boolean
  /** Of no rows it is 0, and not nothing. */
  additive: boolean
}

const all = raw('COUNT(*)')
const places = ({ kind }: CellFacts): number =>
  kind.name === 'money' ? 2 : kind.name === 'decimal' || kind.name === 'percent' ? PLACES : 0
const text = (part: Sql): Sql => sql`CAST(${part} AS text)`
const plain = { places: 0, money: false, unit: null, additive: true }

/** The function and its cells: `{sum: 'paid'}` is ['sum', ['paid']]. */
export function asked(aggregate: TermAggregate): [name: string, cells: string[]] {
  const [[name, given]] = Object.entries(aggregate)
  return [name, given === true ? [] : [given].flat()]
}

export function countedAggregate(roster: RosterFacts, aggregate: TermAggregate, dialect: Dialect): Counted {
  const [name, cells] = asked(aggregate)
  if (name === 'count') return { ...plain, columns: [], total: text(all), present: all, lenient: true }
  if (name === 'filled') return filled(roster, cells)
  if (name === 'workdays') return workdays(roster, cells)
  const cell = roster.cell(cells[0])
  const found = measureOf(roster, cell, name)
  if (!found) throw new RangeError(`a ${cell.kind.en} cell has no “${name}”`)
  const parts = partsOf(roster, cell)
  const distinct = name === 'countDistinct'
  return {
    columns: [...new Set([parts.value, parts.end])],
    total: text(found.sql('r', dialect)),
    present: distinct ? all : sql`COUNT(${column('r', parts.value)})`,
    places: distinct ? 0 : places(cell),
    money: !distinct && cell.kind.name === 'money',
    unit: distinct ? null : (cell.unit ?? null),
    lenient: distinct,
    additive: name !== 'min' && name !== 'max',
  }
}

function filled(roster: RosterFacts, names: string[]): Counted {
  const columns = names.map((name) => partsOf(roster, roster.cell(name)).value)
  const each = columns.map((name) => sql`CASE WHEN ${column('r', name)} IS NULL THEN 0 ELSE 1 END`)
  const total = text(sql`SUM(${joined(each, ' + ')})`)
  return { ...plain, columns, total, present: all, lenient: true }
}

/**
 * Working days after the first day up to the second, Mondays to Fridays; the calendar of moved holidays is not ours to
 * know. Where a day is an interval its last day counts. Julian day numbers, in whole numbers both databases divide alike.
 */
function workdays(roster: RosterFacts, names: string[]): Counted {
  const [from, to] = names.map((name) => partsOf(roster, roster.cell(name)).end)
  const days = sql`${weekdays(column('r', to))} - (${weekdays(column('r', from))})`
  const both = sql`CASE WHEN ${column('r', from)} IS NOT NULL AND ${column('r', to)} IS NOT NULL THEN 1 END`
  return { ...plain, columns: [from, to], total: text(sql`SUM(${days})`), present: sql`COUNT(${both})`, lenient: false }
}

/** Mondays to Fridays up to a stored day, the day included. Julian day 0 was a Monday. */
function weekdays(x: Sql): Sql {
  const y = sql`(${x} / 10000 + 4800 - (14 - ${x} / 100 % 100) / 12)`
  const m = sql`(${x} / 100 % 100 + 12 * ((14 - ${x} / 100 % 100) / 12) - 3)`
  const next = sql`(${x} % 100 + (153 * ${m} + 2) / 5 + 365 * ${y} + ${y} / 4 - ${y} / 100 + ${y} / 400 - 32044)`
  return sql`(${next} / 7 * 5 + CASE WHEN ${next} % 7 < 5 THEN ${next} % 7 ELSE 5 END)`
}
