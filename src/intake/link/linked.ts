/** Stored rows come in; goes out what stands at the end of a target's path: `village.township` of a record is the name of its village's township. */
import type { CellFacts } from '../../facts/cell'
import type { Stored } from '../../facts/kinds/kind'
import { type RosterFacts, slice, targetOf } from '../../facts/roster'
import { rowsById } from '../../store/rows/read'
import type { StoredRow } from '../../store/rows/row'
import type { Reader } from '../../store/store'

export class Linked {
  readonly #known = new Map<RosterFacts, Map<number, StoredRow>>()

  constructor(readonly reader: Reader) {}

  /** Rows of a roster by id, as they stand. */
  async rows(roster: RosterFacts, ids: number[]): Promise<Map<number, StoredRow>> {
    const known = this.#of(roster)
    const missing = ids.filter((id) => !known.has(id))
    for (const row of await rowsById(this.reader, roster, missing)) known.set(row.id, row)
    return known
  }

  /** Fetches what the links of rows lead to, and what their keys lead to in turn. */
  async follow(roster: RosterFacts, rows: Stored[][], cells: CellFacts[] = roster.cells): Promise<void> {
    for (const cell of cells.filter(({ kind }) => kind.name === 'link')) {
      const target = targetOf(cell)
      const ids = new Set(rows.map((row) => slice(roster, cell, row)[0]).filter((id): id is number => id !== null))
      const known = await this.rows(target, [...ids])
      const found = [...ids].map((id) => known.get(id)?.cells).filter((row) => row !== undefined)
      if (found.length > 0) await this.follow(target, found, keyLinks(target))
    }
  }

  /** The cell at the end of a path and what is stored there; a link's own path ends at what names it. */
  at(roster: RosterFacts, row: Stored[], [name = roster.label.name, ...below]: string[]): Stored[] {
    const cell = roster.cell(name)
    const stored = slice(roster, cell, row)
    if (cell.kind.name !== 'link') return stored
    const target = targetOf(cell)
    const [id = null] = stored
    const linked = id === null ? undefined : this.#of(target).get(id as number)
    return linked ? this.at(target, linked.cells, below) : [null]
  }

  #of(roster: RosterFacts): Map<number, StoredRow> {
    const known = this.#known.get(roster) ?? new Map<number, StoredRow>()
    this.#known.set(roster, known)
    return known
  }
}

const keyLinks = (roster: RosterFacts): CellFacts[] => [...new Set(roster.key.flat())].map((name) => roster.cell(name))
