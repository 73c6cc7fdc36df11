/**
 * Connections that only read, apart from the one that writes, and statements that can really be stopped. SQLite answers in
 * processes of its own: better-sqlite3 cannot be interrupted, and a worker thread that is told to end goes on until its
 * statement is done (measured), whereas a process can be killed. PostgreSQL stops a statement itself.
 */

import type { Store, Value } from '../store'
import { postgresReaders } from './postgres'
import type { ReaderOptions, Readers } from './reading'
import { sqliteReaders } from './sqlite'

/** A database in memory exists only in its own connection, so there the store itself reads. */
export function openReaders(store: Store, options: ReaderOptions): Readers {
  if (store.dialect === 'postgres') return postgresReaders(store.url, options)
  if (store.url === ':memory:')
    return { read: (sql, values = []) => store.read(sql, values as Value[]), close: async () => {} }
  return sqliteReaders(store.url, options)
}
