/** How one API value looks in a file: text for csv, a cell with a number format for xlsx. */
import type { StyleName } from '../../sheets/write/looks'
import type { CellOut } from '../../sheets/write/sheet-out'

export interface ValueFormat {
  /** `text` is never a number, however it looks. */
  text: boolean
  width: number
  style?: StyleName
  show(value: unknown, qualifier?: unknown): string
  cell(value: unknown, qualifier?: unknown): CellOut
}

/** Digits a spreadsheet keeps of a number. */
const MAX_DIGITS = 15

export const isBlank = (value: unknown): value is null | undefined => value === null || value === undefined
export const shownText = (value: unknown): string => (isBlank(value) ? '' : String(value))

/** A number as a number, unless it has more digits than a spreadsheet keeps. */
export function numericCell(value: unknown): string | number {
  const text = shownText(value)
  return text === '' || text.replace(/\D/g, '').length > MAX_DIGITS ? text : Number(text)
}

export const plainFormat = (more: Partial<ValueFormat> = {}): ValueFormat => ({
  text: true,
  width: 18,
  show: shownText,
  cell: shownText,
  ...more,
})
export const numberFormat = (style?: StyleName, width = 12): ValueFormat =>
  plainFormat({ text: false, width, style, cell: numericCell })

/** One of several codes is shown by its label; the code is for programs. */
export function optionFormat(options: readonly { code: string; zh: string }[]): ValueFormat {
  const labels = new Map(options.map(({ code, zh }) => [code, zh]))
  return readableFormat(14, (value) => (isBlank(value) ? '' : (labels.get(String(value)) ?? String(value))))
}

/** Something to read in place of the value, alike in both files. */
export const readableFormat = (width: number, read: (value: unknown) => string): ValueFormat =>
  plainFormat({ width, show: read, cell: read })
