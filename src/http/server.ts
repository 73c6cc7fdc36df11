/** The GraphQL service on HTTP: `/graphql` answers documents and uploads, and shows GraphiQL to a browser. */
import { createServer as httpServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import { expressMiddleware } from '@as-integrations/express5'
import express, { type Express, type RequestHandler } from 'express'
import { type Api, type ApiOptions, createApi } from '../graphql/api'
import type { Log } from '../graphql/errors'
import { Refusal } from '../messages/refusal'
import { defaultLimits } from '../sheets/parts/limits'
import { importPage } from '../web/import-page'
import { sendPage } from '../web/page'
import { briefingRoutes } from './briefing-route'
import { chartRoutes } from './chart-route'
import { explorer } from './explorer'
import { exportByPost, exportRoute } from './export-route'
import { BODY, fastPath, NOT_JSON } from './fast-path'
import { answerErrors, noSuchPage } from './http-error'
import { multipart } from './multipart'
import { savedRoutes } from './saved-route'
import { snapshotRoutes } from './snapshot-route'

export interface ServerOptions extends ApiOptions {
  host?: string
  /** 0 takes any free port. */
  port?: number
  /** Bytes of one uploaded file. */
  fileBytes?: number
}

const FILES = 20

export async function createServer({
  host = '127.0.0.1',
  port = 4000,
  fileBytes,
  ...options
}: ServerOptions): Promise<{ url: string; close(): Promise<void> }> {
  const address = loopback(host)
  const app = express()
  const http = httpServer()
  const api = await createApi({
    ...options,
    plugins: [...(options.plugins ?? []), ApolloServerPluginDrainHttpServer({ httpServer: http })],
  })
  route(app, api, options, fileBytes ?? defaultLimits.fileBytes)
  http.on('request', fastPath(api, app, isOwn, options.log ?? logged))
  try {
    await listen(http, address, port)
  } catch (error) {
    await api.close()
    throw error
  }
  const { port: taken } = http.address() as AddressInfo
  return { url: `http://${address === '::1' ? '[::1]' : address}:${taken}/graphql`, close: api.close }
}

/** There is no access control yet, so only this machine may ask. */
export function loopback(host: string): string {
  if (host === 'localhost') return '127.0.0.1'
  if (host === '127.0.0.1' || host === '::1') return host
  throw new Refusal('http.loopback-only', { host })
}

function route(app: Express, api: Api, { store, log }: ApiOptions, fileBytes: number): void {
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(ownHost)
  app.get('/', (_request, response) => response.redirect('/graphql'))
  app.get('/graphql', browsersOnly(explorer(store.rosters)))
  app.use(
    '/graphql',
    multipart({ fileBytes, files: FILES, bodyBytes: BODY }),
    json,
    expressMiddleware(api.apollo, { context: async () => api.context() }),
  )
  app.get('/import', (_request, response) => sendPage(response, importPage(store.rosters)))
  app.use('/q', json, savedRoutes(api))
  app.use('/snapshot', snapshotRoutes(api, log ?? logged))
  app.use('/briefing', briefingRoutes(api))
  app.use('/chart', chartRoutes(api))
  app
    .route('/export')
    .post(json, exportRoute(api.exporter, log ?? logged))
    .all(exportByPost)
  app.use(noSuchPage)
  app.use(answerErrors(log ?? logged))
}

const logged: Log = (line, error) => console.error(line, error)

/** A page of another site can point its own name at 127.0.0.1; the Host header then still tells that name. */
const isOwn = (host = ''): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host.replace(/:\d+$/, ''))

const ownHost: RequestHandler = (request, _response, next) => {
  if (isOwn(request.headers.host)) return next()
  throw new Refusal('http.other-host', {})
}

/** A browser that opens the address asks for HTML; a client that sends a document does not. */
const browsersOnly =
  (page: RequestHandler): RequestHandler =>
  (request, response, next) =>
    request.query.query === undefined &&
    request.accepts(['application/graphql-response+json', 'application/json', 'html']) === 'html'
      ? page(request, response, next)
      : next()

const parseJson = express.json({ limit: BODY, type: ['application/json', 'application/*+json'] })

/** What multipart or the short way has already read is left alone. Without a body Apollo still needs an empty one to say what is wrong. */
const json: RequestHandler = (request, response, next) => {
  if (request.body === NOT_JSON) throw new Refusal('http.not-json', {})
  if (request.body !== undefined) return next()
  parseJson(request, response, (error) => {
    request.body ??= {}
    next(error)
  })
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Refusal('http.port-taken', { port }) : error),
    )
    server.listen(port, host, resolve)
  })
}
