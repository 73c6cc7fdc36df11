/** What an import has touched, and what leads there: an import and rosters come in; its rows go out, each with its version before and whether anything has changed it since. */
import { tableColumns } from '../../facts/as-table'
import { type RosterFacts, targetOf } from '../../facts/roster'
import { columnOfCell, quoted, type RosterRow, rosterRow } from '../rows/row'
import type { Reader } from '../store'
import { asWritten } from './undo-same'

export interface TouchedRow {
  id: number
  /** The version before the import, or null when the import created the row. */
  before: RosterRow | null
  /** The import that has changed the row since. */
  since: number | null
  /** Whether a live row stands there now. */
  live: boolean
}

/** Every row the import created, changed or removed, in the order of their ids. */
export async function touchedBy(reader: Reader, roster: RosterFacts, importId: number): Promise<TouchedRow[]> {
  const ids = await idsTouchedBy(reader, roster, importId)
  if (ids.length === 0) return []
  const before = await versionsBefore(reader, roster, importId)
  const gone = await removedAfter(reader, roster, importId)
  const later = ids.filter(({ writtenBy }) => writtenBy !== null && writtenBy > importId).map(({ id }) => id)
  const same = await asWritten(reader, roster, importId, later)
  const since = ({ id, writtenBy }: TouchedId): number | null => {
    if (writtenBy === null) return gone.get(id) ?? null
    return writtenBy > importId && !same.has(id) ? writtenBy : null
  }
  return ids.map((touched) => ({
    id: touched.id,
    before: before.get(touched.id) ?? null,
    live: touched.writtenBy !== null,
    since: since(touched),
  }))
}

interface TouchedId {
  id: number
  /** The import that wrote the row as it stands; null when it stands no longer. */
  writtenBy: number | null
}

async function idsTouchedBy(reader: Reader, { table, history }: RosterFacts, importId: number): Promise<TouchedId[]> {
  const rows = await reader.read(
    `SELECT t.id, l.import_id FROM (SELECT id FROM "${table}" WHERE import_id = ? UNION SELECT id FROM "${history}" WHERE import_id = ? OR until_import = ?) t LEFT JOIN "${table}" l ON l.id = t.id ORDER BY t.id`,
    [importId, importId, importId],
  )
  return rows.map(([id, writtenBy]) => ({ id: id as number, writtenBy: writtenBy as number | null }))
}

/** What the import found when it came. */
async function versionsBefore(reader: Reader, roster: RosterFacts, importId: number): Promise<Map<number, RosterRow>> {
  const { history } = roster
  const rows = await reader.read(
    `SELECT ${quoted(tableColumns(roster), 'h.')} FROM "${history}" h WHERE h.until_import = ? AND h.import_id < ? AND h.version = (SELECT max(version) FROM "${history}" m WHERE m.id = h.id AND m.until_import = h.until_import AND m.import_id < ?)`,
    [importId, importId, importId],
  )
  return new Map(rows.map(rosterRow).map((row) => [row.id, row]))
}

/** The last import after this one that replaced or removed a row. */
async function removedAfter(reader: Reader, { history }: RosterFacts, importId: number): Promise<Map<number, number>> {
  const sql = `SELECT id, max(until_import) FROM "${history}" GROUP BY id HAVING max(until_import) > ?`
  return new Map((await reader.read(sql, [importId])).map(([id, until]) => [id as number, until as number]))
}

/** Which of the rows, by id, others lead to: those that are not themselves leaving, nor going back to another link. */
export async function holdersOf(
  reader: Reader,
  rosters: RosterFacts[],
  target: RosterFacts,
  ids: number[],
  touched: Map<RosterFacts, TouchedRow[]>,
): Promise<Map<number, RosterFacts>> {
  const wanted = new Set(ids)
  const held = new Map<number, RosterFacts>()
  for (const roster of rosters) {
    const reversing = new Map((touched.get(roster) ?? []).map((row) => [row.id, row]))
    for (const { name } of roster.cells.filter((cell) => cell.target && targetOf(cell) === target)) {
      const at = roster.slots.get(name)!
      for (const { id, to } of await links(reader, roster, name)) {
        const other = reversing.get(id)
        const stays = !other || (other.before !== null && other.before.cells[at] === to)
        if (wanted.has(to) && stays) held.set(to, roster)
      }
    }
  }
  return held
}

async function links(reader: Reader, roster: RosterFacts, cell: string): Promise<{ id: number; to: number }[]> {
  const column = columnOfCell(roster, cell)
  const rows = await reader.read(`SELECT id, "${column}" FROM "${roster.table}" WHERE "${column}" IS NOT NULL`)
  return rows.map(([id, to]) => ({ id: id as number, to: to as number }))
}
