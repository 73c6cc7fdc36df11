import type { ApolloServerPlugin } from '@apollo/server'
import type { Context } from './context'

/** What the document or its variables got wrong; the HTTP request itself was well formed. */
const inDocument = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'])

/**
 * GraphQL over HTTP §6.4.1: answers in `application/json` use status 200 for a well-formed request, whatever became of the
 * document, because a 4xx in that media type may have been written by any gateway. Apollo says 400; for clients that ask for
 * `application/graphql-response+json` that is right, and it stays.
 */
export const statusPlugin: ApolloServerPlugin<Context> = {
  async requestDidStart({ request }) {
    const accept = request.http?.headers.get('accept') ?? ''
    if (!accept.includes('application/json') || accept.includes('application/graphql-response+json')) return
    return {
      async willSendResponse({ response }) {
        if (response.http.status !== 400 || response.body.kind !== 'single') return
        const codes = response.body.singleResult.errors?.map((error) => String(error.extensions?.code)) ?? []
        if (codes.length > 0 && codes.every((code) => inDocument.has(code))) response.http.status = undefined
      },
    }
  },
}
