/** A file goes out piece by piece; its row count and hash follow as trailers, when all of it is out. */
import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { gathering } from '../measure/export-file'

export interface FileOut {
  name: string
  mediaType: string
  content: AsyncIterable<string | Uint8Array>
  /** Known once the content has been read. */
  rows(): number
}

/** A file that was broken off has no trailers, and ends without its last chunk. */
export async function sendFile({ name, mediaType, content, rows }: FileOut, response: ServerResponse): Promise<void> {
  response.writeHead(200, {
    'content-type': mediaType,
    'content-disposition': attachment(name),
    'cache-control': 'no-store',
    trailer: 'x-rosterql-rows, x-rosterql-sha256',
  })
  const hash = createHash('sha256')
  await pipeline(Readable.from(hashed(content, hash)), gathering(), response, { end: false })
  response.addTrailers({ 'x-rosterql-rows': String(rows()), 'x-rosterql-sha256': hash.digest('hex') })
  response.end()
}

export const attachment = (name: string): string =>
  `attachment; filename="export"; filename*=UTF-8''${encodeURIComponent(name)}`

async function* hashed(content: FileOut['content'], hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    hash.update(bytes)
    yield bytes
  }
}
