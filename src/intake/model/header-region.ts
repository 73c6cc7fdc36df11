/** Rows of a sheet that may be the header of a table, with the columns they name. */

import type { CellValue } from '../../sheets/sheet'
import type { Heading } from './heading'

export interface HeaderRegion {
  top: number
  bottom: number
  columns: TableColumn[]
}

/** One column of a table as found in the sheet: its header levels from top to bottom, and values from its first rows. */
export interface TableColumn {
  index: number
  path: Heading[]
  /** The row each level of the path stands in. */
  rows: number[]
  /** The header as a person reads it: `资金/到位资金`. */
  header: string
  /** What a second header row for machines calls it: `TOWN_ID`. */
  code?: string
  samples: CellValue[]
}
