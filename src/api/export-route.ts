/** `POST /export?format=…`: a GraphQL document goes in, a file comes out; its row count and hash follow as trailers. */
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { RequestHandler } from 'express'
import { GraphQLError } from 'graphql'
import { type Export, type Exporter, type ExportRequest, exportFormats, isExportFormat } from '../query/export'
import { isErrorCode } from './error-codes'
import type { Log } from './errors'
import { HttpError } from './http-error'

export const exportRoute =
  (exporter: Exporter, log: Log): RequestHandler =>
  async (request, response) => {
    const made = await begin(exporter, asked(request.query.format, request.body))
    await send(made, response).catch((error) => {
      if (!response.destroyed || error.code !== 'ERR_STREAM_PREMATURE_CLOSE') log('export broken off', error)
      response.destroy()
    })
  }

function asked(format: unknown, body: unknown): ExportRequest {
  if (!isExportFormat(format)) {
    const list = exportFormats.join(', ')
    throw new HttpError(400, 'BAD_REQUEST', `format is one of ${list}`, `format 应为 ${list} 之一`)
  }
  const { query, variables, operationName } = (body ?? {}) as Record<string, unknown>
  if (typeof query !== 'string' || !isRecord(variables ?? {}))
    throw new HttpError(
      400,
      'BAD_REQUEST',
      'send JSON: {"query": "…", "variables": {…}}',
      '请发送 JSON：{"query": "…", "variables": {…}}',
    )
  return {
    document: query,
    variables: (variables ?? {}) as Record<string, unknown>,
    operation: typeof operationName === 'string' ? operationName : undefined,
    format,
  }
}

const isRecord = (given: unknown): boolean => typeof given === 'object' && given !== null && !Array.isArray(given)

async function begin(exporter: Exporter, request: ExportRequest): Promise<Export> {
  try {
    return await exporter.export(request)
  } catch (error) {
    const code = error instanceof GraphQLError ? error.extensions.code : undefined
    if (!isErrorCode(code) || code === 'UNAVAILABLE') throw error
    throw new HttpError(400, code, (error as Error).message)
  }
}

/** Trailers come only when all is out: a file that was broken off has none, and ends without its last chunk. */
async function send({ contentType, fileName, count, stream, sha256 }: Export, response: ServerResponse): Promise<void> {
  response.writeHead(200, {
    'content-type': contentType,
    'content-disposition': `attachment; filename="export"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    'cache-control': 'no-store',
    trailer: 'x-rosterql-rows, x-rosterql-sha256',
  })
  await pipeline(stream, response, { end: false })
  response.addTrailers({ 'x-rosterql-rows': String(count), 'x-rosterql-sha256': await sha256() })
  response.end()
}
