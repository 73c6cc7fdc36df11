import type { SheetOut } from '../../src/sheets/write/sheet-out'
import type { Table } from './layout'

/** One file of the inbox. The name's ending says how it is written: .xlsx, .xls and .et (BIFF8), .ods, .csv (GB18030). */
export interface Book {
  file: string
  sheets: (Table | SheetOut)[]
}

export const isTable = (sheet: Table | SheetOut): sheet is Table => 'roster' in sheet

/** Where forms are signed: the posts stay, the names are left to the pen. */
export const signatures = '填表人：                审核人：                单位负责人签字：'
