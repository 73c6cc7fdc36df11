/** The bare row a link gives birth to: what is known of it comes in, the row to insert goes out. */
import type { Stored } from '../../facts/kinds/kind'
import type { RosterRow } from '../../store/rows/row'
import type { BareRow } from './resolve'

/** It is known to its directory from now on, and marked as not listed. */
export function insertPlaceholder({ directory, cells: known }: BareRow, id: number, importId: number): RosterRow {
  const { roster } = directory
  const cells: Stored[] = new Array(roster.columns.length).fill(null)
  for (const [name, values] of known)
    for (const [i, value] of values.entries()) cells[roster.slots.get(name)! + i] = value
  directory.nextId = Math.max(directory.nextId, id + 1)
  directory.add(id, cells)
  return { id, cells, importId, sheetId: null, sourceRow: null, blanks: null, isActive: true, isListed: false }
}
