import type { MessageRef } from '../messages/shapes'
import { messageRef } from '../messages/words'
import type { ByteSource } from './parts/source'

/** What the first bytes of a file say it is: the reader to call, or what to tell the user it is instead of a workbook. */
type Sniffed = { kind: 'zip' | 'compound' | 'biff' | 'dbf' | 'text' | 'empty' } | { kind: 'other'; what: MessageRef }

/** Comes in: a file. Goes out: its kind by its first bytes, whatever its name claims. */
export async function sniff(source: ByteSource): Promise<Sniffed> {
  const head = await source.read(0, 64)
  const start = head.toString('latin1')
  if (head.length === 0) return { kind: 'empty' }
  if (['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].includes(start.slice(0, 4))) return { kind: 'zip' }
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return { kind: 'compound' }
  const stranger = strangers.find(([magic]) => start.startsWith(magic))
  if (stranger) return { kind: 'other', what: stranger[1] }
  if (isBiff(head)) return { kind: 'biff' }
  if (isDbf(head, source.size)) return { kind: 'dbf' }
  return { kind: 'text' }
}

/** A bare BIFF stream (Excel 2 to 5) opens with a BOF record of 4 to 16 bytes. */
function isBiff(head: Buffer): boolean {
  if (head.length < 8) return false
  const [id, version, low, high] = [head.readUInt8(0), head.readUInt8(1), head.readUInt8(2), head.readUInt8(3)]
  return id === 9 && [0, 2, 4, 8].includes(version) && low >= 4 && low <= 16 && high === 0
}

/** A dBASE table: a known version, a possible date, and a header and records that fill the file. */
function isDbf(head: Buffer, size: number): boolean {
  if (head.length < 32 || ![0x02, 0x03, 0x30, 0x31, 0x83, 0x8b, 0x8c, 0xf5].includes(head.readUInt8(0))) return false
  const [month, day] = [head.readUInt8(2), head.readUInt8(3)]
  const filled = head.readUInt16LE(8) + head.readUInt32LE(4) * head.readUInt16LE(10)
  return month <= 12 && day <= 31 && head.readUInt16LE(10) > 1 && Math.abs(filled - size) <= 512
}

const picture = messageRef('sheets.picture', {})
const archive = messageRef('sheets.archive', {})
const program = messageRef('sheets.program', {})

const strangers: (readonly [magic: string, what: MessageRef])[] = [
  ['%PDF', messageRef('sheets.pdf', {})],
  ['{\\rtf', messageRef('sheets.rtf', {})],
  ['\x89PNG', picture],
  ['\xff\xd8\xff', picture],
  ['GIF8', picture],
  ['II*\0', picture],
  ['MM\0*', picture],
  ['RIFF', picture],
  ['Rar!', archive],
  ['7z\xbc\xaf', archive],
  ['\x1f\x8b', archive],
  ['MZ', program],
  ['\x7fELF', program],
  ['SQLite format 3', messageRef('sheets.database', {})],
]
