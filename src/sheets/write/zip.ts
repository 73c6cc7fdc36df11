/**
 * Parts of an archive come in, one after the other; the bytes of a zip file go out as they are ready. A part is a small
 * text, a stream of text, or an entry copied from another archive without unpacking it. Every time stamp is the same,
 * so the same parts give the same bytes.
 */
import { pipeline } from 'node:stream'
import { promisify } from 'node:util'
import { crc32, createDeflateRaw, deflateRaw } from 'node:zlib'
import { descriptor, directory, type Entry, localHeader, type PackedEntry } from './zip-records'

export type { PackedEntry } from './zip-records'

export type ZipPart =
  | { name: string; data: string | Buffer }
  | { name: string; stream: AsyncIterable<string | Uint8Array> }
  | { packed: PackedEntry }

type Source<T> = Iterable<T> | AsyncIterable<T>
const deflate = promisify(deflateRaw)

/** 1980-01-01 00:00, the first moment a zip can tell. */
export const FIXED_TIME = 0x00210000
const UTF8_NAME = 0x800
const SIZES_FOLLOW = 0x8

/** The archive, piece by piece; a part is asked for only when the one before it has been written. */
export async function* zip(parts: Source<ZipPart>): AsyncGenerator<Buffer> {
  const entries: Entry[] = []
  let offset = 0
  for await (const part of parts) {
    const entry = begin(part, offset)
    entries.push(entry)
    for await (const piece of write(part, entry)) {
      offset += piece.length
      yield piece
    }
  }
  yield directory(entries, offset)
}

function begin(part: ZipPart, offset: number): Entry {
  if ('packed' in part) {
    const { data, ...entry } = part.packed
    return { ...entry, flags: entry.flags & ~SIZES_FOLLOW, packedSize: data.length, offset }
  }
  const flags = UTF8_NAME | ('stream' in part ? SIZES_FOLLOW : 0)
  const name = Buffer.from(part.name)
  return { name, flags, method: 8, time: FIXED_TIME, crc: 0, size: 0, packedSize: 0, attributes: 0, offset }
}

async function* write(part: ZipPart, entry: Entry): AsyncGenerator<Buffer> {
  if ('stream' in part) {
    yield localHeader(entry)
    yield* pack(part.stream, entry)
    return yield descriptor(entry)
  }
  const data = 'packed' in part ? part.packed.data : await packWhole(Buffer.from(part.data), entry)
  yield localHeader(entry)
  yield data
}

async function packWhole(data: Buffer, entry: Entry): Promise<Buffer> {
  const packed = await deflate(data)
  Object.assign(entry, { crc: crc32(data), size: data.length, packedSize: packed.length })
  return packed
}

async function* pack(source: AsyncIterable<string | Uint8Array>, entry: Entry): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw({ chunkSize: 65536 })
  // An error of the source destroys the packer with it, so it surfaces in the loop below.
  pipeline(measure(source, entry), packer, () => {})
  for await (const piece of packer) {
    entry.packedSize += piece.length
    yield piece
  }
}

async function* measure(source: AsyncIterable<string | Uint8Array>, entry: Entry): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    entry.crc = crc32(bytes, entry.crc)
    entry.size += bytes.length
    yield bytes
  }
}
