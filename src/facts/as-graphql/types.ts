/** Rosters become GraphQL types: comes in the list of facts, goes out a book of type-graphql classes that name each other. */

import type { RosterFacts } from '../roster'
import { aggregateOrderByType, aggregateType, aggregateWhereType } from './aggregate'
import { connectionType, edgeType } from './connection'
import { groupConnectionType, groupEdgeType, groupKeyType, groupOrderByType, groupRowType, havingType } from './group'
import { groupByType, groupKeyOrderByType, listOrderByType, orderByType } from './order'
import { always, inputType, type Shape } from './parts'
import { rowType } from './row'
import type { RosterTypes, TypeBook, TypeName } from './type-book'
import { linkWhereType, listWhereType, whereType } from './where'
import { DayGrain } from './words'

/** What is made of every roster, one line each. */
const makers = {
  row: rowType,
  connection: connectionType,
  edge: edgeType,
  where: whereType,
  linkWhere: linkWhereType,
  listWhere: listWhereType,
  orderBy: orderByType,
  listOrderBy: listOrderByType,
  aggregate: aggregateType,
  aggregateWhere: aggregateWhereType,
  aggregateOrderBy: aggregateOrderByType,
  groupBy: groupByType,
  groupKey: groupKeyType,
  groupKeyOrderBy: groupKeyOrderByType,
  groupRow: groupRowType,
  groupEdge: groupEdgeType,
  groupConnection: groupConnectionType,
  having: havingType,
  groupOrderBy: groupOrderByType,
} satisfies Record<TypeName, (roster: RosterFacts, book: TypeBook) => Shape>

const dayGroupBy = inputType('DayGroupBy', '按日期分组', 'Grouping by a day.', [
  always('grain', () => DayGrain, '粒度', 'The grain'),
])

/** type-graphql remembers every class for good, so each list of rosters is turned into classes once. */
export function typeBook(rosters: RosterFacts[], source: Shape): TypeBook {
  const types = new Map<RosterFacts, RosterTypes>()
  const of = (roster: RosterFacts): RosterTypes => {
    const found = types.get(roster)
    if (!found) throw new Error(`there are no types of ${roster.name} in this book`)
    return found
  }
  const book: TypeBook = { rosters, source, dayGroupBy, of }
  for (const roster of rosters) {
    const made = Object.entries(makers).map(([name, make]) => [name, make(roster, book)])
    types.set(roster, Object.fromEntries(made) as RosterTypes)
  }
  return book
}
