import { GraphQLScalarType, valueFromASTUntyped } from 'graphql'

/** What has no type of its own: the variables of a saved query, and its answer. */
export const Json = new GraphQLScalarType({
  name: 'JSON',
  description: '任意 JSON 值。\n\nAny JSON value.',
  specifiedByURL: 'https://datatracker.ietf.org/doc/html/rfc8259',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
})
