/** A page of another site may not make this machine work: browsers say where a request comes from, and programs that are none need not. */
import type { RequestHandler } from 'express'
import { Refusal } from '../messages/refusal'

export const ownSite: RequestHandler = (request, _response, next) => {
  if (!['cross-site', 'same-site'].includes(String(request.headers['sec-fetch-site'] ?? ''))) return next()
  throw new Refusal('http.other-site', {})
}
