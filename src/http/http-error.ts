/** A request refused, by HTTP or by a room below, answered in GraphQL's own form. */
import type { ErrorRequestHandler, RequestHandler } from 'express'
import { GraphQLError } from 'graphql'
import type { Log } from '../graphql/errors'
import { inTwoLanguages } from '../graphql/in-chinese'
import { errorCodes, isErrorCode } from '../messages/codes'
import { Refusal, refusedOf } from '../messages/refusal'
import { both } from '../messages/words'
import { escapeHtml, sendPage } from '../web/page'

interface HttpAnswer {
  status: number
  code: string
  message: string
}

/** Express hands errors here: refusals as they are, the library's and the body parser's translated, anything else kept to ourselves. */
export const answerErrors =
  (log: Log): ErrorRequestHandler =>
  (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const { status, code, message } = answerOf(error, log)
    response.status(status)
    if (request.method === 'GET' && request.accepts(['application/json', 'html']) === 'html')
      return sendPage(response, { title: '出错了', body: `<h1>${escapeHtml(message)}</h1>`, script: '' })
    response.json({ errors: [{ message, extensions: { code } }] })
  }

export const noSuchPage: RequestHandler = () => {
  throw new Refusal('http.no-such-page', {})
}

function answerOf(error: unknown, log: Log): HttpAnswer {
  if (refusedOf('sheets', error)) return told(new Refusal('request.upload-unreadable', { why: error.said }))
  if (error instanceof Refusal && error.code !== 'UNAVAILABLE') return told(error)
  return ofLibrary(error) ?? ofParser(error as ParserError) ?? ofOurs(error, log)
}

const told = (refusal: Refusal): HttpAnswer => ({
  status: refusal.status,
  code: refusal.code,
  message: refusal.words('graphql'),
})

/** What GraphQL's own library finds wrong with a document. */
function ofLibrary(error: unknown): HttpAnswer | undefined {
  const code = error instanceof GraphQLError ? error.extensions.code : undefined
  if (!isErrorCode(code) || code === 'INTERNAL_SERVER_ERROR' || code === 'UNAVAILABLE') return undefined
  const { zh, en } = inTwoLanguages((error as Error).message, code)
  return { status: 400, code, message: both(zh, en) }
}

interface ParserError {
  status?: number
  type?: string
  limit?: number
}

function ofParser({ status, type, limit }: ParserError): HttpAnswer | undefined {
  if (type === 'entity.too.large') return told(new Refusal('http.body-too-large', { limit: limit! }))
  if (!status || status < 400 || status >= 500) return undefined
  return { ...told(new Refusal('http.not-json', {})), status }
}

function ofOurs(error: unknown, log: Log): HttpAnswer {
  log('request failed', error)
  const code = 'INTERNAL_SERVER_ERROR'
  return { status: 500, code, message: both(...errorCodes[code]) }
}
