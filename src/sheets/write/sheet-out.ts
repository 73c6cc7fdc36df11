/** What a sheet to be written is: its rows, looks, notes and lists. Plain data. */

import type { Visibility } from '../sheet'
import type { ChartOut } from './charts'
import type { Dropdown } from './lists'
import type { Style, StyleName } from './looks'
import type { Note } from './notes'

/** A cell with more than a value. */
export interface CellRich {
  /** A date is its serial number with a date format: `{value: 43997, style: {numberFormat: 'yyyy-mm-dd'}}`. */
  value?: string | number | boolean | null
  style?: StyleName | Style
  /** `A1+B1`; `value` is its saved result, left out when it was never calculated. */
  formula?: string
  note?: string
  /** The value is an error such as `#REF!`, not a text. */
  error?: boolean
}

/** Text stays text, also when it begins with `=`, `+`, `-` or `@`: only `formula` makes a formula. Empty text is an empty cell. */
export type CellOut = string | number | boolean | null | undefined | CellRich

export interface SheetOut {
  /** Made acceptable to Excel when it is not: see `safeSheetName`. */
  name: string
  /** Width in characters (a Chinese one counts two); the style holds for cells without their own, also for empty ones. */
  columns?: { width?: number; style?: StyleName | Style; hidden?: boolean }[]
  /** Pulled one at a time; the first one is row 1. */
  rows: Iterable<CellOut[]> | AsyncIterable<CellOut[]>
  /** `A1:C1`. */
  merges?: string[]
  freeze?: { rows?: number; columns?: number }
  dropdowns?: Dropdown[]
  notes?: Note[]
  charts?: ChartOut[]
  /** Rows from 1. */
  hiddenRows?: number[]
  /** Rows from 1, heights in points. */
  rowHeights?: { row: number; height: number }[]
  visibility?: Visibility
  /** `A2:H2000`. */
  autoFilter?: string
  /** On paper: A4 lying down, all columns on one page, so many first rows on every page. */
  print?: { repeatRows: number }
}
