/** Definitions in GraphQL: listed, in words, in all their versions; and the parameters they refer to. */
import type { GraphQLResolveInfo } from 'graphql'
import { said } from '../../measure/briefing/said'
import { catalogueParameters, parametersOf } from '../../measure/catalogue'
import { type IndicatorVersion, ownVersions, withShipped } from '../../measure/definitions/versions'
import type { Expression, Indicator } from '../../measure/indicator'
import type { Context } from '../context'
import type { FieldResolvers } from '../field-resolvers'
import { definitionsOf } from './indicators'
import { measuringFor } from './measure-request'

async function indicators(
  _source: unknown,
  { codes }: { codes?: string[] | null },
  context: Context,
  info: GraphQLResolveInfo,
) {
  const { store, charge } = measuringFor(info, context)
  const found = await definitionsOf(store, codes)
  charge(found.length)
  return found
}

const words = (side: Expression | undefined, { store }: Context) =>
  side === undefined ? null : said(side, store.rosters, catalogueParameters)

const versions = new WeakMap<Context, Promise<Map<string, IndicatorVersion[]>>>()

/** All of them in one statement, however many definitions ask. */
async function versionsOf({ code }: Indicator, _args: unknown, context: Context, info: GraphQLResolveInfo) {
  let all = versions.get(context)
  if (!all) {
    all = ownVersions(measuringFor(info, context).store)
    versions.set(context, all)
  }
  return withShipped(code, (await all).get(code))
}

export const definitionResolvers: FieldResolvers = {
  Query: {
    indicators: (source, args, context, info) => indicators(source, args, context, info),
    parameters: (_source, _args, context, info) => parametersOf(measuringFor(info, context).store),
  },
  IndicatorDefinition: {
    isClosing: ({ closing }: Indicator) => closing ?? false,
    factor: ({ factor }: Indicator) => String(factor ?? 1),
    thresholds: ({ thresholds }: Indicator) => thresholds ?? [],
    numeratorText: ({ numerator }: Indicator, _args, context) => words(numerator, context),
    denominatorText: ({ denominator }: Indicator, _args, context) => words(denominator, context),
    versions: versionsOf,
  },
}
