/** What is known about a part of a zip file comes in; the records that frame it, and the directory at the end, go out. */

/** An entry as it lies in another archive: still compressed, with what its directory says about it. */
export interface PackedEntry {
  name: Buffer
  flags: number
  method: number
  /** DOS time in the low 16 bits, DOS date in the high 16. */
  time: number
  crc: number
  size: number
  attributes: number
  data: Buffer
}
/** An entry as it is written here. */
export interface Entry extends Omit<PackedEntry, 'data'> {
  packedSize: number
  offset: number
}

const MAX32 = 0xffffffff
const MAX16 = 0xffff

/** `PK..` and a run of fields: `[value, bytes]` each, little endian. */
function record(signature: number, fields: [value: number, bytes: 2 | 4 | 8][], ...tail: Buffer[]): Buffer {
  const out = Buffer.alloc(4 + fields.reduce((sum, [, bytes]) => sum + bytes, 0))
  let at = out.writeUInt32LE(signature)
  for (const [value, bytes] of fields) {
    if (bytes === 8) at = out.writeBigUInt64LE(BigInt(value), at)
    else at = out.writeUIntLE(value, at, bytes)
  }
  return Buffer.concat([out, ...tail])
}

const isBig = (value: number) => value >= MAX32
const clip = (value: number) => Math.min(value, MAX32)
const needs = (entry: Entry) => (isBig(entry.size) || isBig(entry.packedSize) || isBig(entry.offset) ? 45 : 20)

/** The zip64 extra field: the numbers that do not fit into 32 bits, in the order the format fixes. */
function wide(values: number[]): Buffer {
  const extra = Buffer.alloc(values.length ? 4 + values.length * 8 : 0)
  if (values.length === 0) return extra
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(values.length * 8, 2)
  values.forEach((value, i) => {
    extra.writeBigUInt64LE(BigInt(value), 4 + i * 8)
  })
  return extra
}

const describe = (entry: Entry, packedSize: number, size: number): [number, 2 | 4 | 8][] => [
  [needs(entry), 2],
  [entry.flags, 2],
  [entry.method, 2],
  [entry.time, 4],
  [entry.crc, 4],
  [clip(packedSize), 4],
  [clip(size), 4],
  [entry.name.length, 2],
]

export function localHeader(entry: Entry): Buffer {
  const extra = isBig(entry.size) || isBig(entry.packedSize) ? wide([entry.size, entry.packedSize]) : Buffer.alloc(0)
  const fields = extra.length ? describe(entry, MAX32, MAX32) : describe(entry, entry.packedSize, entry.size)
  return record(0x04034b50, [...fields, [extra.length, 2]], entry.name, extra)
}

/** What follows a streamed part. Eight-byte sizes only where they are needed: Excel refuses them elsewhere. */
export function descriptor(entry: Entry): Buffer {
  const bytes = isBig(entry.size) || isBig(entry.packedSize) ? 8 : 4
  return record(0x08074b50, [
    [entry.crc, 4],
    [entry.packedSize, bytes],
    [entry.size, bytes],
  ])
}

function centralHeader(entry: Entry): Buffer {
  const extra = wide([entry.size, entry.packedSize, entry.offset].filter(isBig))
  const places: [number, 2 | 4 | 8][] = [
    [extra.length, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [entry.attributes, 4],
    [clip(entry.offset), 4],
  ]
  return record(
    0x02014b50,
    [[needs(entry), 2], ...describe(entry, entry.packedSize, entry.size), ...places],
    entry.name,
    extra,
  )
}

export function directory(entries: Entry[], offset: number): Buffer {
  const headers = Buffer.concat(entries.map(centralHeader))
  const count = entries.length
  const tooBig = count >= MAX16 || isBig(offset) || isBig(headers.length)
  const end = record(0x06054b50, [
    [0, 4],
    [Math.min(count, MAX16), 2],
    [Math.min(count, MAX16), 2],
    [clip(headers.length), 4],
    [clip(offset), 4],
    [0, 2],
  ])
  return Buffer.concat(tooBig ? [headers, ...wideEnd(count, headers.length, offset), end] : [headers, end])
}

function wideEnd(count: number, size: number, offset: number): Buffer[] {
  const end = record(0x06064b50, [
    [44, 8],
    [45, 2],
    [45, 2],
    [0, 4],
    [0, 4],
    [count, 8],
    [count, 8],
    [size, 8],
    [offset, 8],
  ])
  const locator = record(0x07064b50, [
    [0, 4],
    [offset + size, 8],
    [1, 4],
  ])
  return [end, locator]
}
