/** A GraphQL operation as it is asked: schema, document, name and variables. */
import type { DocumentNode, GraphQLSchema } from 'graphql'

export interface DocumentOperation {
  schema: GraphQLSchema
  document: DocumentNode
  operationName?: string | null
  variables?: Record<string, unknown>
}
