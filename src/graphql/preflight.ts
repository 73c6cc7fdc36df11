/** Headers by which a request shows that no browser sent it on behalf of another site. */

/** Headers any one of which a browser cannot send across sites without asking first. */
export const preflightHeaders = [
  'apollo-require-preflight',
  'x-apollo-operation-name',
  'graphql-require-preflight',
  'graphql-preflight',
]
