/**
 * A table that at least doubles within one transaction is filled without its indices, which are built at the end: sorting
 * once costs a third of finding the place of every row. Told of what is inserted; unique indices stay, for they are rules.
 */
import type BetterSqlite3 from 'better-sqlite3'

/** Fewer rows than this are sooner indexed one by one. */
const MANY = 20_000

export class DeferredIndices {
  readonly #inserted = new Map<string, number>()
  readonly #dropped: string[] = []

  constructor(readonly database: BetterSqlite3.Database) {}

  /** Rows are about to be inserted. */
  count(table: string, rows: number): void {
    const before = this.#inserted.get(table) ?? 0
    this.#inserted.set(table, before + rows)
    if (before < MANY && before + rows >= MANY && this.#size(table) <= 2 * before) this.#put(table)
  }

  /** The work is done: the indices come back, with the rows they have missed. */
  restore(): void {
    for (const sql of this.#dropped) this.database.exec(sql)
    this.forget()
  }

  /** A rollback brings the indices back by itself. */
  forget(): void {
    this.#inserted.clear()
    this.#dropped.length = 0
  }

  #size(table: string): number {
    return this.database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number
  }

  #put(table: string): void {
    const found = this.database
      .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql LIKE 'CREATE INDEX%'")
      .raw()
      .all(table) as [string, string][]
    for (const [name, sql] of found) {
      this.database.exec(`DROP INDEX "${name}"`)
      this.#dropped.push(sql)
    }
  }
}
