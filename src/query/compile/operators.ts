/** The operators of conditions in SQL: written once for values and for intervals, for both databases. */
import { itemAt } from '../../facts/lists'
import { comparisonsOf, type OperatorName, operatorNamed } from '../../filter/operators'
import type { Dialect } from './sql/dialect'
import { and, not, or, raw, type Sql, sql } from './sql/sql'

/** One side of a comparison. A day lies between `first` and `last`; of any other value both are the same. */
export interface Ends {
  first: Sql
  last: Sql
  interval: boolean
}

/**
 * A comparison with an empty cell does not hold, `ne` included; `not` turns exactly that round, so `not: {x: {eq: v}}` gives
 * the empty cells too.
 */
export function operatorSql(name: OperatorName, x: Ends, given: Ends[], dialect: Dialect): Sql {
  if (name === 'contains' || name === 'startsWith' || name === 'endsWith')
    return dialect[name](x.first, itemAt(given, 0).first)
  const row = operatorNamed(name)!
  const held = comparisonsOf(row, x.interval).map(
    ([mine, is, theirs, which = 0]) => sql`${x[mine]} ${signs[is]} ${itemAt(given, which)[theirs]}`,
  )
  return row.any ? or(held) : and(held)
}

const signs = { '=': raw('='), '<>': raw('<>'), '<': raw('<'), '<=': raw('<='), '>': raw('>'), '>=': raw('>=') }

export const isNull = ({ first }: Ends, wanted: boolean): Sql =>
  wanted ? sql`${first} IS NULL` : sql`${first} IS NOT NULL`

/** Any of several intervals. */
export const anyOf = (x: Ends, given: Ends[]): Sql =>
  or(
    given.map((y) =>
      and(comparisonsOf(operatorNamed('eq')!, x.interval).map(([mine, , theirs]) => sql`${x[mine]} = ${y[theirs]}`)),
    ),
  )

/** Present, and not what `held` says: `notIn` leaves empty cells out just as `ne` does. */
export const presentBut = (x: Ends, held: Sql): Sql => and([isNull(x, false), not(held)])
