import { GraphQLError } from 'graphql'

/** A format cannot hold what the document asks for, or the document asks for what no file can hold. */
export const notExportable = (en: string, zh: string): GraphQLError =>
  new GraphQLError(`${en} / ${zh}`, { extensions: { code: 'NOT_EXPORTABLE' } })
