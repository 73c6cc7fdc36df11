/** Fresh databases for tests: every store test runs once per dialect. `DIALECTS=sqlite` narrows. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { rosters as all } from '../../src/county/rosters'
import type { RosterFacts } from '../../src/facts/roster'
import { openStore } from '../../src/store/open'
import type { Store } from '../../src/store/store'

export type Dialect = 'sqlite' | 'postgres'
export const dialects: Dialect[] = process.env.ROSTERQL_TEST_POSTGRES ? ['sqlite', 'postgres'] : ['sqlite']

/** The URL of a new empty database. */
export async function freshUrl(dialect: Dialect): Promise<string> {
  if (dialect === 'sqlite') return join(mkdtempSync(join(tmpdir(), 'rosterql-')), 'test.db')
  const name = `t${randomBytes(6).toString('hex')}`
  const client = new Client({ connectionString: `${process.env.ROSTERQL_TEST_POSTGRES}/postgres` })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  return `${process.env.ROSTERQL_TEST_POSTGRES}/${name}`
}

export const freshStore = async (dialect: Dialect, rosters: RosterFacts[] = all): Promise<Store> =>
  openStore(await freshUrl(dialect), rosters)
