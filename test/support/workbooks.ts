/** Small workbooks for tests, and the sample county's with some cells changed. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from 'xlsx'
import type { ImportSource } from '../../src/intake/model/import-reading'
import type { CellOut } from '../../src/sheets/write/sheet-out'
import { writeWorkbook } from '../../src/sheets/write/workbook'

const root = join(__dirname, '../..')

export const filesIn = (folder: string): ImportSource[] =>
  readdirSync(join(root, folder))
    .filter((name) => /\.(xlsx|xls|et|ods|csv)$/.test(name))
    .map((name) => ({ name, path: join(root, folder, name) }))

export const clean = (): ImportSource[] => filesIn('seeds/clean')
export const dirty = (): ImportSource[] => filesIn('imports')

/** A workbook of plain tables, as a source: `book('单位.xlsx', {Sheet1: [['单位名称'], ['县司法局']]})`. */
export async function book(name: string, sheets: Record<string, CellOut[][]>): Promise<ImportSource> {
  return { name, content: await writeWorkbook(Object.entries(sheets).map(([sheet, rows]) => ({ name: sheet, rows }))) }
}

/** A clean workbook with one of its sheets edited: rows are arrays of texts and numbers, the header first. */
export function edited(name: string, sheet: string, edit: (rows: unknown[][]) => unknown[][]): ImportSource {
  const workbook = XLSX.read(readFileSync(join(root, 'seeds/clean', name)), { cellNF: true })
  const rows = XLSX.utils.sheet_to_json<unknown[]>(workbook.Sheets[sheet]!, { header: 1, raw: true, defval: null })
  workbook.Sheets[sheet] = XLSX.utils.aoa_to_sheet(edit(rows))
  return { name, content: XLSX.write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer }
}
