/** The TypeORM data source of a database URL: the tables derived from the rosters, the system tables, the migrations. */
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DataSource } from 'typeorm'
import { historyTable, rosterTable } from '../facts/as-table'
import type { RosterFacts } from '../facts/roster'
import { ledgerEntities } from './ledger/tables'
import { migrations } from './migrations'
import { tune } from './sqlite'

const isPostgres = (url: string): boolean => /^postgres(ql)?:\/\//.test(url)

export function dataSource(url: string, rosters: RosterFacts[]): DataSource {
  const postgres = isPostgres(url)
  const common = {
    entities: [
      ...rosters.flatMap((roster) => [rosterTable(roster), historyTable(roster)]),
      ...ledgerEntities(postgres ? 'bytea' : 'blob'),
    ],
    migrations,
    migrationsTableName: 'migration',
  }
  if (postgres) return new DataSource({ ...common, type: 'postgres', url, extra: { max: 8 } })
  return new DataSource({ ...common, type: 'better-sqlite3', database: place(url), prepareDatabase: tune })
}

function place(path: string): string {
  if (path === ':memory:') return path
  const full = resolve(path)
  if (!existsSync(dirname(full))) mkdirSync(dirname(full), { recursive: true })
  return full
}
