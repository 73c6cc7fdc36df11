/** The values of sheets and the marks for them come in; a new .xlsx of the values with the faulty cells marked goes out. */

import { Refusal } from '../../messages/refusal'
import { address, type CellValue, type Merge } from '../sheet'
import type { CellOut, CellRich, SheetOut } from '../write/sheet-out'
import { STYLES, type Style, writeWorkbook } from '../write/workbook'
import type { Mark } from './mark-type'
import { type Settled, settle } from './settle'

interface CopiedSheet {
  name: string
  /** `rows[0]` is row 1, `rows[0][0]` is A1. */
  rows: CellValue[][]
  merges?: Merge[]
}

/** For files that cannot be edited in place (.xls, .ods, .csv): their looks are lost, their values are not. */
export async function markedCopy(sheets: CopiedSheet[], marks: Mark[]): Promise<Buffer> {
  const names = new Set(sheets.map(({ name }) => name))
  const stray = marks.find(({ sheet }) => !names.has(sheet))
  if (stray) throw new Refusal('sheets.mark-no-sheet', { name: stray.sheet, names: [...names] })
  return writeWorkbook(sheets.map((sheet) => copyOf(sheet, marks)))
}

function copyOf({ name, rows, merges = [] }: CopiedSheet, marks: Mark[]): SheetOut {
  const settled = settle(
    marks.filter(({ sheet }) => sheet === name),
    merges,
  )
  const refs = merges.map(({ top, left, bottom, right }) => `${address(top, left)}:${address(bottom, right)}`)
  return { name, rows: markedRows(rows, settled), merges: refs }
}

/** The marks are in the order of the sheet, so one walk meets them all; they may lie below or beside the values. */
function* markedRows(rows: CellValue[][], settled: Settled[]): Generator<CellOut[]> {
  let next = 0
  const height = Math.max(rows.length, settled.at(-1)?.row ?? 0)
  for (let row = 1; row <= height; row++) {
    const cells = (rows[row - 1] ?? []).map(outOf)
    for (let mark = settled[next]; mark?.row === row; mark = settled[++next])
      cells[mark.column] = marked(cells[mark.column], mark)
    yield cells
  }
}

function marked(cell: CellOut, { severity, comment }: Settled): CellRich {
  const rich: CellRich = typeof cell === 'object' && cell !== null ? cell : { value: cell }
  return { ...rich, style: { ...(rich.style as Style), ...STYLES[severity] }, note: comment }
}

/** A value as the readers deliver it, as the writer takes it. */
function outOf(value: CellValue): CellOut {
  if (typeof value !== 'object') return value
  if ('date' in value) return { value: value.date, style: Number.isInteger(value.date) ? STYLES.date : STYLES.dateTime }
  if ('percent' in value) return { value: value.percent, style: STYLES.percent }
  if ('error' in value) return { value: value.error, error: true }
  return { formula: value.uncached }
}
