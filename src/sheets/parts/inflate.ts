import { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { Refusal } from '../../messages/refusal'
import { messageRef } from '../../messages/words'
import { faults } from './faults'
import type { Meter } from './meter'
import type { ByteSource } from './source'
import type { ZipEntry } from './zip'

const CHUNK = 512 * 1024

/**
 * Comes in: one part of a zip file. Goes out: its bytes in chunks, inflated beside the main thread, counted against the
 * limits as they come and checked against their checksum at the end.
 */
export async function* inflate(source: ByteSource, entry: ZipEntry, meter: Meter): AsyncGenerator<Buffer> {
  if (entry.flags & 1) throw faults.encrypted()
  let given = 0
  let crc = 0
  const chunks = await unpack(source, entry)
  try {
    for await (const chunk of chunks) {
      given += chunk.length
      meter.inflated(entry, given)
      meter.tick()
      crc = crc32(chunk, crc)
      yield chunk
    }
  } catch (error) {
    throw error instanceof Refusal ? error : damaged(entry)
  }
  if (crc >>> 0 !== entry.crc) throw damaged(entry)
}

/** A whole part in one piece, for the small parts that are read as text. */
export async function inflateAll(source: ByteSource, entry: ZipEntry, meter: Meter): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of inflate(source, entry, meter)) chunks.push(chunk)
  const [only] = chunks
  return only && chunks.length === 1 ? only : Buffer.concat(chunks)
}

const damaged = (entry: ZipEntry) => faults.corrupt(messageRef('sheets.part-not-inflated', { entry: entry.name }))

async function unpack(source: ByteSource, entry: ZipEntry): Promise<AsyncIterable<Buffer>> {
  const header = await source.read(entry.offset, 30)
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw damaged(entry)
  const from = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  const packed = source.stream(from, entry.compressed)
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw damaged(entry)
  const inflating = createInflateRaw({ chunkSize: CHUNK, readableHighWaterMark: 4 * CHUNK } as object)
  const input = Readable.from(packed, { objectMode: true, highWaterMark: 1 })
  input.on('error', (error) => inflating.destroy(error))
  inflating.on('close', () => input.destroy())
  return input.pipe(inflating)
}
