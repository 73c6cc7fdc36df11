import { crc32 } from 'node:zlib'
import { refuseAmplifiers } from '../formats/amplifiers'
import { inflate } from '../parts/inflate'
import type { Meter } from '../parts/meter'
import type { ByteSource } from '../parts/source'
import { isMedia, type ZipEntry } from '../parts/zip'
import type { Format } from '../sheet'

/** The new zip, and the content part when it is an OpenDocument. */
interface Repacked {
  zip: Buffer
  content?: Buffer
}

/**
 * Comes in: the parts of a zipped workbook. Goes out: a new, uncompressed zip of only those parts that hold cells, every
 * one inflated and counted by us. SheetJS inflates without limits and follows comments and links; it is given neither.
 */
export async function repack(
  source: ByteSource,
  parts: Map<string, ZipEntry>,
  format: Format,
  meter: Meter,
): Promise<Repacked> {
  const kept: { name: Buffer; bytes: Buffer }[] = []
  let total = 0
  for (const entry of parts.values()) {
    if (unwanted(entry.name, format)) continue
    const chunks: Buffer[] = []
    for await (const chunk of inflate(source, entry, meter)) {
      total += chunk.length
      meter.weigh(total)
      chunks.push(chunk)
    }
    const bytes = Buffer.concat(chunks)
    refuseAmplifiers(entry.name, bytes, format, meter)
    kept.push({ name: Buffer.from(entry.name, 'latin1'), bytes })
  }
  const content = kept.find(({ name }) => name.toString() === 'content.xml')?.bytes
  return { zip: store(kept), content }
}

function unwanted(name: string, format: Format): boolean {
  if (format === 'numbers') return /^(preview|Data\/)|\.(jpe?g|png)$/i.test(name)
  if (format === 'ods') return !/^(META-INF\/manifest|content|styles|meta|settings)\.xml$/.test(name)
  return (
    isMedia(name) ||
    /(^|\/)(comments|threadedComments|customXml|externalLinks|pivot\w*|queryTables|tables|docProps|revisions)[^/]*(\/|\.\w+$)/i.test(
      name,
    ) ||
    /sheets\/_rels\/|vbaProject|\.vml$/i.test(name)
  )
}

function store(parts: { name: Buffer; bytes: Buffer }[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const { name, bytes } of parts) {
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt32LE(crc32(bytes) >>> 0, 10)
    common.writeUInt32LE(bytes.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(name.length, 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    local.push(Buffer.from('PK\x03\x04', 'latin1'), common, name, bytes)
    central.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, rest, name)
    at += 30 + name.length + bytes.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, directory, end])
}
