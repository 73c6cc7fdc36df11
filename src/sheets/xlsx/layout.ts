import { messageRef } from '../../messages/words'
import { faults } from '../parts/faults'
import { inflate } from '../parts/inflate'
import type { Meter } from '../parts/meter'
import { NotPlainXlsx } from '../parts/not-plain-xlsx'
import type { ByteSource } from '../parts/source'
import { decodeXml, isTrue, tags } from '../parts/xml'
import type { ZipEntry } from '../parts/zip'
import { columnIndex, type Merge } from '../sheet'

/** What must be known of a sheet before its first row: it stands partly before and partly after the rows. */
export interface Layout {
  merges: Merge[]
  hiddenColumns: number[]
  /** The prefix of the part's element names with its colon, mostly empty. */
  prefix: Buffer
  /** Where the rows begin and end among the inflated bytes. */
  from: number
  to: number
  /** The inflated bytes, when they fit what may be kept. */
  chunks?: Buffer[]
}

const HEAD = 4 * 2 ** 20
/** The closing tag of a `worksheet`, `chartsheet` and so on. */
const ENDED = /<\/[\w.:-]*sheet\s*>/

/**
 * Comes in: a sheet part. Goes out: its merges and hidden columns and where its rows lie, after one walk through the
 * inflated bytes that looks at nothing else. At most `keep` of them are kept for reading the rows.
 */
export async function readLayout(
  source: ByteSource,
  entry: ZipEntry,
  sheet: string,
  keep: number,
  meter: Meter,
): Promise<Layout> {
  const walk = new Walk(sheet, meter)
  let chunks: Buffer[] | undefined = entry.claimed <= keep ? [] : undefined
  for await (const chunk of inflate(source, entry, meter)) {
    walk.push(chunk)
    chunks?.push(chunk)
    if (walk.seen > keep) chunks = undefined
  }
  return { ...walk.finish(), chunks }
}

class Walk {
  seen = 0
  private head: Buffer = Buffer.alloc(0)
  private body: { from: number; closing: Buffer; prefix: Buffer } | undefined
  private tail: Buffer[] = []
  private tailBytes = 0
  private to = -1
  private carry: Buffer = Buffer.alloc(0)

  constructor(
    private readonly sheet: string,
    private readonly meter: Meter,
  ) {}

  push(chunk: Buffer): void {
    const at = this.seen
    this.seen += chunk.length
    if (this.to >= 0) this.addTail(chunk)
    else if (this.body) this.findEnd(chunk, at)
    else this.findRows(chunk)
  }

  private findRows(chunk: Buffer): void {
    this.head = this.head.length === 0 ? chunk : Buffer.concat([this.head, chunk])
    const start = /<((?:[\w.-]+:)?)sheetData\s*(\/?)>/.exec(
      this.head.toString('latin1', 0, Math.min(this.head.length, HEAD)),
    )
    if (!start) {
      if (this.head.length > HEAD) throw new NotPlainXlsx('no rows in sight')
      return
    }
    const [, prefix = '', closed] = start
    const rest = this.head.subarray(start.index + start[0].length)
    this.head = this.head.subarray(0, start.index)
    const from = start.index + start[0].length
    this.body = { from, closing: Buffer.from(`</${prefix}sheetData`), prefix: Buffer.from(prefix) }
    if (!closed) this.findEnd(rest, from)
    else this.startTail(from, rest)
  }

  /** The end of the rows may lie across two chunks, so the end of the last one is looked at again. */
  private findEnd(chunk: Buffer, at: number): void {
    const { closing } = this.body!
    if (this.carry.length > 0) {
      const seam = Buffer.concat([this.carry, chunk.subarray(0, closing.length - 1)])
      const found = seam.indexOf(closing)
      if (found >= 0) {
        this.startTail(at - this.carry.length + found, Buffer.concat([this.carry, chunk]).subarray(found))
        return
      }
    }
    const found = chunk.indexOf(closing)
    if (found >= 0) {
      this.startTail(at + found, chunk.subarray(found))
      return
    }
    const joined = chunk.length < closing.length ? Buffer.concat([this.carry, chunk]) : chunk
    this.carry = Buffer.from(joined.subarray(Math.max(0, joined.length - closing.length + 1)))
  }

  private startTail(to: number, bytes: Buffer): void {
    this.to = to
    this.addTail(bytes)
  }

  private addTail(bytes: Buffer): void {
    this.tailBytes += bytes.length
    this.meter.weigh(this.tailBytes)
    this.tail.push(bytes)
  }

  finish(): Layout {
    const { body, sheet } = this
    if (!body) return this.withoutRows()
    if (this.to < 0) throw faults.corrupt(messageRef('sheets.cut-off', {}), sheet)
    const tail = Buffer.concat(this.tail).toString('latin1')
    if (!ENDED.test(tail.slice(-4_096))) throw faults.corrupt(messageRef('sheets.cut-off', {}), sheet)
    const hiddenColumns = readColumns(this.head, this.meter)
    return {
      merges: readMerges(tail, sheet, this.meter),
      hiddenColumns,
      prefix: body.prefix,
      from: body.from,
      to: this.to,
    }
  }

  /** A chart or dialog sheet has no rows. A sheet that should have some has lost them. */
  private withoutRows(): Layout {
    const xml = decodeXml(this.head)
    if (!/<(?:[\w.-]+:)?(chartsheet|dialogsheet|macrosheet|worksheet)[\s>/]/.test(xml))
      throw new NotPlainXlsx('not a sheet')
    if (xml.includes('sheetData')) throw new NotPlainXlsx('rows written oddly')
    if (!ENDED.test(xml)) throw faults.corrupt(messageRef('sheets.cut-off', {}), this.sheet)
    return { merges: [], hiddenColumns: [], prefix: Buffer.alloc(0), from: 0, to: 0 }
  }
}

function readColumns(head: Buffer, meter: Meter): number[] {
  const hidden: number[] = []
  for (const tag of tags(head)) {
    if (tag.name !== 'col' || tag.kind === 'close' || !isTrue(tag.attribute('hidden'))) continue
    const first = Math.max(1, Number(tag.attribute('min')) || 1)
    const last = Math.min(Number(tag.attribute('max')), meter.limits.columns)
    for (let column = first; column <= last; column++) hidden.push(column - 1)
    meter.count('columns', hidden.length)
  }
  return hidden
}

function readMerges(tail: string, sheet: string, meter: Meter): Merge[] {
  const merges: Merge[] = []
  for (const [tag] of tail.matchAll(/<(?:[\w.-]+:)?mergeCell\s[^<>]*>/g)) {
    const ends = /\sref=["']([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?["']/.exec(tag)
    if (!ends) throw new NotPlainXlsx('a merge without an area')
    const [, left = '', top, right = left, bottom = top] = ends
    const merge = { top: Number(top), left: columnIndex(left), bottom: Number(bottom), right: columnIndex(right) }
    if (merge.bottom > merge.top || merge.right > merge.left) merges.push(merge)
    meter.count('merges', merges.length, { sheet })
  }
  return merges
}
