/** What an export is made of: files whose content comes piece by piece; and how a table becomes CSV that offices can open without harm. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface ExportFile {
  name: string
  mediaType: string
  /** Must be read to its end before the next file is asked for. */
  content: AsyncIterable<string | Uint8Array>
  /** Rows without the heading, once the content has been read; absent for what is no table. */
  counted?: { rows: number }
}

interface SavedFile {
  name: string
  bytes: number
  sha256: string
  /** Of tables, without the heading. */
  rows?: number
}

/** Excel and WPS take a CSV for UTF-8 only when it says so. */
export const BOM = '\ufeff'
export const CSV = 'text/csv; charset=utf-8'

export type CsvCell = string | number | null | undefined

/** `csvLine(['a,b', '=1', null])` is `"a,b",'=1,` and a line feed: a text that a spreadsheet would calculate gets an apostrophe. */
export const csvLine = (cells: CsvCell[]): string => `${cells.map(csvCell).join(',')}\n`

/** Counts the rows of a table as they pass. */
export async function* counting<Row>(
  rows: AsyncIterable<Row> | Iterable<Row>,
  counted: { rows: number },
): AsyncGenerator<Row> {
  for await (const row of rows) {
    counted.rows++
    yield row
  }
}

/** A minus before digits is a number, not a formula. */
const FORMULA = /^[=+@\t\r]|^-(?!\d+(?:\.\d+)?$)/

function csvCell(cell: CsvCell): string {
  if (cell === null || cell === undefined) return ''
  const text = String(cell)
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Counts what passes and hashes it. */
export async function* countedAndHashed(
  content: AsyncIterable<string | Uint8Array>,
  into: Omit<SavedFile, 'name'>,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  for await (const piece of content) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    into.bytes += bytes.length
    hash.update(bytes)
    yield bytes
  }
  into.sha256 = hash.digest('hex')
}

/** Writes all files into a folder, which is made when it is not there. */
export async function saveExport(files: AsyncIterable<ExportFile>, folder: string): Promise<SavedFile[]> {
  await mkdir(folder, { recursive: true })
  const saved: SavedFile[] = []
  for await (const { name, content, counted } of files) {
    const file: SavedFile = { name, bytes: 0, sha256: '' }
    await pipeline(Readable.from(countedAndHashed(content, file)), gathering(), createWriteStream(join(folder, name)))
    saved.push(counted ? { ...file, rows: counted.rows } : file)
  }
  return saved
}

/** Many short lines become few long writes. */
export function gathering(): Transform {
  let waiting: Buffer[] = []
  let size = 0
  const all = (): Buffer => {
    const joined = Buffer.concat(waiting)
    waiting = []
    size = 0
    return joined
  }
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      waiting.push(piece)
      size += piece.length
      if (size < 65_536) return done()
      done(null, all())
    },
    flush(done) {
      done(null, all())
    },
  })
}

/** One file in memory, for small ones and for answers over a wire that wants a length. */
export async function contentOf({ content }: ExportFile): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of content) pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece)
  return Buffer.concat(pieces)
}
