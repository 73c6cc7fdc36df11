/**
 * Connections that only read, apart from the one that writes, and statements that can really be stopped. SQLite answers in
 * processes of its own: better-sqlite3 cannot be interrupted, and a worker thread that is told to end goes on until its
 * statement is done (measured), whereas a process can be killed. PostgreSQL stops a statement itself.
 */
import type { Stored } from '../../facts/kinds/kind'
import type { ShortCut } from '../columns/reader'
import type { Store, Value } from '../store'
import { postgresReaders } from './postgres'
import { sqliteReaders } from './sqlite'

export interface Readers {
  /** Rejects with code TOO_SLOW when the statement was stopped. */
  read(sql: string, values?: readonly Value[], how?: How): Promise<Stored[][]>
  close(): Promise<void>
}

export interface How {
  /** It touches a few rows through an index and may run here and now. */
  light?: boolean
  /** The same rows by way of columns in memory, where there are such. */
  short?: ShortCut
}

export interface ReaderOptions {
  /** How many statements run at once. */
  readers: number
  /** Milliseconds after which a statement is stopped. */
  timeout: number
}

/** A database in memory exists only in its own connection, so there the store itself reads. */
export function openReaders(store: Store, options: ReaderOptions): Readers {
  if (store.dialect === 'postgres') return postgresReaders(store.url, options)
  if (store.url === ':memory:')
    return { read: (sql, values = []) => store.read(sql, values as Value[]), close: async () => {} }
  return sqliteReaders(store.url, options)
}
