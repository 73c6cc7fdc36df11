import type { ApolloServerPlugin } from '@apollo/server'
import type { Context } from './context'

/** The header `x-rosterql-cost: 1` asks for `extensions.cost`: statements sent to the database, rows they gave, milliseconds of the whole request. */
export const costPlugin: ApolloServerPlugin<Context> = {
  async requestDidStart({ request }) {
    if (!request.http?.headers.get('x-rosterql-cost')) return
    const begun = performance.now()
    return {
      async willSendResponse({ response, contextValue }) {
        if (response.body.kind !== 'single') return
        const { statements, rowsReturned } = contextValue.cost
        const cost = { statements, rowsReturned, milliseconds: Number((performance.now() - begun).toFixed(1)) }
        response.body.singleResult.extensions = { ...response.body.singleResult.extensions, cost }
      },
    }
  },
}
