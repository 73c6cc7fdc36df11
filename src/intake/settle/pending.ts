/** What a batch of settled rows will write: rows are put here one by one, and written in as few statements as can be. */
import type { RosterFacts } from '../../facts/roster'
import type { RosterRow } from '../../store/rows/row'
import { insertRows, putRows, supersede } from '../../store/rows/write'
import type { Directory } from '../link/directory'
import { insertPlaceholder } from '../link/placeholder'
import type { BareRow } from '../link/resolve'
import type { Shared } from '../link/shared'

export class Pending {
  #inserts: RosterRow[] = []
  #updates: RosterRow[] = []
  #bares = new Map<Directory, RosterRow[]>()

  constructor(
    readonly shared: Pick<Shared, 'writer' | 'importId'>,
    readonly roster: RosterFacts,
  ) {}

  insert(row: RosterRow): void {
    this.#inserts.push(row)
  }

  update(row: RosterRow): void {
    this.#updates.push(row)
  }

  /** A row that nothing is known of but its name. */
  insertPlaceholder(row: BareRow, id: number): void {
    const list = this.#bares.get(row.directory) ?? []
    list.push(insertPlaceholder(row, id, this.shared.importId))
    this.#bares.set(row.directory, list)
  }

  async write(): Promise<void> {
    const { writer, importId } = this.shared
    const replaced = this.#updates.map(({ id }) => id)
    for (const [{ roster }, rows] of this.#bares) await insertRows(writer, roster, rows)
    await insertRows(writer, this.roster, this.#inserts)
    await supersede(writer, this.roster, replaced, importId)
    await putRows(writer, this.roster, this.#updates)
    this.#bares = new Map()
    this.#inserts = []
    this.#updates = []
  }
}
