/**
 * Sheets of rows come in, an .xlsx file goes out, whole or as a stream. The same sheets always give the same bytes:
 * the file carries no time and no random number.
 */

import { Readable } from 'node:stream'
import { closingParts, openingParts, safeSheetName, sheetLinks, type Written } from './book'
import { chartParts } from './charts'
import { LIST_SHEET, ListBook } from './lists'
import { blocksFor, commentsXml, DEFAULT_WIDTH, drawingXml, joinNotes, type Note } from './notes'
import { sheetXml } from './sheet'
import type { SheetOut } from './sheet-out'
import { StyleBook } from './styles'
import { type ZipPart, zip } from './zip'

export { safeSheetName } from './book'
export type { ChartOut } from './charts'
export { type Dropdown, LIST_SHEET } from './lists'
export { STYLES, type Style } from './looks'

const NOTE_AUTHOR = 'RosterQL'

/**
 * The whole file, for workbooks of a moderate size.
 * `await writeWorkbook([{name: '村', rows: [['名称', '人口'], ['东村', 812]]}])`
 */
export async function writeWorkbook(sheets: SheetOut[]): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of zip(workbookParts(sheets))) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** The file as it is written: rows are pulled as fast as the stream is read, and only notes and styles are kept. */
export function streamWorkbook(sheets: SheetOut[] | AsyncIterable<SheetOut>): Readable {
  return Readable.from(zip(workbookParts(sheets)), { objectMode: false })
}

interface Book {
  styles: StyleBook
  lists: ListBook
  names: Set<string>
  written: Written[]
  nextBlock: number
  nextChart: number
  mustCalculate: boolean
}

async function* workbookParts(sheets: SheetOut[] | AsyncIterable<SheetOut>): AsyncGenerator<ZipPart> {
  const names = new Set([LIST_SHEET])
  const book: Book = {
    styles: new StyleBook(),
    lists: new ListBook(),
    names,
    written: [],
    nextBlock: 1,
    nextChart: 1,
    mustCalculate: false,
  }
  yield* openingParts()
  for await (const sheet of sheets) yield* sheetParts({ ...sheet, name: safeSheetName(sheet.name, names) }, book)
  // Excel opens no workbook without a sheet to show.
  if (!book.written.some(({ visibility }) => visibility === 'visible'))
    throw new RangeError('工作簿至少要有一张可见的工作表 / a workbook needs a visible sheet')
  if (!book.lists.isEmpty)
    yield* sheetParts({ name: LIST_SHEET, visibility: 'veryHidden', rows: book.lists.rows() }, book)
  yield { name: 'xl/styles.xml', data: book.styles.xml() }
  yield* closingParts(book.written, book.lists.lengths(), book.mustCalculate)
}

async function* sheetParts(sheet: SheetOut, book: Book): AsyncGenerator<ZipPart> {
  const number = book.written.length + 1
  const notes: Note[] = []
  const isFirst = !book.written.some(({ visibility }) => visibility === 'visible')
  const context = { ...book, notes, isFirst, onUncached: () => (book.mustCalculate = true) }
  yield { name: `xl/worksheets/sheet${number}.xml`, stream: sheetXml(sheet, context) }
  const { name, visibility = 'visible', autoFilter, charts = [], print } = sheet
  if (notes.length) yield* noteParts(number, joinNotes(notes), sheet, book)
  if (charts.length) yield* chartParts(number, charts, book.nextChart)
  if (notes.length || charts.length)
    yield {
      name: `xl/worksheets/_rels/sheet${number}.xml.rels`,
      data: sheetLinks(number, notes.length > 0, charts.length > 0),
    }
  const own = charts.map((_, i) => book.nextChart + i)
  book.nextChart += charts.length
  book.written.push({ number, name, visibility, autoFilter, print, hasNotes: notes.length > 0, charts: own })
}

function* noteParts(number: number, notes: Note[], { columns = [] }: SheetOut, book: Book): Generator<ZipPart> {
  const drawing = drawingXml(notes, book.nextBlock, (column) => columns[column]?.width ?? DEFAULT_WIDTH)
  book.nextBlock += blocksFor(notes)
  yield { name: `xl/comments${number}.xml`, data: commentsXml(notes, NOTE_AUTHOR) }
  yield { name: `xl/drawings/vmlDrawing${number}.vml`, data: drawing }
}
