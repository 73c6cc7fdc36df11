/** A report and its files come in; beside each faulty file, a copy with the faulty cells coloured goes out into a folder. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileReport, ImportReport } from '../../intake/model/report'
import { faultWords } from '../../intake/model/table'
import { both } from '../../messages/words'
import { markedCopy, markWorkbook } from '../../sheets/mark/mark'
import type { Mark } from '../../sheets/mark/mark-type'
import { openWorkbook } from '../../sheets/open'
import type { CellValue, Sheet } from '../../sheets/sheet'
import type { FoundSources } from '../input/sources'

export async function markFiles(
  report: ImportReport,
  sources: FoundSources['sources'],
  folder: string,
): Promise<string[]> {
  const lines: string[] = []
  const taken = new Set<string>()
  for (const file of report.files) {
    const marks = marksOf(file)
    if (marks.length === 0) continue
    const { path } = sources.find(({ name }) => name === file.file)!
    const { bytes, ending } = await marked(path, marks)
    const same = path.endsWith(ending)
    const to = place(folder, file.file, ending, taken)
    mkdirSync(dirname(to), { recursive: true })
    writeFileSync(to, bytes)
    lines.push(
      both(
        `已标注 ${marks.length} 处：${to}${same ? '' : '（原文件不是 .xlsx，这一份只有数值，没有原来的格式和公式）'}`,
        `${marks.length} cells marked: ${to}${same ? '' : ' (an .xlsx of the values alone, for the original is none)'}`,
      ),
    )
  }
  return lines
}

/** 台账.xls and 台账.xlsx of one call do not overwrite each other: the second is 台账.xlsx.xlsx or 台账.xls.xlsx. */
function place(folder: string, file: string, ending: string, taken: Set<string>): string {
  const plain = join(folder, file.replace(/\.[^.]+$/, '') + ending)
  const to = taken.has(plain) ? join(folder, file + ending) : plain
  taken.add(to)
  return to
}

/** A comment says what to change in the workbook itself. */
const marksOf = (file: FileReport): Mark[] =>
  file.sheets.flatMap(({ sheet, faults }) =>
    faults.flatMap((fault) => {
      const { address, severity } = fault
      return address ? [{ sheet, address, severity, comment: faultWords(fault, 'comment').zh }] : []
    }),
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
