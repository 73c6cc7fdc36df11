/** A row of a roster as it lies in the table or in its history: cells as the driver gives them come in, a typed row goes out, and back. */

import { rowColumns, tableColumns } from '../../facts/as-table'
import type { Stored } from '../../facts/kinds/kind'
import { entryOf, itemAt } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import type { Value } from '../store'

export interface RosterRow {
  id: number
  /** The stored columns of its cells: `roster.slots` says where each cell's begin. */
  cells: Stored[]
  /** The import that wrote this version. */
  importId: number | null
  /** Which sheet and which row of it this version was read from; null for bare rows born from links. */
  sheetId: number | null
  sourceRow: number | null
  /** One letter per mapped column of that sheet; null when all are values. */
  blanks: string | null
  isActive: boolean
  isListed: boolean
}

/** What stands in it, and whether it counts. */
export type StoredRow = Pick<RosterRow, 'cells' | 'isActive' | 'isListed'>
/** Its id and what stands in it. */
export type CellsOfRow = Pick<RosterRow, 'id' | 'cells'>

/** Names of all columns, or of those of the cells alone, ready to select. */
export const quoted = (names: readonly string[], alias = ''): string =>
  names.map((name) => `${alias}"${name}"`).join(', ')
export const wholeRow = (roster: RosterFacts): string => quoted(tableColumns(roster))
export const idAndCells = (roster: RosterFacts): string => quoted(['id', ...roster.columns.map(({ name }) => name)])

/** Of what `wholeRow` selects. */
export function rosterRow(stored: Stored[]): RosterRow {
  const at = stored.length - rowColumns.length
  return {
    id: stored[0] as number,
    cells: stored.slice(1, at),
    importId: stored[at] as number | null,
    sheetId: stored[at + 1] as number | null,
    sourceRow: stored[at + 2] as number | null,
    blanks: stored[at + 3] as string | null,
    isActive: stored[at + 4] === 1,
    isListed: stored[at + 5] === 1,
  }
}

/** Of what `idAndCells` selects. */
export const cellsOfRow = (stored: Stored[]): CellsOfRow => ({ id: stored[0] as number, cells: stored.slice(1) })

/** In the order of `tableColumns`. */
export const storedRow = ({
  id,
  cells,
  importId,
  sheetId,
  sourceRow,
  blanks,
  isActive,
  isListed,
}: RosterRow): Value[] => [id, ...cells, importId, sheetId, sourceRow, blanks, isActive ? 1 : 0, isListed ? 1 : 0]

/** The column a cell of one column is stored in, the first of several. */
export const columnOfCell = ({ columns, slots }: RosterFacts, cell: string): string =>
  itemAt(columns, entryOf(slots, cell)).name

/** `?, ?, ?` for an IN list. */
export const questionMarks = (values: readonly unknown[]): string => values.map(() => '?').join(', ')
/** Ids of one statement. */
export const MAX_STATEMENT_IDS = 500
