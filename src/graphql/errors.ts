/** What a client is told when something fails: its own mistakes in full, ours as one sentence and a number to find them in the log. */
import { randomBytes } from 'node:crypto'
import { unwrapResolverError } from '@apollo/server/errors'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { type ErrorCode, errorCodes, isErrorCode } from './error-codes'
import { inBoth, libraryCodes } from './in-chinese'

export type Log = (line: string, error: unknown) => void

/** An error for the client, with its code: `clientError('NOT_FOUND', 'no import 7', '没有编号为 7 的导入')`. */
export const clientError = (code: ErrorCode, en: string, zh: string): GraphQLError =>
  new GraphQLError(`${en} / ${zh}`, { extensions: { code } })

/** Stacks, SQL and messages of libraries stay here; a code outside the list is a mistake of ours. */
export function formatError(formatted: GraphQLFormattedError, error: unknown, log: Log): GraphQLFormattedError {
  const code = formatted.extensions?.code
  if (code === 'UNAVAILABLE') log('the database did not answer', unwrapResolverError(error))
  if (code !== 'INTERNAL_SERVER_ERROR' && isErrorCode(code)) {
    const { message } = formatted
    return withoutStack({ ...formatted, message: libraryCodes.has(code) ? inBoth(message, code) : message })
  }
  const reference = randomBytes(4).toString('hex')
  log(`internal error ${reference}`, unwrapResolverError(error))
  const [en, zh] = errorCodes.INTERNAL_SERVER_ERROR
  return {
    ...formatted,
    message: `${en} (${reference}) / ${zh}（${reference}）`,
    extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
  }
}

function withoutStack({ extensions = {}, ...rest }: GraphQLFormattedError): GraphQLFormattedError {
  const { stacktrace: _stacktrace, exception: _exception, ...kept } = extensions
  return { ...rest, extensions: kept }
}
