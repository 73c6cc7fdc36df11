/** A report and its files come in; beside each faulty file, a copy with the faulty cells coloured goes out into a folder. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileReport, ImportReport } from '../intake/report'
import { type Mark, markedCopy, markWorkbook } from '../sheets/mark'
import { openWorkbook } from '../sheets/open'
import type { CellValue, Sheet } from '../sheets/sheet'
import { both } from './say'
import type { Found } from './sources'

export async function markFiles(report: ImportReport, sources: Found['sources'], folder: string): Promise<string[]> {
  const lines: string[] = []
  for (const file of report.files) {
    const marks = marksOf(file)
    if (marks.length === 0) continue
    const { path } = sources.find(({ name }) => name === file.file)!
    const { bytes, ending } = await marked(path, marks)
    const to = join(folder, file.file.replace(/\.[^.]+$/, '') + ending)
    mkdirSync(dirname(to), { recursive: true })
    writeFileSync(to, bytes)
    lines.push(both(`已标注 ${marks.length} 处：${to}`, `${marks.length} cells marked: ${to}`))
  }
  return lines
}

const marksOf = (file: FileReport): Mark[] =>
  file.sheets.flatMap(({ sheet, faults }) =>
    faults.flatMap(({ address, severity, message }) =>
      address ? [{ sheet, address, severity, comment: message.zh }] : [],
    ),
  )

/** An .xlsx is marked in place; any other format becomes an .xlsx of its values, for its own form cannot be edited. */
async function marked(path: string, marks: Mark[]): Promise<{ bytes: Buffer; ending: string }> {
  const original = await readFile(path)
  const workbook = await openWorkbook(path)
  try {
    if (workbook.format === 'xlsx')
      return { bytes: await markWorkbook(original, marks), ending: path.slice(path.lastIndexOf('.')) }
    const sheets = await Promise.all(
      workbook.sheets.map(async (sheet) => ({ name: sheet.name, merges: sheet.merges, rows: await rowsOf(sheet) })),
    )
    return { bytes: await markedCopy(sheets, marks), ending: '.xlsx' }
  } finally {
    await workbook.close()
  }
}

async function rowsOf(sheet: Sheet): Promise<CellValue[][]> {
  const rows: CellValue[][] = []
  for await (const batch of sheet.rows()) for (const { row, cells } of batch) rows[row - 1] = cells
  return Array.from(rows, (cells) => cells ?? [])
}
