/** The operators of `where` and `having`: one row each, written once for values and for intervals, made into SQL for both databases. */
import type { Operator } from '../../facts/kinds/kind'
import type { Dialect } from './dialect'
import { and, compared, not, or, type Sql, sql, tested } from './sql'

/** One side of a comparison. A day lies between `first` and `last`; of any other value both are the same. */
export interface Operand {
  first: Sql
  last: Sql
  interval: boolean
}

interface OperatorRow {
  name: Exclude<Operator, 'isNull' | 'field' | 'in' | 'notIn'>
  /** How many values it takes. */
  takes: 1 | 2
  sql(x: Operand, given: Operand[], dialect: Dialect): Sql
}

const same = (x: Operand, y: Operand): Sql =>
  x.interval ? and([compared(x.first, '=', y.first), compared(x.last, '=', y.last)]) : compared(x.first, '=', y.first)
const other = (x: Operand, y: Operand): Sql =>
  x.interval ? or([compared(x.first, '<>', y.first), compared(x.last, '<>', y.last)]) : compared(x.first, '<>', y.first)

/**
 * A comparison with an empty cell does not hold, `ne` included; `not` turns exactly that round, so `not: {x: {eq: v}}` gives
 * the empty cells too. Days compare as intervals: `lt` ends before the value begins, `lte` ends no later than it ends.
 */
export const operators: OperatorRow[] = [
  { name: 'eq', takes: 1, sql: (x, [y]) => same(x, y) },
  { name: 'ne', takes: 1, sql: (x, [y]) => other(x, y) },
  { name: 'lt', takes: 1, sql: (x, [y]) => compared(x.last, '<', y.first) },
  { name: 'lte', takes: 1, sql: (x, [y]) => compared(x.last, '<=', y.last) },
  { name: 'gt', takes: 1, sql: (x, [y]) => compared(x.first, '>', y.last) },
  { name: 'gte', takes: 1, sql: (x, [y]) => compared(x.first, '>=', y.first) },
  {
    name: 'between',
    takes: 2,
    sql: (x, [from, to]) => and([compared(x.first, '>=', from.first), compared(x.last, '<=', to.last)]),
  },
  {
    name: 'overlaps',
    takes: 1,
    sql: (x, [y]) => and([compared(x.first, '<=', y.last), compared(x.last, '>=', y.first)]),
  },
  { name: 'contains', takes: 1, sql: (x, [y], dialect) => dialect.contains(x.first, y.first) },
  { name: 'startsWith', takes: 1, sql: (x, [y], dialect) => dialect.startsWith(x.first, y.first) },
  { name: 'endsWith', takes: 1, sql: (x, [y], dialect) => dialect.endsWith(x.first, y.first) },
]

const byName = new Map(operators.map((row) => [row.name as string, row]))
export const operatorOf = (name: string): OperatorRow | undefined => byName.get(name)

export const isNull = ({ first }: Operand, wanted: boolean): Sql =>
  tested(
    wanted ? sql`${first} IS NULL` : sql`${first} IS NOT NULL`,
    first.column ? { column: first.column, isNull: wanted } : undefined,
  )

/** Any of several intervals. */
export const anyOf = (x: Operand, given: Operand[]): Sql => or(given.map((y) => same(x, y)))

/** Present, and not what `held` says: `notIn` leaves empty cells out just as `ne` does. */
export const presentBut = (x: Operand, held: Sql): Sql => and([isNull(x, false), not(held)])
