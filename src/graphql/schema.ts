/** The GraphQL schema of a list of rosters. What answers a query comes in the context; nothing here knows a database. */
import { defaultFieldResolver, type GraphQLInputObjectType, type GraphQLSchema, isObjectType } from 'graphql'
import { buildSchemaSync } from 'type-graphql'
import { bilingual, isOneOf } from '../facts/as-graphql/parts'
import { typeBook } from '../facts/as-graphql/types'
import type { RosterFacts } from '../facts/roster'
import type { FieldResolvers } from './field-resolvers'
import { resolversOf } from './resolvers'
import { isPlain } from './types/plain-type'
import { rootType } from './types/root-type'
import { SourceType } from './types/source'

const built = new WeakMap<RosterFacts[], GraphQLSchema>()

/** Builds once per list; every server of a process shares it. */
export function buildSchema(rosters: RosterFacts[]): GraphQLSchema {
  let schema = built.get(rosters)
  if (!schema) {
    const root = rootType(typeBook(rosters, SourceType))
    schema = buildSchemaSync({ resolvers: [root as never], validate: false, skipCheck: true })
    settle(schema, resolversOf(rosters))
    built.set(rosters, schema)
  }
  return schema
}

/**
 * What type-graphql cannot say: `@oneOf`; resolvers without a wrapper around every call. Fields of rosters stay without a
 * resolver (the executor takes what the engine put under the response key); fields of our own objects are read by name.
 */
function settle(schema: GraphQLSchema, resolvers: FieldResolvers): void {
  describe(schema)
  for (const type of Object.values(schema.getTypeMap())) {
    if (isOneOf(type.name)) (type as GraphQLInputObjectType).isOneOf = true
    if (!isObjectType(type) || !(resolvers[type.name] || isPlain(type.name))) continue
    for (const field of Object.values(type.getFields()))
      field.resolve = resolvers[type.name]?.[field.name] ?? defaultFieldResolver
  }
}

function describe(schema: GraphQLSchema): void {
  schema.description = bilingual('RosterQL：台账的类型化查询', 'RosterQL: typed queries over rosters.')
  schema.getQueryType()!.description = bilingual(
    '查询：每种台账的列表与单条，以及历次导入',
    'Queries: a list and a single row of every roster, and what came in.',
  )
  schema.getMutationType()!.description = bilingual('写入', 'Writing.')
}
