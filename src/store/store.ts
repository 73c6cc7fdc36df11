/**
 * The door to the database. One interface over SQLite and PostgreSQL: statements are written once with `?` placeholders and
 * plain SQL both understand; what differs lives in sqlite.ts and postgres.ts.
 */
import type { DataSource } from 'typeorm'
import type { Stored } from '../facts/kinds/kind'
import type { RosterFacts } from '../facts/roster'

export type Value = Stored | Uint8Array

export interface Reader {
  /** Rows as arrays, in the order of the selected columns. bigint sums must be cast to text in the statement. */
  read(sql: string, values?: Value[]): Promise<Stored[][]>
}

/** One write transaction. Only one is open at a time in the whole database; everything done through it stands or falls together. */
export interface Writer extends Reader {
  run(sql: string, values?: Value[]): Promise<void>
  insert(table: string, columns: string[], rows: Value[][]): Promise<void>
  /** After rows with numbers of their own were inserted: a generated column goes on counting above them. */
  resume(table: string, column: string): Promise<void>
  /** Inserts, or replaces all given columns of the row with the same `id`. */
  upsert(table: string, columns: string[], rows: Value[][]): Promise<void>
}

/** A connection of its own that sees the store as it was when it was opened, whatever is written meanwhile. Nothing of what it does stays. */
export interface FrozenConnection extends Reader {
  /** Makes temporary tables. */
  run(sql: string): Promise<void>
  close(): Promise<void>
}

export interface Store extends Reader {
  dialect: 'sqlite' | 'postgres'
  url: string
  rosters: RosterFacts[]
  dataSource: DataSource
  /** Runs `work` in the one write transaction; rolls back when it throws, or when it returns through `writer.discard`. */
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T>
  /** Reads that all see one state of the data, that of the first of them, whatever is written meanwhile. */
  frozen<T>(work: (reader: Reader) => Promise<T>): Promise<T>
  /** Null for a database in memory, which has only one connection. */
  frozenConnection(): Promise<FrozenConnection | null>
  /** Refreshes the planner's statistics after much has changed. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** Thrown inside `write` to roll back and still give an answer: a dry run is the real run rolled back. */
export class Discard<T> {
  constructor(readonly answer: T) {}
}
