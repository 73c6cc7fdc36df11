import { messageRef } from '../../messages/words'
import { faults } from '../parts/faults'
import { inflate, inflateAll } from '../parts/inflate'
import type { Meter } from '../parts/meter'
import { NotPlainXlsx } from '../parts/not-plain-xlsx'
import type { ByteSource } from '../parts/source'
import { readStyles } from '../parts/styles'
import type { CellLookup } from '../parts/value'
import type { ZipEntry } from '../parts/zip'
import type { Row, Sheet, Workbook } from '../sheet'
import { type Book, type BookSheet, readBook } from './book'
import { type Layout, readLayout } from './layout'
import { RowScanner } from './scan'
import { readStrings } from './strings'
import { Window } from './window'

const BATCH = 500
/** Inflated sheets up to this size, all together, are kept in memory; larger ones are inflated again for their rows. */
const KEEP = 16 * 2 ** 20

/**
 * Comes in: the parts of an .xlsx. Goes out: its sheets, their rows read from the bytes as they are inflated, in memory that
 * does not grow with the sheet. What this reader is not sure of is left to `instead`, even in the middle of a sheet.
 */
export async function readStream(
  source: ByteSource,
  parts: Map<string, ZipEntry>,
  meter: Meter,
  instead: () => Promise<Workbook>,
): Promise<Workbook> {
  const book = await readBook(source, parts, meter)
  const lookup: CellLookup = {
    strings: book.strings ? await readStrings(source, book.strings, meter) : [],
    styles: book.styles ? readStyles(await inflateAll(source, book.styles, meter)) : [],
    shift: book.shift,
  }
  const workbook: Workbook = { format: 'xlsx', reader: 'stream', notes: [], sheets: [], close: async () => {} }
  const laidOut = await readLayouts(source, book, meter)
  let second: Promise<Workbook> | undefined
  const fallBack = async (index: number) => {
    second ??= instead()
    const { sheets, reader } = await second
    workbook.reader = reader
    const sheet = sheets[index]
    if (!sheet) throw faults.corrupt(messageRef('sheets.sheet-not-read', {}), book.sheets[index]?.name)
    return sheet
  }
  workbook.sheets = laidOut.map(({ name, visibility, part, layout }, index): Sheet => {
    const scanner = () => new RowScanner(name, layout.prefix, lookup, meter)
    const rows = () =>
      readRows(
        () => bytesOf(source, part, layout, meter),
        scanner(),
        layout.prefix,
        meter,
        () => fallBack(index),
      )
    return { name, visibility, merges: layout.merges, hiddenColumns: layout.hiddenColumns, rows }
  })
  workbook.close = async () => {
    for (const { layout } of laidOut) layout.chunks = undefined
  }
  return workbook
}

async function readLayouts(source: ByteSource, book: Book, meter: Meter): Promise<(BookSheet & { layout: Layout })[]> {
  const found: (BookSheet & { layout: Layout })[] = []
  let keep = Math.min(KEEP, meter.limits.memoryBytes / 4)
  for (const sheet of book.sheets) {
    const layout = await readLayout(source, sheet.part, sheet.name, keep, meter)
    for (const chunk of layout.chunks ?? []) keep -= chunk.length
    found.push({ ...sheet, layout })
  }
  return found
}

/** The bytes of the rows alone, from memory or inflated anew. */
async function* bytesOf(source: ByteSource, part: ZipEntry, layout: Layout, meter: Meter): AsyncGenerator<Buffer> {
  let at = 0
  for await (const chunk of layout.chunks ?? inflate(source, part, meter)) {
    const from = Math.max(0, layout.from - at)
    const to = Math.min(chunk.length, layout.to - at)
    if (from < to) yield chunk.subarray(from, to)
    at += chunk.length
    if (at >= layout.to) return
  }
}

async function* readRows(
  bytes: () => AsyncIterable<Buffer>,
  scanner: RowScanner,
  prefix: Buffer,
  meter: Meter,
  instead: () => Promise<Sheet>,
): AsyncGenerator<Row[]> {
  try {
    for await (const batch of scanRows(bytes(), scanner, prefix, meter)) {
      scanner.delivered = batch.at(-1)?.row ?? scanner.delivered
      meter.pause()
      yield batch
      meter.resume()
    }
  } catch (error) {
    if (!(error instanceof NotPlainXlsx)) throw error
    for await (const batch of (await instead()).rows()) {
      const rest = batch.filter(({ row }) => row > scanner.delivered)
      if (rest.length > 0) yield rest
    }
  }
}

/** Rows are scanned as soon as they are whole: everything before the last `<row` in sight is. */
async function* scanRows(
  bytes: AsyncIterable<Buffer>,
  scanner: RowScanner,
  prefix: Buffer,
  meter: Meter,
): AsyncGenerator<Row[]> {
  const window = new Window()
  const opening = Buffer.concat([Buffer.from('<'), prefix, Buffer.from('row')])
  meter.resume()
  const scan = function* (cut: number) {
    while (window.start < cut) {
      window.start = scanner.scan(window.bytes, window.start, cut, BATCH)
      if (scanner.rows.length < BATCH) continue
      yield scanner.rows
      scanner.rows = []
    }
  }
  for await (const chunk of bytes) {
    meter.tick()
    window.push(chunk)
    meter.weigh(window.end - window.start)
    yield* scan(window.lastFresh(opening))
  }
  yield* scan(window.end)
  if (scanner.rows.length > 0) yield scanner.rows
}
