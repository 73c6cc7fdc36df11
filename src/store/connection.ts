/** A read-only connection to a SQLite file, and what the processes that hold one say to each other. Loads nothing else: it begins a process. */

import BetterSqlite3 from 'better-sqlite3'
import { BoundedCache } from '../facts/bounded-cache'
import type { Stored } from '../facts/kinds/kind'
import type { Value } from './store'

/** What goes to a reading process, and what comes back. */
export interface ReadRequest {
  sql: string
  values: readonly Value[]
}
export type ReadReply = { rows: Stored[][] } | { error: string; code?: string }

/** A statement was stopped. An error of the store's own kind, told by its code as a driver's is. */
export const tooSlow = (): Error => Object.assign(new Error('the statement was stopped'), { code: 'TOO_SLOW' })

export interface Connection {
  read(sql: string, values: readonly Value[]): Stored[][]
  run(sql: string): void
  close(): void
}

const MAX_PREPARED = 300

/** Statements are prepared once and kept. */
export function connection(path: string): Connection {
  const database = new BetterSqlite3(path, { readonly: true, timeout: 10_000 })
  for (const setting of ['cache_size = -65536', 'mmap_size = 1073741824', 'temp_store = MEMORY'])
    database.pragma(setting)
  const prepared = new BoundedCache<string, BetterSqlite3.Statement<any[]>>(MAX_PREPARED)
  const prepare = (sql: string): BetterSqlite3.Statement<any[]> =>
    prepared.getOrMake(sql, () => database.prepare<any[]>(sql).raw(true))
  return {
    read: (sql, values) => prepare(sql).all(...values) as Stored[][],
    run: (sql) => void database.exec(sql),
    close: () => database.close(),
  }
}
