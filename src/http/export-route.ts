/** `POST /export?format=…`: a GraphQL document goes in, a file comes out; its row count and hash follow as trailers. */
import type { RequestHandler } from 'express'
import { GraphQLError } from 'graphql'
import { isErrorCode } from '../graphql/error-codes'
import type { Log } from '../graphql/errors'
import { inBoth } from '../graphql/in-chinese'
import { type Export, type Exporter, type ExportRequest, exportFormats, isExportFormat } from '../query/export/export'
import type { FileOut } from './file-out'
import { HttpError } from './http-error'
import { sendFile } from './send-file'

export const exportRoute =
  (exporter: Exporter, log: Log): RequestHandler =>
  async (request, response) => {
    const made = await begin(exporter, asked(request.query.format, request.body))
    await sendFile(fileOf(made), response, log)
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

/** Opened in a browser, or asked what it would send. */
export const exportByPost: RequestHandler = (_request, response) => {
  response.setHeader('allow', 'POST')
  throw new HttpError(
    405,
    'BAD_REQUEST',
    'an export is asked for by POST: send JSON {"query": "…"} to /export?format=csv',
    '导出请用 POST：向 /export?format=csv 发送 JSON {"query": "…"}',
  )
}

const isRecord = (given: unknown): boolean => typeof given === 'object' && given !== null && !Array.isArray(given)

async function begin(exporter: Exporter, request: ExportRequest): Promise<Export> {
  try {
    return await exporter.export(request)
  } catch (error) {
    const code = error instanceof GraphQLError ? error.extensions.code : undefined
    if (!isErrorCode(code) || code === 'UNAVAILABLE') throw error
    throw new HttpError(400, code, inBoth((error as Error).message, code))
  }
}

const fileOf = ({ contentType, fileName, count, stream }: Export): FileOut => ({
  name: fileName,
  mediaType: contentType,
  content: stream,
  count,
  rows: () => count,
})
