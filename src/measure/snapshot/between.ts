/**
 * The rows that differ between two imports, each with how it stood before and after, sorted into what happened to it; and the
 * store taken from the one state to the other a kind of change at a time, inside a transaction that is rolled back.
 */
import { tableColumns } from '../../facts/as-table'
import type { Stored } from '../../facts/kinds/kind'
import { type RosterFacts, slice } from '../../facts/roster'
import { rowsAsOf } from '../../store/history/past'
import type { Reader, Writer } from '../../store/store'

export type Deed = 'REMOVED' | 'REASSIGNED' | 'EDITED' | 'ADDED'
/** The order in which changes are made, and in which a difference is explained. */
export const deeds: Deed[] = ['REMOVED', 'REASSIGNED', 'EDITED', 'ADDED']

export interface ChangedRow {
  roster: RosterFacts
  id: number
  /** Whole stored rows, in the order of `tableColumns`; null when there was none. */
  before: Stored[] | null
  after: Stored[] | null
  /** Names of the cells that differ; all for rows that came or went. */
  cells: string[]
  /** What happened: a row can be re-assigned and edited at once. */
  deeds: Deed[]
}

/** `areaCells` says which link cells of a roster put its rows into an area. */
export async function rowsBetween(
  reader: Reader,
  rosters: RosterFacts[],
  from: number,
  to: number,
  areaCells: (roster: RosterFacts) => Set<string>,
): Promise<ChangedRow[]> {
  const [low, high] = [Math.min(from, to), Math.max(from, to)]
  const found: ChangedRow[] = []
  for (const roster of rosters) {
    const [before, after] = [
      await versions(reader, roster, from, low, high),
      await versions(reader, roster, to, low, high),
    ]
    for (const id of [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b)) {
      const row = changed(roster, id, before.get(id) ?? null, after.get(id) ?? null, areaCells(roster))
      if (row) found.push(row)
    }
  }
  return found
}

const touchedBetween = ({ table, history }: RosterFacts, low: number, high: number): string =>
  `SELECT id FROM "${table}" WHERE import_id > ${low} AND import_id <= ${high} UNION SELECT id FROM "${history}" WHERE (import_id > ${low} AND import_id <= ${high}) OR (until_import > ${low} AND until_import <= ${high})`

async function versions(
  reader: Reader,
  roster: RosterFacts,
  at: number,
  low: number,
  high: number,
): Promise<Map<number, Stored[]>> {
  const rows = await reader.read(
    rowsAsOf(roster, tableColumns(roster), `id IN (${touchedBetween(roster, low, high)})`, at),
  )
  return new Map(rows.map((row) => [row[0] as number, row]))
}

/** The cells of a whole stored row, without its id. */
const cellsOf = (row: Stored[]): Stored[] => row.slice(1)

function changed(
  roster: RosterFacts,
  id: number,
  before: Stored[] | null,
  after: Stored[] | null,
  areas: Set<string>,
): ChangedRow | undefined {
  const all = roster.cells.map(({ name }) => name)
  if (!before || !after) return { roster, id, before, after, cells: all, deeds: [before ? 'REMOVED' : 'ADDED'] }
  const [old, now] = [cellsOf(before), cellsOf(after)]
  const cells = roster.cells
    .filter((cell) => slice(roster, cell, old).some((value, i) => value !== slice(roster, cell, now)[i]))
    .map(({ name }) => name)
  const marks = before[before.length - 2] !== after[after.length - 2]
  if (cells.length === 0 && !marks) return undefined
  const moved = cells.some((name) => areas.has(name))
  const edited = marks || cells.some((name) => !areas.has(name))
  return {
    roster,
    id,
    before,
    after,
    cells,
    deeds: [...(moved ? ['REASSIGNED' as const] : []), ...(edited ? ['EDITED' as const] : [])],
  }
}

/** Puts the tables back to how they stood at an import. Only what has changed since is touched. */
export async function rewind(writer: Writer, rosters: RosterFacts[], at: number): Promise<void> {
  for (const roster of rosters) {
    const [[last]] = await writer.read('SELECT max(id) FROM "import"')
    const then = await versions(writer, roster, at, at, Number(last ?? 0))
    const touched = (await writer.read(touchedBetween(roster, at, Number(last ?? 0)))).map(([id]) => id as number)
    await remove(
      writer,
      roster,
      touched.filter((id) => !then.has(id)),
    )
    await put(writer, roster, [...then.values()])
  }
}

/** Makes one kind of change to tables that stand as before it. */
export async function apply(
  writer: Writer,
  rows: ChangedRow[],
  deed: Deed,
  areaCells: (roster: RosterFacts) => Set<string>,
): Promise<void> {
  for (const [roster, own] of byRoster(rows.filter((row) => row.deeds.includes(deed)))) {
    if (deed === 'REMOVED')
      await remove(
        writer,
        roster,
        own.map(({ id }) => id),
      )
    else
      await put(
        writer,
        roster,
        own.map((row) => (deed === 'REASSIGNED' ? moved(row, areaCells(roster)) : row.after!)),
      )
  }
}

/** The row as it stood, with only its links to areas as they are afterwards. */
function moved({ roster, before, after }: ChangedRow, areas: Set<string>): Stored[] {
  const row = [...before!]
  for (const name of areas) row[1 + roster.slots.get(name)!] = after![1 + roster.slots.get(name)!]
  return row
}

export function byRoster(rows: ChangedRow[]): Map<RosterFacts, ChangedRow[]> {
  const groups = new Map<RosterFacts, ChangedRow[]>()
  for (const row of rows) {
    const own = groups.get(row.roster)
    if (own) own.push(row)
    else groups.set(row.roster, [row])
  }
  return groups
}

async function remove(writer: Writer, { table }: RosterFacts, ids: number[]): Promise<void> {
  for (let i = 0; i < ids.length; i += 500) {
    const some = ids.slice(i, i + 500)
    await writer.run(`DELETE FROM "${table}" WHERE id IN (${some.map(() => '?').join(', ')})`, some)
  }
}

async function put(writer: Writer, roster: RosterFacts, rows: Stored[][]): Promise<void> {
  for (let i = 0; i < rows.length; i += 1000)
    await writer.upsert(roster.table, tableColumns(roster), rows.slice(i, i + 1000))
}
