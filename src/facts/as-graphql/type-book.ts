/** The types that are made of every roster, by what they are for; each maker finds the others here. */
import type { RosterFacts } from '../roster'
import type { Shape } from './parts'

export type TypeName =
  | 'row'
  | 'connection'
  | 'edge'
  | 'where'
  | 'linkWhere'
  | 'listWhere'
  | 'orderBy'
  | 'listOrderBy'
  | 'aggregate'
  | 'aggregateWhere'
  | 'aggregateOrderBy'
  | 'groupBy'
  | 'groupKey'
  | 'groupKeyOrderBy'
  | 'groupRow'
  | 'groupEdge'
  | 'groupConnection'
  | 'having'
  | 'groupOrderBy'

export type RosterTypes = Record<TypeName, Shape>

export interface TypeBook {
  rosters: RosterFacts[]
  /** The type of `_source`, which is the same for all rosters. */
  source: Shape
  dayGroupBy: Shape
  of(roster: RosterFacts): RosterTypes
}
