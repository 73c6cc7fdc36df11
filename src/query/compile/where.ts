/** A condition comes in, with the alias of the row it is about; goes out the same in SQL. */
import { type RosterFacts, targetOf } from '../../facts/roster'
import type { Inverse } from '../../facts/world'
import type { Filter, LinkTest, ListTest, TotalsTest } from '../../filter/tree'
import { type ComparedRow, compare, emptiness } from './compare'
import type { Measure } from './sql/aggregates'
import { partsOf } from './sql/parts'
import { and, column, FALSE, not, or, type Sql, sql, TRUE } from './sql/sql'
import { Scope, type Statement } from './statement'

/** `names`: what a name in the condition is, in this statement. */
export const condition = (statement: Statement, alias: string, filter: Filter, names?: ComparedRow['names']): Sql =>
  held({ statement, alias, names }, filter)

/** The same of aggregates alone, each where `totals` finds it: a condition on groups. */
export const having = (statement: Statement, filter: Filter, totals: ComparedRow['totals']): Sql =>
  held({ statement, alias: '', totals }, filter)

function held(place: ComparedRow, filter: Filter): Sql {
  switch (filter.is) {
    case 'and':
      return and(filter.parts.map((part) => held(place, part)))
    case 'or':
      return or(filter.parts.map((part) => held(place, part)))
    case 'not':
      return not(held(place, filter.part))
    case 'test':
      return compare(place, filter)
    case 'empty':
      return emptiness(place, filter)
    case 'link':
      return linked(place, filter)
    case 'totals':
      return totals(place, filter)
    default:
      return quantified(place, filter)
  }
}

/** A condition on another roster's rows, in a scope of its own. */
function within(place: ComparedRow, roster: RosterFacts, filter: Filter): { scope: Scope; found: Sql } {
  const scope = new Scope(place.statement, roster)
  return { scope, found: held({ ...place, alias: scope.alias, totals: undefined }, filter) }
}

/** The linked roster is asked for the ids that fit, once for the whole statement. Each link leads to one row, so no row comes twice. */
function linked(place: ComparedRow, { roster, cell, part }: LinkTest): Sql {
  const x = column(place.alias, partsOf(roster, cell).value)
  const { scope, found } = within(place, targetOf(cell), part)
  if (found === FALSE) return FALSE
  return place.statement.setting.everyRow
    ? sql`EXISTS (SELECT 1 FROM ${scope.from()} WHERE ${scope.column('id')} = ${x} AND ${found})`
    : sql`${x} IN (SELECT ${scope.column('id')} FROM ${scope.from()} WHERE ${found})`
}

/** `some`, `every` and `none` ask whether there is such a row. */
function quantified(place: ComparedRow, { is, list, part }: ListTest): Sql {
  const { scope, found } = within(place, list.roster, part)
  const wanted = is === 'every' ? not(found) : found
  const exists =
    wanted === FALSE
      ? FALSE
      : sql`EXISTS (SELECT 1 FROM ${scope.from()} WHERE ${and([ofParent(list, scope.alias, place.alias), wanted])})`
  return is === 'some' ? exists : not(exists)
}

const ofParent = (list: Inverse, alias: string, parent: string): Sql =>
  sql`${column(alias, partsOf(list.roster, list.cell).value)} = ${column(parent, 'id')}`

/** What a subquery of its own counts and sums: nothing is joined, so nothing counts twice. */
function totals(place: ComparedRow, { list, rows, part }: TotalsTest): Sql {
  const own = (alias: string): Sql => held({ ...place, alias, totals: undefined }, rows)
  const found = (measure: Measure): Sql => childMeasure(place.statement, list, place.alias, measure, own)
  return held({ ...place, totals: found }, part)
}

/** An aggregate over the rows of a list, as a value of the row they belong to. */
export function childMeasure(
  statement: Statement,
  list: Inverse,
  parent: string,
  measure: { sql(alias: string, dialect: Statement['setting']['dialect']): Sql },
  rows: (alias: string) => Sql = () => TRUE,
): Sql {
  const scope = new Scope(statement, list.roster)
  return sql`(SELECT ${measure.sql(scope.alias, statement.setting.dialect)} FROM ${scope.from()} WHERE ${and([ofParent(list, scope.alias, parent), rows(scope.alias)])})`
}
