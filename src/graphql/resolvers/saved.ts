/** Saved queries in GraphQL: kept, listed, and run with variables of one's own. */

import type { ExecutionResult, GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import { GraphQLError } from 'graphql'
import { itemAt } from '../../facts/lists'
import { Refusal } from '../../messages/refusal'
import { allSavedQueries, findSavedQuery, removeSavedQuery, type SavedQuery } from '../../store/ledger/saved-queries'
import type { Context } from '../context'
import { execute } from '../execute'
import type { FieldResolvers } from '../field-resolvers'
import { savedVariablesOf } from '../saved-variables'
import { saveQuery, stillRight } from './saved-queries'

interface Run {
  name: string
  variables?: unknown
}

async function run(_source: unknown, { name, variables }: Run, context: Context, { schema }: GraphQLResolveInfo) {
  const saved = await findSavedQuery(context.reader, name)
  if (!saved) throw new Refusal('request.no-saved-query', { name })
  const operation = { schema, document: stillRight(saved, schema), variables: known(record(variables), saved, schema) }
  return dataOf(await execute(operation, context))
}

/** A misspelt variable would otherwise leave its condition out without a word. */
function known(given: Record<string, unknown>, { document }: SavedQuery, schema: GraphQLSchema) {
  const names = savedVariablesOf(document, schema).map(({ name }) => name)
  const unknown = Object.keys(given).find((name) => !names.includes(name))
  if (unknown === undefined) return given
  throw new Refusal('request.unknown-variable', { unknown, names })
}

function record(given: unknown): Record<string, unknown> {
  if (given === null || given === undefined) return {}
  if (typeof given === 'object' && !Array.isArray(given)) return given as Record<string, unknown>
  throw new Refusal('request.variables', {})
}

/** Half an answer would look like a whole one here, so the first error is all there is. */
function dataOf({ data, errors }: ExecutionResult): unknown {
  if (!errors) return data
  const { message, extensions, originalError } = itemAt(errors, 0)
  // Without data nothing has run: the variables are wrong, whatever the scalar that says so thinks of it.
  const code = extensions.code ?? (data === undefined ? 'BAD_USER_INPUT' : undefined)
  throw new GraphQLError(message, { originalError, extensions: code ? { ...extensions, code } : extensions })
}

interface Save {
  name: string
  document: string
  description?: string | null
}

export const savedResolvers: FieldResolvers = {
  Query: {
    savedQueries: (_source, _args, { reader }) => allSavedQueries(reader),
    savedQuery: run,
  },
  Mutation: {
    saveQuery: (_source, { name, document, description }: Save, { store }, { schema }) =>
      saveQuery(store, schema, { name, document, description: description ?? null }),
    removeSavedQuery: (_source, { name }: { name: string }, { store }) =>
      store.write((writer) => removeSavedQuery(writer, name)),
  },
  SavedQuery: {
    variables: ({ document }: SavedQuery, _args, _context, { schema }) => savedVariablesOf(document, schema),
  },
}
