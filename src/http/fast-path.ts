/**
 * The short way in: `POST /graphql` with a document that came before and that the engine answers alone. Everything else, and
 * every request that is not plain, goes the long way through express and Apollo, which check more and cost several times as much.
 */

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { ExecutionResult, GraphQLError } from 'graphql'
import { onlyOne } from '../facts/lists'
import type { Api } from '../graphql/api'
import { formatError, type Log } from '../graphql/errors'

/** Bytes of a request that is not an upload. */
export const BODY = 2 ** 20

const jsonType = /^application\/json(?:;\s*charset=utf-8)?$/i
const JSON_TYPE = 'application/json; charset=utf-8'
/** What a client may accept for the answer to be plain JSON, whatever else it would take. */
const accepted: Record<string, string> = {
  '': JSON_TYPE,
  '*/*': JSON_TYPE,
  'application/json': JSON_TYPE,
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
}

type Received = IncomingMessage & { body?: unknown }

export const fastPath =
  (api: Api, long: RequestListener, isOwn: (host: string | undefined) => boolean, log: Log): RequestListener =>
  (request: Received, response) => {
    if (!isPlain(request) || !isOwn(request.headers.host)) return void long(request, response)
    receive(request, (body) => {
      // A body that is no JSON is passed on as an empty one would be, for the long way to say what is wrong.
      request.body = body
      answer(api, body, log).then(
        (result) => (result ? send(result, request, response) : void long(request, response)),
        () => void long(request, response),
      )
    })
  }

function isPlain({ method, url, headers }: IncomingMessage): boolean {
  return (
    method === 'POST' &&
    url === '/graphql' &&
    jsonType.test(headers['content-type'] ?? '') &&
    headers['content-encoding'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    Number(headers['content-length']) <= BODY &&
    headers['x-rosterql-cost'] === undefined &&
    (headers.accept ?? '') in accepted
  )
}

function receive(request: IncomingMessage, done: (body: unknown) => void): void {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => done(parsed(parts)))
}

function parsed(parts: Buffer[]): unknown {
  try {
    return JSON.parse((onlyOne(parts) ?? Buffer.concat(parts)).toString())
  } catch {
    return NOT_JSON
  }
}

/** Marks a body that could not be read, so that it is refused as express would refuse it. */
export const NOT_JSON = Symbol('not JSON')

const isRecord = (given: unknown): given is Record<string, any> =>
  typeof given === 'object' && given !== null && !Array.isArray(given)

/** Undefined: it takes the long way. */
async function answer(
  { schema, documents, engine, context }: Api,
  body: unknown,
  log: Log,
): Promise<ExecutionResult | undefined> {
  if (!isRecord(body)) return undefined
  const { query, variables, operationName, ...rest } = body
  const document = typeof query === 'string' ? documents.find(query) : undefined
  const isKnown = document && (variables === undefined || variables === null || isRecord(variables))
  if (!isKnown || Object.keys(rest).length > 0 || typeof (operationName ?? '') !== 'string') return undefined
  const found = await engine.answer(schema, document, operationName, variables ?? undefined, context())
  if (!found?.errors) return found ?? undefined
  return { errors: found.errors.map((error) => told(error, log)) as never, data: found.data }
}

function told(error: GraphQLError, log: Log) {
  const { message, locations, path, extensions } = error.toJSON() as ReturnType<GraphQLError['toJSON']>
  const coded = { ...extensions, code: extensions?.code ?? 'INTERNAL_SERVER_ERROR' }
  return formatError({ message, locations, path, extensions: coded } as never, error, log)
}

function send(result: ExecutionResult, { headers }: IncomingMessage, response: ServerResponse): void {
  const text = `${JSON.stringify(result)}\n`
  response.writeHead(200, {
    'content-type': accepted[headers.accept ?? ''],
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}
