/** Rows as the store keeps them: how a stored row is written, read back and superseded. */
import { tableColumns } from '../../facts/as-table'
import type { Stored } from '../../facts/kinds/kind'
import type { RosterFacts } from '../../facts/roster'
import type { Reader, Value } from '../../store/store'
import type { BareRow } from './resolve'

/** A row as it stands before this import changes it. */
export interface StoredRow {
  cells: Stored[]
  active: boolean
  listed: boolean
}

const quoted = (roster: RosterFacts): string =>
  tableColumns(roster)
    .map((c) => `"${c}"`)
    .join(', ')

export async function fetchRows(
  reader: Reader,
  roster: RosterFacts,
  ids: number[],
  found: Map<number, StoredRow>,
): Promise<void> {
  const columns = tableColumns(roster)
  const [active, listed] = [columns.indexOf('is_active'), columns.indexOf('is_listed')]
  for (let i = 0; i < ids.length; i += 500) {
    const some = ids.slice(i, i + 500)
    for (const row of await reader.read(
      `SELECT ${quoted(roster)} FROM "${roster.table}" WHERE id IN (${some.map(() => '?').join(', ')})`,
      some,
    ))
      found.set(row[0] as number, {
        cells: row.slice(1, 1 + roster.columns.length),
        active: row[active] === 1,
        listed: row[listed] === 1,
      })
  }
}

/** Makes the bare row a link gives birth to: known to its directory, marked as not listed. The row to insert goes out. */
export function insertPlaceholder({ directory, cells }: BareRow, id: number, importId: number): Value[] {
  const { roster } = directory
  const stored: Stored[] = new Array(roster.columns.length).fill(null)
  for (const [name, values] of cells)
    for (const [i, value] of values.entries()) stored[roster.slots.get(name)! + i] = value
  directory.nextId = Math.max(directory.nextId, id + 1)
  directory.add(id, stored)
  return [id, ...stored, importId, null, null, null, 1, 0]
}
