/**
 * A zip file comes in; its parts can be read and replaced by name, and a zip file goes out in which every part that was
 * not touched is copied as it lay there, still compressed.
 */
import { promisify } from 'node:util'
import { crc32, deflateRaw, inflateRaw } from 'node:zlib'
import { Refusal } from '../../messages/refusal'
import { FIXED_TIME, type PackedEntry, zip } from '../write/zip'

const inflate = promisify(inflateRaw)
const deflate = promisify(deflateRaw)
/** No honest part of a workbook is longer, and a text in memory could not be. */
const MAX_PART_BYTES = 500 * 2 ** 20
const ENCRYPTED = 1
const UTF8_NAME = 0x800
const WIDE = 0xffffffff

const key = (path: string) => path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()

/** A name in some other character set keeps its bytes apart, so that two of them never look alike. */
function nameOf({ name }: PackedEntry): string {
  const text = name.toString('utf8')
  return text.includes('\ufffd') ? name.toString('latin1') : text
}

/** `bytes` keeps every byte of the part as one character, so that what is not edited cannot change. */
type PartEncoding = 'text' | 'bytes'

export class Package {
  private readonly entries = new Map<string, PackedEntry>()
  private readonly encodings = new Map<string, BufferEncoding>()

  constructor(file: Buffer) {
    for (const entry of readEntries(file)) {
      const path = key(nameOf(entry))
      if (this.entries.has(path)) throw new Refusal('sheets.mark-part-twice', { path })
      this.entries.set(path, entry)
    }
  }

  get paths(): string[] {
    return [...this.entries.keys()]
  }

  has = (path: string): boolean => this.entries.has(key(path))

  async read(path: string, reading: PartEncoding = 'text'): Promise<string | undefined> {
    const entry = this.entries.get(key(path))
    if (!entry) return undefined
    const data = await unpack(entry)
    const isWide = data.length > 1 && data[0] === 0xff && data[1] === 0xfe
    const encoding = isWide ? 'utf16le' : reading === 'bytes' ? 'latin1' : 'utf8'
    this.encodings.set(key(path), encoding)
    return data.toString(encoding)
  }

  /** Replaces a part, in the encoding it was read in, or adds one. */
  async write(path: string, text: string): Promise<void> {
    const data = Buffer.from(text, this.encodings.get(key(path)) ?? 'utf8')
    const old = this.entries.get(key(path))
    const name = old?.name ?? Buffer.from(path)
    const flags = (old?.flags ?? UTF8_NAME) & UTF8_NAME
    const { time, attributes } = old ?? { time: FIXED_TIME, attributes: 0 }
    const packed = { method: 8, crc: crc32(data), size: data.length, data: await deflate(data) }
    this.entries.set(key(path), { name, flags, time, attributes, ...packed })
  }

  async save(): Promise<Buffer> {
    const pieces: Buffer[] = []
    for await (const piece of zip([...this.entries.values()].map((packed) => ({ packed })))) pieces.push(piece)
    return Buffer.concat(pieces)
  }
}

async function unpack(entry: PackedEntry): Promise<Buffer> {
  if (entry.flags & ENCRYPTED) throw new Refusal('sheets.mark-encrypted', {})
  if (entry.method === 0) return entry.data
  if (entry.method !== 8) throw new Refusal('sheets.mark-compression', { method: entry.method })
  return inflate(entry.data, { maxOutputLength: MAX_PART_BYTES })
}

function* readEntries(file: Buffer): Generator<PackedEntry> {
  let at = directoryStart(file)
  while (at + 46 <= file.length && file.readUInt32LE(at) === 0x02014b50) {
    const nameEnd = at + 46 + file.readUInt16LE(at + 28)
    const extraEnd = nameEnd + file.readUInt16LE(at + 30)
    yield readEntry(file, at, nameEnd, extraEnd)
    at = extraEnd + file.readUInt16LE(at + 32)
  }
}

function readEntry(file: Buffer, at: number, nameEnd: number, extraEnd: number): PackedEntry {
  const extra = file.subarray(nameEnd, extraEnd)
  const wide = widener(extra)
  const [size, packed, offset] = [
    wide(file.readUInt32LE(at + 24)),
    wide(file.readUInt32LE(at + 20)),
    wide(file.readUInt32LE(at + 42)),
  ]
  if (offset + 30 > file.length) throw new Refusal('sheets.mark-zip-damaged', {})
  const from = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
  return {
    name: file.subarray(at + 46, nameEnd),
    flags: file.readUInt16LE(at + 8),
    method: file.readUInt16LE(at + 10),
    time: file.readUInt32LE(at + 12),
    crc: file.readUInt32LE(at + 16),
    size,
    attributes: file.readUInt32LE(at + 38),
    data: file.subarray(from, from + packed),
  }
}

/** Zip64: what does not fit 32 bits stands in an extra field, in this order, each only when its short form is all ones. */
function widener(extra: Buffer): (value: number) => number {
  let at = 0
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2)
  let from = at + 4
  return (value) => {
    if (value !== WIDE || from + 8 > extra.length) return value
    from += 8
    return Number(extra.readBigUInt64LE(from - 8))
  }
}

function directoryStart(file: Buffer): number {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > file.length) throw new Refusal('sheets.mark-not-xlsx', {})
  const start = file.readUInt32LE(end + 16)
  const isWide = start === WIDE && end >= 20 && file.readUInt32LE(end - 20) === 0x07064b50
  return isWide ? Number(file.readBigUInt64LE(Number(file.readBigUInt64LE(end - 12)) + 48)) : start
}
