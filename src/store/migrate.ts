/** An open database comes in, its tables go out as this version has them. One that a newer version has changed, or that is another program's, is refused before anything is touched. */
import type { DataSource, QueryRunner } from 'typeorm'
import { Refusal } from '../messages/refusal'

/** Any number will do, as long as all of us use the same and writing uses another. */
const MIGRATING = 7_061_202

export async function migrate(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner()
  try {
    if (await isCurrent(source, runner)) return
    await alone(runner, async () => {
      if (!(await isCurrent(source, runner)))
        await source.runMigrations({ transaction: ways[kind(runner)].transaction })
    })
  } finally {
    await runner.release()
  }
}

async function isCurrent(source: DataSource, runner: QueryRunner): Promise<boolean> {
  const done = await doneMigrations(source, runner)
  const ours = source.migrations.map((one) => one.name ?? one.constructor.name)
  const unknown = done.find((name) => !ours.includes(name))
  if (unknown) throw new Refusal('database.newer', { unknown })
  return ours.every((name) => done.includes(name))
}

async function doneMigrations(source: DataSource, runner: QueryRunner): Promise<string[]> {
  const hasAny = await runner.hasTable('migration')
  const done: { name: string }[] = hasAny ? await runner.query('SELECT name FROM migration') : []
  if (done.length === 0) await mustBeFree(source, runner)
  return done.map(({ name }) => name)
}

async function mustBeFree(source: DataSource, runner: QueryRunner): Promise<void> {
  for (const { tableName } of source.entityMetadatas)
    if (await runner.hasTable(tableName)) throw new Refusal('database.foreign', { table: tableName })
}

type Kind = 'postgres' | 'sqlite'
const kind = ({ connection }: QueryRunner): Kind => (connection.options.type === 'postgres' ? 'postgres' : 'sqlite')

/** SQLite's one connection cannot begin a transaction inside another; ours holds all the migrations together. */
const ways = {
  postgres: {
    begin: `SELECT pg_advisory_lock(${MIGRATING})`,
    end: `SELECT pg_advisory_unlock(${MIGRATING})`,
    fail: `SELECT pg_advisory_unlock(${MIGRATING})`,
    transaction: 'each',
  },
  sqlite: { begin: 'BEGIN IMMEDIATE', end: 'COMMIT', fail: 'ROLLBACK', transaction: 'none' },
} as const

/** Two programs that open a new database at the same moment make its tables in turn. */
async function alone(runner: QueryRunner, work: () => Promise<void>): Promise<void> {
  const { begin, end, fail } = ways[kind(runner)]
  await runner.query(begin)
  try {
    await work()
    await runner.query(end)
  } catch (error) {
    await runner.query(fail).catch(() => undefined)
    throw error
  }
}
