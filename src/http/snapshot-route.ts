/** `/snapshot/<id>/export?format=…`: a sealed snapshot as a file; forms that are a folder come as a zip. */
import { type Request, type RequestHandler, Router } from 'express'
import type { Api } from '../graphql/api'
import type { Log } from '../graphql/errors'
import { snapshotId } from '../graphql/resolvers/snapshots'
import { type ExchangeFormat, stemOf } from '../measure/exchange/exporting'
import type { ExportFile } from '../measure/exchange/file'
import { exchangeFormats, exportSnapshot } from '../measure/exchange/formats'
import { withManifest } from '../measure/exchange/manifest'
import { findSnapshot, type Snapshot } from '../measure/snapshot/read'
import { Refusal } from '../messages/refusal'
import { type ZipPart, zip } from '../sheets/write/zip'
import type { FileOut } from './file-out'
import { ownSite } from './same-origin'
import { sendFile } from './send-file'

export function snapshotRoutes(api: Api, log: Log): Router {
  const router = Router()
  const send: RequestHandler = async (request, response) => {
    await sendFile(await wanted(request, api), response, log)
  }
  router.route('/:id/export').all(ownSite).get(send).post(send)
  return router
}

async function wanted({ params, query }: Request, api: Api): Promise<FileOut> {
  const format = formatOf(query.format ?? 'xlsx')
  const suppress = suppressed(query.suppress)
  const { slowStore, reader } = api.context()
  const id = String(params.id)
  const snapshot = await findSnapshot(reader, snapshotId(id))
  if (!snapshot) throw new Refusal('http.no-snapshot', { id })
  const files = exportSnapshot(slowStore, snapshot.id, { format: format.name, suppress })
  return format.single ? single(files, snapshot) : folder(files, snapshot, format)
}

function formatOf(given: unknown): ExchangeFormat {
  const format = exchangeFormats.find(({ name }) => name === given)
  if (format) return format
  const list = exchangeFormats.map(({ name }) => name).join(', ')
  throw new Refusal('http.unknown-format', { list })
}

/** Left out: as the form has it. */
function suppressed(given: unknown): boolean | undefined {
  if (given === undefined) return undefined
  if (given === 'yes' || given === 'no') return given === 'yes'
  throw new Refusal('http.suppress', {})
}

async function single(files: AsyncGenerator<ExportFile>, { valueCount }: Snapshot): Promise<FileOut> {
  const { value } = await files.next()
  const { name, mediaType, content, counted } = value as ExportFile
  return { name, mediaType, content, rows: () => counted?.rows ?? valueCount }
}

function folder(files: AsyncIterable<ExportFile>, snapshot: Snapshot, { name }: ExchangeFormat): FileOut {
  return {
    name: `${stemOf(snapshot)}-${name}.zip`,
    mediaType: 'application/zip',
    content: zip(parts(withManifest(files))),
    rows: () => snapshot.valueCount,
  }
}

async function* parts(files: AsyncIterable<ExportFile>): AsyncGenerator<ZipPart> {
  for await (const { name, content } of files) yield { name, stream: content }
}
