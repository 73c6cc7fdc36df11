/** Who answers a field: by type, then by field name. */
import type { GraphQLFieldResolver } from 'graphql'
import type { Context } from './context'

export type FieldResolver = GraphQLFieldResolver<any, Context>

export type FieldResolvers = Record<string, Record<string, FieldResolver>>
