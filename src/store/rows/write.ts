/** How rows of rosters are written: in as few statements as can be, and never without the version before going to the history. */
import { tableColumns } from '../../facts/as-table'
import { chunked } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import type { Writer } from '../store'
import { columnOfCell, MAX_STATEMENT_IDS, questionMarks, type RosterRow, storedRow, wholeRow } from './row'

export async function insertRows(writer: Writer, roster: RosterFacts, rows: RosterRow[]): Promise<void> {
  if (rows.length > 0) await writer.insert(roster.table, tableColumns(roster), rows.map(storedRow))
}

/** Rows of one statement. */
const ROWS = 1000

/** Rows that are there read like this from now on; those that are not come in. */
export async function putRows(writer: Writer, roster: RosterFacts, rows: RosterRow[]): Promise<void> {
  for (const some of chunked(rows, ROWS)) await writer.upsert(roster.table, tableColumns(roster), some.map(storedRow))
}

/** Moves the present versions of rows to history: this import replaces them. */
export async function supersede(writer: Writer, roster: RosterFacts, ids: number[], importId: number): Promise<void> {
  const columns = wholeRow(roster)
  for (const some of chunked(ids, MAX_STATEMENT_IDS))
    await writer.run(
      `INSERT INTO "${roster.history}" (${columns}, until_import) SELECT ${columns}, CAST(? AS INTEGER) FROM "${roster.table}" WHERE id IN (${questionMarks(some)}) ORDER BY id`,
      [importId, ...some],
    )
}

/** Rows that are no longer handed in stay, and do not count. */
export async function deactivate(writer: Writer, roster: RosterFacts, ids: number[], importId: number): Promise<void> {
  await supersede(writer, roster, ids, importId)
  for (const some of chunked(ids, MAX_STATEMENT_IDS))
    await writer.run(`UPDATE "${roster.table}" SET is_active = 0, import_id = ? WHERE id IN (${questionMarks(some)})`, [
      importId,
      ...some,
    ])
}

export const setLink = (writer: Writer, roster: RosterFacts, id: number, cell: string, target: number): Promise<void> =>
  writer.run(`UPDATE "${roster.table}" SET "${columnOfCell(roster, cell)}" = ? WHERE id = ?`, [target, id])

export async function removeRows(writer: Writer, { table }: RosterFacts, ids: number[]): Promise<void> {
  for (const some of chunked(ids, MAX_STATEMENT_IDS))
    await writer.run(`DELETE FROM "${table}" WHERE id IN (${questionMarks(some)})`, some)
}
