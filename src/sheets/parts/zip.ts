import { messageRef } from '../../messages/words'
import { faults } from './faults'
import type { Meter, Metered } from './meter'
import type { ByteSource } from './source'

/** One part of a zip file, as the central directory lists it. */
export interface ZipEntry extends Metered {
  method: number
  flags: number
  crc: number
  /** What the directory claims; a hint, never believed. */
  claimed: number
  offset: number
}

/**
 * Comes in: the bytes of a zip file. Goes out: its parts by name, from the central directory alone. Names that climb out
 * of the archive, that repeat, and parts that lie on top of each other are turned away.
 */
export async function readDirectory(source: ByteSource, meter: Meter): Promise<Map<string, ZipEntry>> {
  const end = await findEnd(source)
  const bytes = await source.read(end.at, end.size)
  const entries = new Map<string, ZipEntry>()
  const names = new Set<string>()
  let counted = 0
  let listed = 0
  for (let at = 0; at + 46 <= bytes.length && bytes.readUInt32LE(at) === 0x02014b50; ) {
    const { entry, next } = readEntry(bytes, at)
    at = next
    listed++
    if (entry.name.endsWith('/')) continue
    if (!isMedia(entry.name)) meter.count('entries', ++counted)
    if (entries.size > 100 * meter.limits.entries) meter.count('entries', entries.size)
    refuseOddName(entry.name, names)
    entries.set(entry.name, entry)
  }
  if (entries.size === 0) throw faults.corrupt(messageRef('sheets.zip-empty', {}))
  if (listed % 65_536 !== end.count % 65_536) throw faults.corrupt(messageRef('sheets.zip-cut-off', {}))
  refuseOverlaps([...entries.values()], source.size)
  return entries
}

/** Pictures and other attachments: any number of them is honest. */
export const isMedia = (name: string): boolean =>
  /(^|\/)(media|embeddings|drawings|printerSettings|Pictures|Thumbnails|Data|ActiveX|ctrlProps|charts|diagrams)\//i.test(
    name,
  )

interface Directory {
  at: number
  size: number
  count: number
}

async function findEnd(source: ByteSource): Promise<Directory> {
  const from = Math.max(0, source.size - 65_557)
  const tail = await source.read(from, 65_557)
  const at = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (at < 0 || at + 22 > tail.length) {
    throw faults.corrupt(messageRef('sheets.zip-no-end', {}))
  }
  const count = tail.readUInt16LE(at + 10)
  const size = tail.readUInt32LE(at + 12)
  const offset = tail.readUInt32LE(at + 16)
  const found =
    size === 0xffffffff || offset === 0xffffffff ? await findZip64(source, tail, at) : { at: offset, size, count }
  if (found.at + found.size > source.size || found.size > 64 * 2 ** 20) {
    throw faults.corrupt(messageRef('sheets.zip-cut-off', {}))
  }
  return found
}

async function findZip64(source: ByteSource, tail: Buffer, at: number): Promise<Directory> {
  const broken = faults.corrupt(messageRef('sheets.zip-cut-off', {}))
  if (at < 20 || tail.readUInt32LE(at - 20) !== 0x07064b50) throw broken
  const record = await source.read(Number(tail.readBigUInt64LE(at - 12)), 56)
  if (record.length < 56 || record.readUInt32LE(0) !== 0x06064b50) throw broken
  const field = (from: number) => Number(record.readBigUInt64LE(from))
  return { at: field(48), size: field(40), count: field(32) }
}

function readEntry(bytes: Buffer, at: number): { entry: ZipEntry; next: number } {
  const flags = bytes.readUInt16LE(at + 8)
  const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
  const extraEnd = nameEnd + bytes.readUInt16LE(at + 30)
  const entry: ZipEntry = {
    name: bytes
      .toString('utf8', at + 46, nameEnd)
      .replaceAll('\\', '/')
      .replace(/^\/+/, ''),
    flags,
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    compressed: bytes.readUInt32LE(at + 20),
    claimed: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
    given: 0,
  }
  widen(entry, bytes.subarray(nameEnd, extraEnd))
  return { entry, next: extraEnd + bytes.readUInt16LE(at + 32) }
}

/** Zip64: sizes that do not fit 32 bits stand in an extra field, in this order, each only when its short form is all ones. */
function widen(entry: ZipEntry, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let from = at + 4
    for (const field of ['claimed', 'compressed', 'offset'] as const) {
      if (entry[field] !== 0xffffffff || from + 8 > extra.length) continue
      entry[field] = Number(extra.readBigUInt64LE(from))
      from += 8
    }
  }
}

function refuseOddName(name: string, names: Set<string>): void {
  if (/(^|\/)\.\.(\/|$)|^[a-z]:/i.test(name) || name.includes('\0')) {
    throw faults.hostile(messageRef('sheets.part-outside', {}))
  }
  const folded = name.toLowerCase()
  if (names.has(folded)) throw faults.hostile(messageRef('sheets.part-twice', { name }))
  names.add(folded)
}

/** Parts sharing bytes is how a small archive inflates without end. */
function refuseOverlaps(entries: ZipEntry[], size: number): void {
  entries.sort((a, b) => a.offset - b.offset)
  entries.forEach((entry, index) => {
    const end = entry.offset + 30 + entry.compressed
    if (end > (entries[index + 1]?.offset ?? size)) {
      throw faults.hostile(messageRef('sheets.part-overlaps', { entry: entry.name }))
    }
  })
}
