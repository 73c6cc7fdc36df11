/** What a client is told when something fails: its own mistakes in full, ours as one sentence and a number to find them in the log. */
import { randomBytes } from 'node:crypto'
import { unwrapResolverError } from '@apollo/server/errors'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { errorCodes, isErrorCode } from '../messages/codes'
import { Refusal } from '../messages/refusal'
import { both } from '../messages/words'
import { inTwoLanguages, libraryCodes } from './in-chinese'

export type Log = (line: string, error: unknown) => void

/** Stacks, SQL and messages of libraries stay here; a code outside the list is a mistake of ours. */
export function formatError(formatted: GraphQLFormattedError, error: unknown, log: Log): GraphQLFormattedError {
  const code = formatted.extensions?.code
  const thrown = error instanceof GraphQLError ? (error.originalError ?? error) : unwrapResolverError(error)
  if (code === 'UNAVAILABLE') log('the database did not answer', thrown)
  if (code !== 'INTERNAL_SERVER_ERROR' && isErrorCode(code))
    return withoutStack({ ...formatted, message: messageOf(formatted, thrown) })
  const reference = randomBytes(4).toString('hex')
  log(`internal error ${reference}`, thrown)
  const [zh, en] = errorCodes.INTERNAL_SERVER_ERROR
  return {
    ...formatted,
    message: both(`${zh}（${reference}）`, `${en} (${reference})`),
    extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
  }
}

function messageOf({ message, extensions }: GraphQLFormattedError, thrown: unknown): string {
  if (thrown instanceof Refusal) return thrown.words('graphql')
  const code = extensions?.code
  if (!isErrorCode(code) || !libraryCodes.has(code)) return message
  const { zh, en } = inTwoLanguages(message, code)
  return both(zh, en)
}

function withoutStack({ extensions = {}, ...rest }: GraphQLFormattedError): GraphQLFormattedError {
  const { stacktrace: _stacktrace, exception: _exception, ...kept } = extensions
  return { ...rest, extensions: kept }
}
