/** A request refused before GraphQL sees it, answered in GraphQL's own form. */
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { ErrorCode } from '../graphql/error-codes'
import { errorCodes } from '../graphql/error-codes'
import type { Log } from '../graphql/errors'
import { escapeHtml, sendPage } from '../web/page'

export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    en: string,
    /** Left out when the message says it already. */
    zh?: string,
  ) {
    super(zh === undefined ? en : `${en} / ${zh}`)
  }
}

/** What the measuring room and the query room refuse, as an answer of HTTP; anything else as it is. */
export function asHttp(error: unknown): unknown {
  if (error instanceof RangeError && error.message.includes(' / '))
    return new HttpError(400, 'BAD_INPUT', error.message)
  const { message, extensions } = error as { message: string; extensions?: { code?: unknown } }
  const code = extensions?.code as ErrorCode
  return code in errorCodes && code !== 'INTERNAL_SERVER_ERROR' ? new HttpError(400, code, message) : error
}

/** Express hands errors here: ours as they are, the body parser's translated, anything else kept to ourselves. */
export const answerErrors =
  (log: Log): ErrorRequestHandler =>
  (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const refused = error instanceof HttpError ? error : translate(error, log)
    response.status(refused.status)
    if (request.method === 'GET' && request.accepts(['application/json', 'html']) === 'html')
      return sendPage(response, { title: '出错了', body: `<h1>${escapeHtml(refused.message)}</h1>`, script: '' })
    response.json({ errors: [{ message: refused.message, extensions: { code: refused.code } }] })
  }

export const noSuchPage: RequestHandler = () => {
  throw new HttpError(404, 'NOT_FOUND', 'there is no such page', '没有这个页面')
}

function translate(error: { status?: number; type?: string; limit?: number }, log: Log): HttpError {
  if (error.type === 'entity.too.large')
    return new HttpError(
      413,
      'REQUEST_TOO_LARGE',
      `the request body is over ${error.limit} bytes`,
      `请求内容超过 ${error.limit} 字节`,
    )
  if (error.status && error.status >= 400 && error.status < 500)
    return new HttpError(error.status, 'BAD_REQUEST', 'the request body is not JSON', '请求内容不是 JSON')
  log('request failed', error)
  const [en, zh] = errorCodes.INTERNAL_SERVER_ERROR
  return new HttpError(500, 'INTERNAL_SERVER_ERROR', en, zh)
}
