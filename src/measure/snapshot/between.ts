/**
 * The rows that differ between two imports, each with how it stood before and after, sorted into what happened to it; and the
 * store taken from the one state to the other a kind of change at a time, inside a transaction that is rolled back.
 */
import { entryOf, groupedBy } from '../../facts/lists'
import { type RosterFacts, slice } from '../../facts/roster'
import { idsTouched, touchedRowsAt } from '../../store/history/versions'
import { lastImport } from '../../store/ledger/imports'
import type { RosterRow } from '../../store/rows/row'
import { putRows, removeRows } from '../../store/rows/write'
import type { Reader, Writer } from '../../store/store'

export type Deed = 'REMOVED' | 'REASSIGNED' | 'EDITED' | 'ADDED'
/** The order in which changes are made, and in which a difference is explained. */
export const deeds: Deed[] = ['REMOVED', 'REASSIGNED', 'EDITED', 'ADDED']

export interface ChangedRow {
  roster: RosterFacts
  id: number
  /** Null when there was none. */
  before: RosterRow | null
  after: RosterRow | null
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
  const between = { low: Math.min(from, to), high: Math.max(from, to) }
  const found: ChangedRow[] = []
  for (const roster of rosters) {
    const [before, after] = [
      await touchedRowsAt(reader, roster, from, between),
      await touchedRowsAt(reader, roster, to, between),
    ]
    for (const id of [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b)) {
      const row = changed(roster, id, before.get(id) ?? null, after.get(id) ?? null, areaCells(roster))
      if (row) found.push(row)
    }
  }
  return found
}

function changed(
  roster: RosterFacts,
  id: number,
  before: RosterRow | null,
  after: RosterRow | null,
  areas: Set<string>,
): ChangedRow | undefined {
  const all = roster.cells.map(({ name }) => name)
  if (!before || !after) return { roster, id, before, after, cells: all, deeds: [before ? 'REMOVED' : 'ADDED'] }
  const cells = roster.cells
    .filter((cell) =>
      slice(roster, cell, before.cells).some((value, i) => value !== slice(roster, cell, after.cells)[i]),
    )
    .map(({ name }) => name)
  const marks = before.isActive !== after.isActive
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
  const since = { low: at, high: await lastImport(writer) }
  for (const roster of rosters) {
    const then = await touchedRowsAt(writer, roster, at, since)
    const touched = await idsTouched(writer, roster, since)
    await removeRows(
      writer,
      roster,
      touched.filter((id) => !then.has(id)),
    )
    await putRows(writer, roster, [...then.values()])
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
      await removeRows(
        writer,
        roster,
        own.map(({ id }) => id),
      )
    else
      await putRows(
        writer,
        roster,
        own.map((row) => (deed === 'REASSIGNED' ? moved(row, areaCells(roster)) : row.after!)),
      )
  }
}

/** The row as it stood, with only its links to areas as they are afterwards. */
function moved({ roster, before, after }: ChangedRow, areas: Set<string>): RosterRow {
  const cells = [...before!.cells]
  for (const name of areas) {
    const at = entryOf(roster.slots, name)
    cells[at] = after!.cells[at] ?? null
  }
  return { ...before!, cells }
}

export const byRoster = (rows: ChangedRow[]): Map<RosterFacts, ChangedRow[]> => groupedBy(rows, ({ roster }) => roster)
