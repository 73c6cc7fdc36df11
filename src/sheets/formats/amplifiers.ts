import { messageRef } from '../../messages/words'
import { faults } from '../parts/faults'
import type { Meter } from '../parts/meter'
import type { Format } from '../sheet'

/** More cells than this out of one instruction is an attack, not a roster. */
const CELLS = 20_000_000

/**
 * Comes in: a part about to be handed to SheetJS. Goes out: nothing, or a fault when a few bytes of it ask for more cells
 * or columns than a sheet can have (repeated rows, spans, column ranges, link ranges), for SheetJS would obey.
 */
export function refuseAmplifiers(name: string, bytes: Buffer, format: Format, meter: Meter): void {
  if (format === 'ods' && name === 'content.xml') refuseRepeats(bytes.toString('utf8'))
  if (format === 'xml') refuseSpans(bytes.toString('latin1'), meter)
  if (format === 'xlsb' && /sheets\/[^/]*\.bin$/i.test(name)) refuseRanges(bytes, records12, meter)
  if (format === 'xls') refuseRanges(bytes, records8, meter)
  if (format === 'xlsx' && /sheets\/[^/]*\.xml$/i.test(name)) calmSheet(bytes, meter)
}

const refuse = () => faults.hostile(messageRef('sheets.amplified', {}))

/** A number among a tag's attributes, found as leniently as SheetJS does: spaces, no quotes, exponents. */
const numberIn = (tag: string, name: RegExp): number | undefined => {
  const found = name.exec(tag)
  return found
    ? Number(/^\s*=\s*["']?\s*([\d.eE+]+)/.exec(tag.slice(found.index + found[0].length))?.[1] ?? 0)
    : undefined
}

/** OpenDocument repeats rows and cells by number; blank ones cost nothing, filled or covered ones are copied. */
function refuseRepeats(xml: string): void {
  let rowRepeat = 1
  let cells = 0
  for (const [tag, kind] of xml.matchAll(
    /<(?:[^\s<>:/]+:)?(table-row|table-cell|covered-table-cell|行|数据)(?=[\s/>])[^<>]*/g,
  )) {
    const repeat = numberIn(tag, /-repeated/) ?? 1
    if (kind === 'table-row' || kind === '行') rowRepeat = repeat
    else if (kind === 'covered-table-cell') cells += repeat
    else if (!tag.endsWith('/')) cells += repeat * rowRepeat
    if (cells > CELLS) throw refuse()
  }
}

/** SpreadsheetML 2003 merges by span and skips by index. */
function refuseSpans(xml: string, meter: Meter): void {
  let cells = 0
  for (const [tag] of xml.matchAll(/<(?:\w+:)?(?:Cell|Row|Column)\b[^<>]*>/gi)) {
    const of = (name: RegExp) => numberIn(tag, name) ?? 0
    cells += (of(/\bMergeAcross/) + 1) * (of(/\bMergeDown/) + 1) + of(/\bSpan/)
    meter.count('rows', of(/\bIndex/))
    if (cells > CELLS) throw refuse()
  }
}

interface Records {
  next(bytes: Buffer, at: number): { type: number; from: number; end: number } | undefined
  columns: number
  links: number
  /** The four ends of a link's range (top, bottom, left, right) are of this many bytes each. */
  width: 2 | 4
}

/** Binary sheets: columns described as a range, and links over a range. */
function refuseRanges(bytes: Buffer, records: Records, meter: Meter): void {
  let cells = 0
  const word = (at: number) => (at + records.width <= bytes.length ? bytes.readUIntLE(at, records.width) : 0)
  for (let record = records.next(bytes, 0); record; record = records.next(bytes, record.end)) {
    const { type, from } = record
    const end = (index: number) => word(from + index * records.width)
    const long = (first: number, last: number) => Math.max(0, last - first + 1)
    if (type === records.columns) meter.count('columns', end(1))
    if (type === records.links) cells += long(end(0), end(1)) * long(end(2), end(3))
    if (cells > CELLS) throw refuse()
  }
}

const records8: Records = {
  columns: 0x7d,
  links: 0x1b8,
  width: 2,
  next: (bytes, at) =>
    at + 4 <= bytes.length
      ? { type: bytes.readUInt16LE(at), from: at + 4, end: at + 4 + bytes.readUInt16LE(at + 2) }
      : undefined,
}

const records12: Records = {
  columns: 0x3c,
  links: 0x1ee,
  width: 4,
  next: (bytes, at) => {
    if (at + 2 > bytes.length) return undefined
    let from = at
    let type = bytes.readUInt8(from++)
    if (type & 0x80) type = (type & 0x7f) | ((bytes.readUInt8(from++) & 0x7f) << 7)
    let length = 0
    for (let shift = 0, more = true; shift < 28 && more && from < bytes.length; shift += 7) {
      const byte = bytes.readUInt8(from++)
      more = (byte & 0x80) !== 0
      length |= (byte & 0x7f) << shift
    }
    return { type, from, end: from + length }
  },
}

/** In a sheet of an .xlsx, links over a range are renamed so that they are not followed; column ranges are checked. */
function calmSheet(bytes: Buffer, meter: Meter): void {
  const data = bytes.lastIndexOf('sheetData')
  // SheetJS takes a sheet whose rows are cut off for an empty one.
  const around = data < 0 ? '' : bytes.toString('latin1', Math.max(0, data - 40), data + 20)
  if (data >= 0 && !/<\/[\w.:-]*sheetData\s*>|<[\w.:-]*sheetData\s*\/>/.test(around)) {
    throw faults.corrupt(messageRef('sheets.cut-off', {}))
  }
  for (let at = bytes.indexOf('hyperlink ', Math.max(0, data)); at >= 0; at = bytes.indexOf('hyperlink ', at + 10)) {
    bytes[at] = 0x79
  }
  const head = bytes.toString(
    'latin1',
    0,
    Math.min(bytes.length, Math.max(bytes.indexOf('sheetData'), 0) || bytes.length),
  )
  for (const [tag] of head.matchAll(/<(?:\w+:)?col\b[^<>]*>/g)) {
    meter.count('columns', numberIn(tag, /\bmax/) ?? 0)
  }
}
