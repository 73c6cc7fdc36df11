/** Who answers which field. Types that are not listed answer from the engine's objects by response key. */
import type { GraphQLFieldResolver } from 'graphql'
import type { RosterFacts } from '../facts/roster'
import { briefingResolvers } from './briefing-resolvers'
import { chartResolvers } from './chart-resolvers'
import { checkResolvers } from './check-resolvers'
import type { Context } from './context'
import { defineResolvers } from './define-resolvers'
import { definitionResolvers } from './definition-resolvers'
import { deliveryResolvers } from './delivery-resolvers'
import { importResolvers } from './import-resolvers'
import { indicatorResolvers } from './indicator-resolvers'
import { rowCellResolvers } from './indicator-rows'
import { NamedPageInfo } from './newest-page'
import { planResolvers } from './plan-resolvers'
import { reviewResolvers } from './review-resolvers'
import { savedResolvers } from './saved-resolvers'
import { snapshotCheckResolvers } from './snapshot-check-resolvers'
import { snapshotResolvers } from './snapshot-resolvers'
import { sourceResolvers } from './source-resolvers'
import { uploadResolvers } from './upload-resolvers'

type Resolver = GraphQLFieldResolver<any, Context>
export type FieldResolvers = Record<string, Record<string, Resolver>>

export function resolversOf(rosters: RosterFacts[]): FieldResolvers {
  const measured = [
    indicatorResolvers,
    rowCellResolvers,
    definitionResolvers,
    defineResolvers,
    checkResolvers,
    deliveryResolvers,
    briefingResolvers,
    chartResolvers,
  ]
  const all = [
    importResolvers,
    sourceResolvers,
    uploadResolvers,
    planResolvers,
    reviewResolvers,
    savedResolvers,
    snapshotResolvers,
    snapshotCheckResolvers,
    ...measured,
  ]
  const query = merged(all, 'Query')
  for (const roster of rosters) {
    query[roster.plural] = (_source, _args, context, info) => context.engine.list(roster, info, context)
    query[roster.singular] = (_source, _args, context, info) => context.engine.one(roster, info, context)
  }
  return { ...Object.assign({}, ...all), PageInfo, Query: query, Mutation: merged(all, 'Mutation') }
}

const merged = (all: FieldResolvers[], type: string): FieldResolvers[string] =>
  Object.assign({}, ...all.map((one) => one[type]))

const names = ['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor']

/** Page information of the engine's lists stands under response keys, that of imports under its names. */
const pageInfo: Resolver = (source, _args, _context, info) =>
  source[source instanceof NamedPageInfo ? info.fieldName : info.path.key]
const PageInfo: FieldResolvers[string] = Object.fromEntries(names.map((name) => [name, pageInfo]))
