/** Documents kept under a name: what is right by the schema is saved, and looked at once more before it runs. */

import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, OperationTypeNode, visit } from 'graphql'
import { onlyOne } from '../../facts/lists'
import { Refusal } from '../../messages/refusal'
import { putSavedQuery, type SavedQuery } from '../../store/ledger/saved-queries'
import type { Store } from '../../store/store'
import { checked } from '../documents'
import { inTwoLanguages } from '../in-chinese'

/** Saving under a name that is taken replaces what it meant. */
export async function saveQuery(
  store: Store,
  schema: GraphQLSchema,
  { name, document, description }: Pick<SavedQuery, 'name' | 'document' | 'description'>,
): Promise<SavedQuery> {
  const saved = { name: goodName(name), document, description, createdAt: new Date().toISOString() }
  check(document, schema)
  await store.write((writer) => putSavedQuery(writer, saved))
  return saved
}

const MAX_NAME_LENGTH = 100

/** It stands in an address, `/q/<name>`. */
function goodName(given: string): string {
  const name = given.trim()
  if (name && name.length <= MAX_NAME_LENGTH && !/[/\\?#%\p{Cc}]/u.test(name) && !/^\.+$/.test(name)) return name
  throw new Refusal('request.saved-name', { most: MAX_NAME_LENGTH })
}

/** One query, right by the schema, that runs no saved query itself: none could ever run in a circle. */
function check(text: string, schema: GraphQLSchema): void {
  const document = parsed(text, schema)
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  if (onlyOne(operations)?.operation !== OperationTypeNode.QUERY) throw new Refusal('request.saved-one', {})
  visit(document, {
    Field({ name }) {
      if (name.value === 'savedQuery') throw new Refusal('request.saved-within-saved', {})
    },
  })
}

/** What was right when it was saved may not be so any more. */
export function stillRight({ name, document }: SavedQuery, schema: GraphQLSchema): DocumentNode {
  try {
    return checked(document, schema)
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    throw new Refusal('request.saved-outdated', {
      name,
      why: inTwoLanguages(error.message, 'GRAPHQL_VALIDATION_FAILED'),
    })
  }
}

function parsed(text: string, schema: GraphQLSchema): DocumentNode {
  try {
    return checked(text, schema)
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    throw new Refusal('request.saved-wrong', { why: inTwoLanguages(error.message, 'GRAPHQL_VALIDATION_FAILED') })
  }
}
