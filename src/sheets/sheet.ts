/**
 * What every reader delivers, whatever the file format: a workbook of sheets, a sheet of rows, a row of cells that know
 * their addresses. Layout (merges, what is hidden) is known before the first row is handed on, so that a consumer can
 * decide as rows come.
 */

/** A number shown as a date. `serial` counts days from 1899-12-30 (the 1904 system is already converted); the fraction is the time of day. */
interface DateCell {
  date: number
}
/** A number shown as a percentage: `{percent: 0.28}` is displayed as 28%. */
interface PercentCell {
  percent: number
}
/** A cell whose value is an error, `#REF!` and its kin. */
interface ErrorCell {
  error: string
}
/** A formula that was saved without its result: its value is unknown until Excel or WPS has calculated it. */
interface UncachedCell {
  uncached: string
}
export type SpecialCell = DateCell | PercentCell | ErrorCell | UncachedCell

/** One cell. `undefined` is an empty cell. Plain numbers stay as the file has them (a binary double); text is never trimmed or typed. */
export type CellValue = string | number | boolean | SpecialCell | undefined

/** One row: `row` is its number as Excel shows it (from 1), `cells[0]` is column A. Trailing and whole empty rows are left out. */
export interface Row {
  row: number
  cells: CellValue[]
  hidden?: boolean
}

/** A merged area, all four ends inclusive; rows from 1, columns from 0 (A). */
export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}

export type Visibility = 'visible' | 'hidden' | 'veryHidden'

export interface Sheet {
  name: string
  visibility: Visibility
  merges: Merge[]
  /** Hidden columns, from 0 (A). */
  hiddenColumns: number[]
  /** The rows in order, a batch at a time; can be asked for again from the start. Empty rows are left out. */
  rows(): AsyncIterable<Row[]>
}

export interface Workbook {
  /** How the file was understood, not what its name claims. */
  format: Format
  /** Which reader delivered: our own streaming reader, SheetJS, or the text reader. */
  reader: 'stream' | 'sheetjs' | 'text'
  /** Oddities worth telling, e.g. HTML saved as .xls, or a decoded character set. */
  notes: { zh: string; en: string }[]
  sheets: Sheet[]
  close(): Promise<void>
}

export type Format = 'xlsx' | 'xlsb' | 'xls' | 'ods' | 'csv' | 'tsv' | 'html' | 'xml' | 'numbers' | 'dbf'

/** `columnName(0)` is `A`, `columnName(27)` is `AB`. */
export function columnName(index: number): string {
  let name = ''
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return name
}

/** `columnIndex('AB')` is 27. */
export function columnIndex(name: string): number {
  let index = 0
  for (const letter of name) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}

/** `address(3, 2)` is `C3`: row from 1, column from 0. */
export const address = (row: number, column: number): string => columnName(column) + row
