/** `POST /export?format=…`: a GraphQL document goes in, a file comes out; its row count and hash follow as trailers. */
import type { RequestHandler } from 'express'
import type { Log } from '../graphql/errors'
import { Refusal } from '../messages/refusal'
import { type Export, type Exporter, type ExportRequest, exportFormats, isExportFormat } from '../query/export/export'
import type { FileOut } from './file-out'
import { sendFile } from './send-file'

export const exportRoute =
  (exporter: Exporter, log: Log): RequestHandler =>
  async (request, response) => {
    const made = await exporter.export(asked(request.query.format, request.body))
    await sendFile(fileOf(made), response, log)
  }

function asked(format: unknown, body: unknown): ExportRequest {
  if (!isExportFormat(format)) {
    const list = exportFormats.join(', ')
    throw new Refusal('http.unknown-format', { list })
  }
  const { query, variables, operationName } = (body ?? {}) as Record<string, unknown>
  if (typeof query !== 'string' || !isRecord(variables ?? {})) throw new Refusal('http.export-body', {})
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
  throw new Refusal('http.export-by-post', {})
}

const isRecord = (given: unknown): boolean => typeof given === 'object' && given !== null && !Array.isArray(given)

const fileOf = ({ contentType, fileName, count, stream }: Export): FileOut => ({
  name: fileName,
  mediaType: contentType,
  content: stream,
  count,
  rows: () => count,
})
