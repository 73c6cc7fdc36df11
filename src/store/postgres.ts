/** PostgreSQL through TypeORM's pool: the same statements with numbered placeholders, bulk rows as one array a column. */
import type { DataSource, QueryRunner } from 'typeorm'
import type { Stored } from '../facts/kinds/kind'
import type { RosterFacts } from '../facts/roster'
import { queue } from './sqlite'
import { Discard, type FrozenConnection, type Store, type Value, type Writer } from './store'

/** Any number will do, as long as all of us use the same: it makes imports of several processes take turns. */
const WRITING = 7_061_201

interface Client {
  query(config: { text: string; values: Value[]; rowMode: 'array'; types: unknown }): Promise<{ rows: Stored[][] }>
}

/** `a = ? AND b = ?` → `a = $1 AND b = $2`; a question mark inside quotes stays. */
export const numberedPlaceholders = (sql: string): string => {
  let n = 0
  return sql.replace(/'(?:[^']|'')*'|"[^"]*"|\?/g, (found) => (found === '?' ? `$${++n}` : found))
}

/** bigint as a number (cells stay below 2^53, sums are cast to text), everything else as PostgreSQL's driver has it. */
const types = {
  getTypeParser(oid: number, format?: string) {
    if (oid === 20) return Number
    return require('pg').types.getTypeParser(oid, format)
  },
}

const ask = async (client: Client, sql: string, values: Value[] = []): Promise<Stored[][]> =>
  (await client.query({ text: numberedPlaceholders(sql), values: values.map(bind), rowMode: 'array', types })).rows

const bind = (value: Value): Value =>
  value instanceof Uint8Array && !Buffer.isBuffer(value) ? Buffer.from(value) : value

export function postgresStore(url: string, rosters: RosterFacts[], dataSource: DataSource): Store {
  const typeOf = columnTypes(dataSource)
  const turn = queue()
  const onClient = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const runner = dataSource.createQueryRunner()
    try {
      return await work((await runner.connect()) as Client)
    } finally {
      await runner.release()
    }
  }
  return {
    dialect: 'postgres',
    url,
    rosters,
    dataSource,
    read: (sql, values) => onClient((client) => ask(client, sql, values)),
    write: (work) =>
      turn(() => transact(dataSource.createQueryRunner(), (client) => work(postgresWriter(client, typeOf)))),
    async frozen(work) {
      const own = await openFrozen(dataSource.createQueryRunner())
      try {
        return await work(own)
      } finally {
        await own.close()
      }
    },
    frozenConnection: () => openFrozen(dataSource.createQueryRunner()),
    async settle() {
      await onClient((client) => ask(client, 'ANALYZE'))
    },
    close: () => dataSource.destroy(),
  }
}

async function transact<T>(runner: QueryRunner, work: (client: Client) => Promise<T>): Promise<T> {
  const client = (await runner.connect()) as Client
  try {
    await ask(client, 'BEGIN')
    await ask(client, `SELECT pg_advisory_xact_lock(${WRITING})`)
    const answer = await work(client)
    await ask(client, 'COMMIT')
    return answer
  } catch (error) {
    await ask(client, 'ROLLBACK').catch(() => undefined)
    if (error instanceof Discard) return error.answer as T
    throw error
  } finally {
    await runner.release()
  }
}

/** One snapshot for all statements; the rollback takes the temporary tables along. */
async function openFrozen(runner: QueryRunner): Promise<FrozenConnection> {
  const client = (await runner.connect()) as Client
  const turn = queue()
  const read: FrozenConnection['read'] = (sql, values) => turn(() => ask(client, sql, values))
  const run = async (sql: string): Promise<void> => void (await read(sql))
  const close = async (): Promise<void> => {
    await run('ROLLBACK').catch(() => undefined)
    await runner.release()
  }
  try {
    await run('BEGIN ISOLATION LEVEL REPEATABLE READ')
    await run('SELECT 1')
  } catch (error) {
    await close()
    throw error
  }
  return { read, run, close }
}

/** The SQL type of every column of every table, as the entities state them. */
function columnTypes(dataSource: DataSource): (table: string, column: string) => string {
  const types = new Map(
    dataSource.entityMetadatas.flatMap(({ tableName, columns }) =>
      columns.map((column) => [`${tableName}.${column.databaseName}`, String(column.type)] as const),
    ),
  )
  return (table, column) => types.get(`${table}.${column}`) ?? 'text'
}

function postgresWriter(client: Client, typeOf: (table: string, column: string) => string): Writer {
  const bulk = async (table: string, columns: string[], rows: Value[][], after: string): Promise<void> => {
    if (rows.length === 0) return
    const names = columns.map((c) => `"${c}"`).join(', ')
    const arrays = columns.map((c, i) => `$${i + 1}::${typeOf(table, c)}[]`).join(', ')
    const values = columns.map((_, i) => rows.map((row) => row[i]))
    await client.query({
      text: `INSERT INTO "${table}" (${names}) SELECT * FROM unnest(${arrays}) ${after}`,
      values: values as unknown as Value[],
      rowMode: 'array',
      types,
    })
  }
  return {
    read: (sql, values) => ask(client, sql, values),
    async run(sql, values) {
      await ask(client, sql, values)
    },
    insert: (table, columns, rows) => bulk(table, columns, rows, ''),
    async resume(table, column) {
      await ask(
        client,
        `SELECT setval(pg_get_serial_sequence('"${table}"', '${column}'), (SELECT max("${column}") FROM "${table}")) FROM "${table}" LIMIT 1`,
      )
    },
    upsert(table, columns, rows) {
      const sets = columns.filter((c) => c !== 'id').map((c) => `"${c}" = excluded."${c}"`)
      return bulk(table, columns, rows, `ON CONFLICT (id) DO UPDATE SET ${sets.join(', ')}`)
    },
  }
}
