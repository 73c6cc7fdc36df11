/**
 * A file for a client of HTTP/1.0, such as a proxy that was set up with its defaults. It knows no chunks and no trailers, and would
 * take a file that was broken off for a whole one: so the file is made first, on disk, and goes out with its length and its hash.
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { gathering } from '../measure/exchange/file'
import { type FileOut, hashed, responseHeaders } from './file-out'

/** Throws before the first byte when the file cannot be made. */
export async function sendSpooled(file: FileOut, response: ServerResponse): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rosterql-spool-'))
  const path = join(folder, 'file')
  const hash = createHash('sha256')
  try {
    await pipeline(Readable.from(hashed(file.content, hash)), gathering(), createWriteStream(path))
    response.writeHead(200, {
      ...responseHeaders({ ...file, count: file.rows() }),
      'content-length': (await stat(path)).size,
      'x-rosterql-sha256': hash.digest('hex'),
    })
    await pipeline(createReadStream(path), response).catch(() => response.destroy())
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
