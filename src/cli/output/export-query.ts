/** A query in a format of rows comes in; a file, or stdout, holding all of them goes out, with their number and its hash told. */
import { createWriteStream, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { buildSchema } from '../../graphql/schema'
import { Refusal } from '../../messages/refusal'
import { both } from '../../messages/words'
import { type ExportRequest, exportQuery } from '../../query/export/export'
import type { QueryLimits } from '../../query/limits'
import type { Store } from '../../store/store'
import { printJson, say } from './say'

interface ExportOrder extends ExportRequest {
  limits?: Partial<QueryLimits>
  /** Where it goes; stdout unless given. */
  output?: string
  /** What was written is told on stdout as JSON, which therefore cannot hold the rows as well. */
  json?: boolean
}

export async function exportRows(store: Store, { output, json, ...request }: ExportOrder): Promise<void> {
  if (output === undefined && json) throw new Refusal('cli.json-and-file', { format: request.format })
  if (output === undefined && request.format === 'xlsx' && process.stdout.isTTY)
    throw new Refusal('cli.workbook-output', {})
  const found = await exportQuery(store, buildSchema(store.rosters), request)
  try {
    if (output === undefined) await pipeline(found.stream, process.stdout, { end: false })
    else await intoFile(found.stream, output)
    const hash = await found.sha256()
    if (output !== undefined) writeFileSync(`${output}.sha256`, `${hash}  ${basename(output)}\n`)
    if (json) printJson({ file: output, format: request.format, rows: found.count, sha256: hash })
    else say(both(`${found.count} 行，SHA-256 ${hash}`, `${found.count} rows`))
  } finally {
    await found.close()
  }
}

/** Under another name until it is whole: a file of the name asked for is never half an answer. */
async function intoFile(stream: NodeJS.ReadableStream, path: string): Promise<void> {
  const part = `${path}.part`
  try {
    await pipeline(stream, createWriteStream(part))
    renameSync(part, path)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}
