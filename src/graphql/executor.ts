/** Apollo's hooks: its requests are executed by execute.ts, and documents it has found right are remembered for the short way in. */
import type { ApolloServerOptionsWithGateway, ApolloServerPlugin } from '@apollo/server'
import type { GraphQLSchema } from 'graphql'
import type { Context } from './context'
import type { Documents } from './documents'
import { execute } from './execute'

type Gateway = ApolloServerOptionsWithGateway<Context>['gateway']

/** Apollo leaves execution to a gateway; this one is at home here. */
export const executorOf = (schema: GraphQLSchema): Gateway => ({
  onSchemaLoadOrUpdate(tell) {
    tell({ apiSchema: schema, coreSupergraphSdl: '' })
    return () => {}
  },
  load: async () => ({
    executor: async ({ document, request, context }) => {
      const { operationName, variables } = request
      return (await execute({ schema, document, operationName, variables }, context as Context)) as never
    },
  }),
  stop: async () => {},
})

export const rememberDocuments = (documents: Documents): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ source, document }) {
        documents.keep(source, document)
      },
    }
  },
})
