/** A page of another site may not make this machine work: browsers say where a request comes from, and programs that are none need not. */
import type { RequestHandler } from 'express'
import { HttpError } from './http-error'

export const ownSite: RequestHandler = (request, _response, next) => {
  if (!['cross-site', 'same-site'].includes(String(request.headers['sec-fetch-site'] ?? ''))) return next()
  throw new HttpError(
    403,
    'BAD_REQUEST',
    'requests from pages of other sites are refused',
    '不接受其他网站页面发来的请求',
  )
}
