/** A file on its way to a client: its content piece by piece, what its head says, and its hash as it passes. */
import type { Hash } from 'node:crypto'

export interface FileOut {
  name: string
  mediaType: string
  content: AsyncIterable<string | Uint8Array>
  /** Rows it will hold, when that is known beforehand: said in the head too, for clients that look at no trailers. */
  count?: number
  /** Known once the content has been read. */
  rows(): number
}

export const responseHeaders = ({ name, mediaType, count }: FileOut): Record<string, string> => ({
  'content-type': mediaType,
  'content-disposition': attachment(name),
  'cache-control': 'no-store',
  ...(count === undefined ? {} : { 'x-rosterql-rows': String(count) }),
})

export const attachment = (name: string): string =>
  `attachment; filename="export"; filename*=UTF-8''${encodeURIComponent(name)}`

export async function* hashed(content: FileOut['content'], hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    hash.update(bytes)
    yield bytes
  }
}
