/** SQLite through better-sqlite3: one connection that writes and one that reads, so that nobody sees an import before it is whole. Statements are prepared once and kept. */

import BetterSqlite3 from 'better-sqlite3'
import type { DataSource } from 'typeorm'
import { BoundedCache } from '../facts/bounded-cache'
import type { Stored } from '../facts/kinds/kind'
import type { RosterFacts } from '../facts/roster'
import { DeferredIndices } from './sqlite-indices'
import { Discard, type FrozenConnection, type Reader, type Store, type Value, type Writer } from './store'

type Database = BetterSqlite3.Database
type Statement = BetterSqlite3.Statement<Value[]>

/** SQLite's defaults are small; these let readers go on while an import writes, and keep the working set in memory. Only readers map the file: a writer that did would count it as its own memory. */
export function tune(database: Database): void {
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  database.pragma('foreign_keys = ON')
  database.pragma('busy_timeout = 10000')
  database.pragma('cache_size = -32768')
  database.pragma('temp_store = MEMORY')
}

/** A reader needs the same room as the writer, and none of its rights; what it makes for itself has its room apart. */
function tuneReader(database: Database, { temporary = false } = {}): void {
  database.pragma('busy_timeout = 10000')
  database.pragma('cache_size = -65536')
  database.pragma('mmap_size = 268435456')
  database.pragma(temporary ? 'temp.cache_size = -131072' : 'query_only = ON')
}

/** Temporary tables do not belong to the file, so a reader may make them. The first statement takes the state it will see. */
function openFrozen(path: string): FrozenConnection {
  const own = new BetterSqlite3(path, { readonly: true })
  tuneReader(own, { temporary: true })
  own.exec('BEGIN; SELECT 1 FROM sqlite_schema')
  return {
    read: reader(statements(own)),
    async run(sql) {
      own.exec(sql)
    },
    async close() {
      own.close()
    },
  }
}

export function sqliteStore(url: string, rosters: RosterFacts[], dataSource: DataSource): Store {
  const database = (dataSource.driver as unknown as { databaseConnection: Database }).databaseConnection
  const reading = database.memory ? database : new BetterSqlite3(database.name, { readonly: true })
  if (reading !== database) tuneReader(reading)
  const prepare = statements(database)
  const indices = new DeferredIndices(database)
  const writer = sqliteWriter(prepare, reader(prepare), indices)
  const turn = queue()
  return {
    dialect: 'sqlite',
    url,
    rosters,
    dataSource,
    read: reader(statements(reading)),
    write: (work) => turn(() => transact(database, indices, () => work(writer))),
    // What is in memory has but this one connection: there nobody writes until the reading is done.
    frozen: (work) => (database.memory ? turn(() => work(writer)) : frozen(database.name, work)),
    frozenConnection: async () => (database.memory ? null : openFrozen(database.name)),
    async settle() {
      database.exec('PRAGMA analysis_limit = 2000; ANALYZE')
    },
    async close() {
      if (reading !== database) reading.close()
      await dataSource.destroy()
    },
  }
}

/** Positions of the columns that hold something in any row; binding the others would cost as much as binding values. */
function filledColumns(columns: string[], rows: Value[][]): number[] {
  const used: number[] = []
  for (let i = 0; i < columns.length; i++) if (rows.some((row) => row[i] !== null)) used.push(i)
  return used
}

const MAX_PREPARED = 500

/** Prepares each statement once. */
function statements(database: Database): (sql: string) => Statement {
  const prepared = new BoundedCache<string, Statement>(MAX_PREPARED)
  return (sql) => prepared.getOrMake(sql, () => database.prepare<Value[]>(sql))
}

const reader =
  (prepare: (sql: string) => Statement) =>
  async (sql: string, values: Value[] = []): Promise<Stored[][]> =>
    prepare(sql)
      .raw(true)
      .all(...values) as Stored[][]

function sqliteWriter(prepare: (sql: string) => Statement, read: Writer['read'], indices: DeferredIndices): Writer {
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
      if (rows.length === 0) return
      indices.count(table, rows.length)
      const used = filledColumns(columns, rows)
      const [names, slots] = [used.map((i) => `"${columns[i]}"`).join(', '), used.map(() => '?').join(', ')]
      many(
        `INSERT INTO "${table}" (${names}) VALUES (${slots})`,
        used.length === columns.length ? rows : rows.map((row) => used.map((i) => row[i] ?? null)),
      )
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

async function transact<T>(database: Database, indices: DeferredIndices, work: () => Promise<T>): Promise<T> {
  database.exec('BEGIN IMMEDIATE')
  try {
    const answer = await work()
    indices.restore()
    database.exec('COMMIT')
    return answer
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK')
    indices.forget()
    if (error instanceof Discard) return error.answer as T
    throw error
  }
}

/** On a connection of its own, for whoever reads through the shared one wants the latest. */
async function frozen<T>(path: string, work: (reader: Reader) => Promise<T>): Promise<T> {
  const own = openFrozen(path)
  try {
    return await work(own)
  } finally {
    await own.close()
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
