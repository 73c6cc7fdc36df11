/** SQLite through better-sqlite3: one connection that writes, statements prepared once and kept. */
import type BetterSqlite3 from 'better-sqlite3'
import type { DataSource } from 'typeorm'
import type { Stored } from '../facts/kinds/kind'
import type { RosterFacts } from '../facts/roster'
import { Discard, type Store, type Value, type Writer } from './store'

type Database = BetterSqlite3.Database
type Statement = BetterSqlite3.Statement<Value[]>

/** SQLite's defaults are small; these let readers go on while an import writes, and keep the working set in memory. */
export function tune(database: Database): void {
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  database.pragma('foreign_keys = ON')
  database.pragma('busy_timeout = 10000')
  database.pragma('cache_size = -65536')
  database.pragma('mmap_size = 268435456')
  database.pragma('temp_store = MEMORY')
}

export function sqliteStore(url: string, rosters: RosterFacts[], dataSource: DataSource): Store {
  const database = (dataSource.driver as unknown as { databaseConnection: Database }).databaseConnection
  const prepared = new Map<string, Statement>()
  const prepare = (sql: string): Statement => {
    let statement = prepared.get(sql)
    if (!statement) {
      if (prepared.size > 500) prepared.clear()
      statement = database.prepare<Value[]>(sql)
      prepared.set(sql, statement)
    }
    return statement
  }
  const read = async (sql: string, values: Value[] = []): Promise<Stored[][]> => prepare(sql).raw(true).all(...values) as Stored[][]
  const writer = sqliteWriter(prepare, read)
  const turn = queue()
  return {
    dialect: 'sqlite',
    url,
    rosters,
    dataSource,
    read,
    write: (work) => turn(() => transact(database, () => work(writer))),
    async settle() {
      database.exec('ANALYZE')
    },
    close: () => dataSource.destroy(),
  }
}

function sqliteWriter(prepare: (sql: string) => Statement, read: Writer['read']): Writer {
  const many = (sql: string, rows: Value[][]): void => {
    const statement = prepare(sql)
    for (const row of rows) statement.run(row as never)
  }
  return {
    read,
    async run(sql, values = []) {
      prepare(sql).run(...values)
    },
    async insert(table, columns, rows) {
      many(`INSERT INTO "${table}" (${columns.map((c) => `"${c}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, rows)
    },
    /** SQLite counts on by itself. */
    async resume() {},
    async upsert(table, columns, rows) {
      const sets = columns.filter((c) => c !== 'id').map((c) => `"${c}" = excluded."${c}"`)
      many(
        `INSERT INTO "${table}" (${columns.map((c) => `"${c}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT (id) DO UPDATE SET ${sets.join(', ')}`,
        rows,
      )
    },
  }
}

async function transact<T>(database: Database, work: () => Promise<T>): Promise<T> {
  database.exec('BEGIN IMMEDIATE')
  try {
    const answer = await work()
    database.exec('COMMIT')
    return answer
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK')
    if (error instanceof Discard) return error.answer as T
    throw error
  }
}

/** One at a time, in order of asking: a process has one writing connection. */
export function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
}
