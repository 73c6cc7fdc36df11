/** What changed between two imports: rows created, updated (field by field) and removed, read from the history. Two import ids come in; a page of changes goes out. */
import type { Stored } from '../../facts/kinds/kind'
import { type RosterFacts, slice } from '../../facts/roster'
import type { FieldChange } from '../ledger/plan-rows'
import type { Reader, Store } from '../store'
import { touchedRowsAt } from './versions'

interface RowChange {
  roster: string
  id: string
  label: string
  action: 'created' | 'updated' | 'removed'
  fields: FieldChange[]
}

interface ChangePage {
  totalCount: number
  nodes: RowChange[]
}

/** From the state after import `from` to the state after import `to`; `from` 0 is the empty store. A row changed and changed back is not in it. */
export async function changesBetween(
  store: Store,
  from: number,
  to: number,
  page: { roster?: string; first?: number; offset?: number } = {},
): Promise<ChangePage> {
  const { first = 50, offset = 0 } = page
  const answer: ChangePage = { totalCount: 0, nodes: [] }
  for (const roster of store.rosters) {
    if (page.roster && page.roster !== roster.name) continue
    for (const change of await rosterChanges(store, roster, Math.min(from, to), Math.max(from, to), from > to)) {
      const n = answer.totalCount++
      if (n >= offset && n < offset + first) answer.nodes.push(change)
    }
  }
  return answer
}

async function rosterChanges(
  reader: Reader,
  roster: RosterFacts,
  from: number,
  to: number,
  backwards: boolean,
): Promise<RowChange[]> {
  const touched = (at: number) => touchedRowsAt(reader, roster, at, { low: from, high: to })
  const [before, after] = [await touched(from), await touched(to)]
  const [old, now] = backwards ? [after, before] : [before, after]
  const changes: RowChange[] = []
  for (const id of [...new Set([...old.keys(), ...now.keys()])].sort((a, b) => a - b)) {
    const fields = fieldChanges(roster, old.get(id)?.cells, now.get(id)?.cells)
    if (fields.length === 0 && old.has(id) && now.has(id)) continue
    const { cells } = (now.get(id) ?? old.get(id))!
    changes.push({
      roster: roster.name,
      id: String(id),
      label: roster.label.kind.display(slice(roster, roster.label, cells), roster.label),
      action: !old.has(id) ? 'created' : !now.has(id) ? 'removed' : 'updated',
      fields,
    })
  }
  return changes
}

export function fieldChanges(roster: RosterFacts, old: Stored[] | undefined, now: Stored[] | undefined): FieldChange[] {
  return roster.cells.flatMap((cell) => {
    const [a, b] = [old, now].map((row) => (row ? slice(roster, cell, row) : undefined))
    if (a && b && a.every((value, i) => value === b[i])) return []
    const shown = (stored: Stored[] | undefined): string | null =>
      stored === undefined || stored[0] === null ? null : cell.kind.display(stored, cell)
    return shown(a) === shown(b) ? [] : [{ field: cell.name, old: shown(a), new: shown(b) }]
  })
}
