/** A database that many tests start from is filled once and copied: a file on SQLite, kept from run to run while the code is the same, a template on PostgreSQL. */
import { randomBytes } from 'node:crypto'
import { constants, copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'

export type Dialect = 'sqlite' | 'postgres'

/** Makes and fills the database at a URL, and leaves no connection open. */
export type Fill = (url: string) => Promise<void>

const random = (): string => randomBytes(6).toString('hex')

/** The URL of a database of the test's own, equal to the one that `fill` made. */
export const copied = (dialect: Dialect, name: string, fill: Fill): Promise<string> =>
  dialect === 'sqlite' ? copiedFile(name, fill) : copiedDatabase(name, fill)

/** The URL of a database that does not exist yet (SQLite) or is empty (PostgreSQL). */
export async function freshUrl(dialect: Dialect): Promise<string> {
  if (dialect === 'sqlite') return join(mkdtempSync(join(tmpdir(), 'rosterql-')), 'test.db')
  const name = `t${random()}`
  await onServer((run) => run(`CREATE DATABASE ${name}`))
  return urlOf(name)
}

/** Two workers that make the same file at the same moment both do; the rename lets nobody see half of one. */
async function copiedFile(name: string, fill: Fill): Promise<string> {
  const folder = process.env.ROSTERQL_TEST_CACHE!
  const kept = join(folder, `${name}.db`)
  if (!existsSync(kept)) {
    mkdirSync(folder, { recursive: true })
    const making = join(folder, `${random()}.db`)
    await fill(making)
    renameSync(making, kept)
  }
  const url = await freshUrl('sqlite')
  copyFileSync(kept, url, constants.COPYFILE_FICLONE)
  return url
}

const urlOf = (name: string): string => `${process.env.ROSTERQL_TEST_POSTGRES}/${name}`
const TEMPLATES = 7_061_299

/** One worker makes a template while the others wait. */
async function copiedDatabase(name: string, fill: Fill): Promise<string> {
  const [template, own] = [`made_${name}`, `t${random()}`]
  await onServer(async (run) => {
    await run(`SELECT pg_advisory_lock(${TEMPLATES})`)
    if ((await run(`SELECT 1 FROM pg_database WHERE datname = '${template}'`)) === 0) await make(run, template, fill)
    await run(`SELECT pg_advisory_unlock(${TEMPLATES})`)
    await run(`CREATE DATABASE ${own} TEMPLATE ${template}`)
  })
  return urlOf(own)
}

type Run = (sql: string) => Promise<number | null>

async function make(run: Run, template: string, fill: Fill): Promise<void> {
  const making = `t${random()}`
  await run(`CREATE DATABASE ${making}`)
  await fill(urlOf(making))
  await run(`ALTER DATABASE ${making} RENAME TO ${template}`)
}

async function onServer(work: (run: Run) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: urlOf('postgres') })
  await client.connect()
  try {
    await work(async (sql) => (await client.query(sql)).rowCount)
  } finally {
    await client.end()
  }
}
