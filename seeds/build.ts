/** Writes the sample county's workbooks: `node dist/seeds/build.js`. The same data always give the same bytes. */

import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { itemAt } from '../src/facts/lists'
import { writeWorkbook } from '../src/sheets/write/workbook'
import { cleanBooks } from './clean'
import { books } from './dirty'
import { type Book, isTable } from './dirty/book'
import { lay } from './dirty/layout'
import { refusedBooks } from './dirty/refused'
import { writeCsv, writeLegacy } from './legacy'

async function write({ file, sheets }: Book): Promise<Buffer> {
  const laid = sheets.map((sheet) => (isTable(sheet) ? lay(sheet) : sheet))
  if (file.endsWith('.csv')) return writeCsv(itemAt(laid, 0))
  if (file.endsWith('.ods')) return writeLegacy(laid, 'ods')
  return file.endsWith('.xlsx') ? writeWorkbook(laid) : writeLegacy(laid, 'biff8')
}

/** Every file by its path within the repository. */
export async function buildFiles(): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const [name, sheets] of cleanBooks()) files.set(`seeds/clean/${name}`, await writeWorkbook(sheets))
  for (const book of books) files.set(`imports/${book.file}`, await write(book))
  for (const [name, sheets] of refusedBooks) files.set(`seeds/refused/${name}`, await writeWorkbook(sheets))
  return files
}

/** The repository: the nearest folder above that has a package.json (this file runs from seeds/ and from dist/seeds/). */
export function repository(from = __dirname): string {
  return existsSync(join(from, 'package.json')) ? from : repository(dirname(from))
}

async function main(): Promise<void> {
  for (const [path, bytes] of await buildFiles()) {
    const target = join(repository(), path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, bytes)
    process.stderr.write(`${path} ${bytes.length}\n`)
  }
}

if (require.main === module) void main()
