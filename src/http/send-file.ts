/** A file goes out piece by piece; its row count and hash follow as trailers, when all of it is out. */
import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Log } from '../graphql/errors'
import { gathering } from '../measure/exchange/file'
import { type FileOut, hashed, responseHeaders } from './file-out'
import { sendSpooled } from './send-spooled'

export async function sendFile(file: FileOut, response: ServerResponse, log: Log): Promise<void> {
  const { method, httpVersion } = response.req
  if (method === 'HEAD') return void response.writeHead(200, responseHeaders(file)).end()
  if (httpVersion === '1.0') return sendSpooled(file, response)
  await stream(file, response).catch((error) => {
    if (!response.destroyed || error.code !== 'ERR_STREAM_PREMATURE_CLOSE') log('export broken off', error)
    response.destroy()
  })
}

/** A file that was broken off has no trailers, and ends without its last chunk. */
async function stream(file: FileOut, response: ServerResponse): Promise<void> {
  const hash = createHash('sha256')
  response.writeHead(200, { ...responseHeaders(file), trailer: 'x-rosterql-rows, x-rosterql-sha256' })
  await pipeline(Readable.from(hashed(file.content, hash)), gathering(), response, { end: false })
  response.addTrailers({ 'x-rosterql-rows': String(file.rows()), 'x-rosterql-sha256': hash.digest('hex') })
  response.end()
}
