/** Texts of documents: those that are known to be right, and how one is found to be. */
import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql'
import { BoundedCache } from '../facts/bounded-cache'
import { bothWords, messageRef } from '../messages/words'
import { MAX_SELECTIONS, selections } from '../query/export/selections'

/** Tokens in a document; a page-long query has a few hundred. */
export const TOKENS = 20_000
const MAX_DOCUMENTS = 500
/** A longer text is not remembered: nobody sends it often. */
const MAX_LENGTH = 20_000

/** Remembers the latest few hundred documents by their exact text, so that a text sent again is not read again. */
export class Documents {
  readonly #known = new BoundedCache<string, DocumentNode>(MAX_DOCUMENTS)

  find(text: string): DocumentNode | undefined {
    return this.#known.get(text)
  }

  keep(text: string, document: DocumentNode): void {
    if (text.length <= MAX_LENGTH) this.#known.set(text, document)
  }
}

/** Parsed and validated; throws the first thing that is wrong. */
export function checked(text: string, schema: GraphQLSchema): DocumentNode {
  const document = parse(text, { maxTokens: TOKENS })
  const [first] = validate(schema, document)
  if (first) throw new GraphQLError(first.message)
  if (selections(document) > MAX_SELECTIONS) throw new GraphQLError(bothWords(messageRef('query.too-many-fields', {})))
  return document
}
