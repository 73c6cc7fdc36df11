/** Who answers which field. Types that are not listed answer from the engine's objects by response key. */

import type { RosterFacts } from '../facts/roster'
import type { FieldResolver, FieldResolvers } from './field-resolvers'
import { briefingResolvers } from './resolvers/briefing'
import { chartResolvers } from './resolvers/charts'
import { checkResolvers } from './resolvers/checks'
import { defineResolvers } from './resolvers/define'
import { definitionResolvers } from './resolvers/definitions'
import { deliveryResolvers } from './resolvers/deliveries'
import { importResolvers } from './resolvers/imports'
import { rowCellResolvers } from './resolvers/indicator-rows'
import { indicatorResolvers } from './resolvers/indicators'
import { NamedPageInfo } from './resolvers/newest-page'
import { planResolvers } from './resolvers/plans'
import { reviewResolvers } from './resolvers/review'
import { savedResolvers } from './resolvers/saved'
import { snapshotCheckResolvers } from './resolvers/snapshot-checks'
import { snapshotResolvers } from './resolvers/snapshots'
import { sourceResolvers } from './resolvers/sources'
import { uploadResolvers } from './resolvers/uploads'

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
const pageInfo: FieldResolver = (source, _args, _context, info) =>
  source[source instanceof NamedPageInfo ? info.fieldName : info.path.key]
const PageInfo: FieldResolvers[string] = Object.fromEntries(names.map((name) => [name, pageInfo]))
