/** A database URL comes in, the open store goes out: its tables made or brought up to date. */
import type { RosterFacts } from '../facts/roster'
import { dataSource } from './data-source'
import { migrate } from './migrate'
import { postgresStore } from './postgres'
import { sqliteStore } from './sqlite'
import type { Store } from './store'

/** SQLite path (`data/rosterql.db`, `:memory:`) or `postgres://` URL. Creates the file and runs pending migrations. */
export async function openStore(url: string, rosters: RosterFacts[]): Promise<Store> {
  const source = dataSource(url, rosters)
  await source.initialize()
  try {
    await migrate(source)
  } catch (error) {
    await source.destroy()
    throw error
  }
  return source.options.type === 'postgres' ? postgresStore(url, rosters, source) : sqliteStore(url, rosters, source)
}
