/** What a batch of settled rows will write: rows are put here one by one, and written in as few statements as can be. */
import { tableColumns } from '../../facts/as-table'
import type { RosterFacts } from '../../facts/roster'
import { supersede } from '../../store/rows/write'
import type { Value } from '../../store/store'
import type { Directory } from '../link/directory'
import type { BareRow } from '../link/resolve'
import type { Shared } from '../link/shared'
import { insertPlaceholder } from '../link/versions'

export class Pending {
  #inserts: Value[][] = []
  #updates: { id: number; row: Value[] }[] = []
  #bares = new Map<Directory, Value[][]>()

  constructor(
    readonly shared: Pick<Shared, 'writer' | 'importId'>,
    readonly roster: RosterFacts,
  ) {}

  insert(row: Value[]): void {
    this.#inserts.push(row)
  }

  update(id: number, row: Value[]): void {
    this.#updates.push({ id, row })
  }

  /** A row that nothing is known of but its name. */
  insertPlaceholder(row: BareRow, id: number): void {
    const list = this.#bares.get(row.directory) ?? []
    list.push(insertPlaceholder(row, id, this.shared.importId))
    this.#bares.set(row.directory, list)
  }

  async write(): Promise<void> {
    const { writer, importId } = this.shared
    const columns = tableColumns(this.roster)
    for (const [{ roster }, rows] of this.#bares) await writer.insert(roster.table, tableColumns(roster), rows)
    if (this.#inserts.length > 0) await writer.insert(this.roster.table, columns, this.#inserts)
    await supersede(
      writer,
      this.roster,
      this.#updates.map(({ id }) => id),
      importId,
    )
    if (this.#updates.length > 0)
      await writer.upsert(
        this.roster.table,
        columns,
        this.#updates.map(({ row }) => row),
      )
    this.#bares = new Map()
    this.#inserts = []
    this.#updates = []
  }
}
