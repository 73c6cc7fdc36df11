/** Which changed rows stand behind one difference: those of the rosters and cells its indicator reads, in the area it is measured over. */
import { type RosterFacts, slice } from '../../facts/roster'
import { fieldChanges } from '../../store/history/changes'
import type { FieldChange } from '../../store/ledger/plan-rows'
import type { Store } from '../../store/store'
import type { Area, Geography, Indicator } from '../indicator'
import { pathsTo } from '../paths'
import { byRoster, type ChangedRow, type Deed, deeds } from './between'
import { follow } from './follow'
import { type Reads, readsOf } from './reads'

export interface ListedRow {
  roster: string
  id: string
  label: string
  action: 'added' | 'edited' | 'removed' | 're-assigned'
  fields: FieldChange[]
}

const actions: Record<Deed, ListedRow['action']> = {
  ADDED: 'added',
  EDITED: 'edited',
  REMOVED: 'removed',
  REASSIGNED: 're-assigned',
}

export class RowList {
  readonly #reads = new Map<string, Reads>()
  readonly #places = new Map<string, Promise<Map<ChangedRow, Set<number>>>>()

  constructor(
    readonly store: Store,
    readonly geography: Geography,
    readonly rows: ChangedRow[],
    readonly definitions: Indicator[],
  ) {}

  async of(reason: string, code: string, area: Area): Promise<ChangedRow[]> {
    const deed = deeds.find((one) => one === reason)
    if (!deed) return []
    const reads = this.#readsOf(code)
    const candidates = this.rows.filter((row) => row.deeds.includes(deed) && matters(row, deed, reads))
    if (candidates.length === 0) return []
    const places = await this.#placesOf(area.level)
    return candidates.filter((row) => isIn(area, places.get(row)))
  }

  #readsOf(code: string): Reads {
    const known =
      this.#reads.get(code) ?? readsOf(this.definitions.find((one) => one.code === code)!, this.store.rosters)
    this.#reads.set(code, known)
    return known
  }

  /** For every changed row the areas of a level it belonged to before or belongs to now; none when it belongs to no area at all. */
  #placesOf(level: Area['level']): Promise<Map<ChangedRow, Set<number>>> {
    const known = this.#places.get(level) ?? this.#findPlaces(level)
    this.#places.set(level, known)
    return known
  }

  async #findPlaces(level: Area['level']): Promise<Map<ChangedRow, Set<number>>> {
    const found = new Map<ChangedRow, Set<number>>()
    for (const [roster, rows] of byRoster(this.rows))
      for (const path of pathsTo(this.geography, roster, level)) await this.#place(roster, rows, path, found)
    return found
  }

  async #place(
    roster: RosterFacts,
    rows: ChangedRow[],
    path: string,
    found: Map<ChangedRow, Set<number>>,
  ): Promise<void> {
    for (const side of ['before', 'after'] as const) {
      const own = rows.filter((row) => row[side])
      const ids = await follow(
        this.store,
        roster,
        own.map((row) => row[side]!),
        path,
      )
      for (const [i, row] of own.entries()) {
        const id = ids[i] ?? null
        if (id !== null) found.set(row, (found.get(row) ?? new Set()).add(id))
      }
    }
  }
}

/** A row that moved matters wherever it is read; one that was edited, when a cell that is read was. */
function matters(row: ChangedRow, deed: Deed, { cells, counted, passed }: Reads): boolean {
  if (deed === 'REASSIGNED') return cells.has(row.roster.name) || passed.has(row.roster.name)
  if (deed === 'EDITED')
    return (
      row.cells.some((name) => cells.get(row.roster.name)?.has(name)) ||
      (row.cells.length === 0 && counted.has(row.roster.name))
    )
  return cells.has(row.roster.name)
}

/** The widest level has all rows that belong nowhere in particular. */
const isIn = (area: Area, places: Set<number> | undefined): boolean =>
  places ? places.has(area.id) : area.level === 'COUNTY'

export function listed({ roster, id, before, after }: ChangedRow, deed: Deed): ListedRow {
  const [old, now] = [before?.cells, after?.cells]
  const row = (now ?? old)!
  const label = roster.label.kind.display(slice(roster, roster.label, row), roster.label)
  return { roster: roster.name, id: String(id), label, action: actions[deed], fields: fieldChanges(roster, old, now) }
}
