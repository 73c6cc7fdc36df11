import { existsSync } from 'node:fs'
import { rosters } from '../county/rosters'
import { Refusal, refusedOf } from '../messages/refusal'
import { openStore } from '../store/open'
import type { Store } from '../store/store'
import { reasonOf } from './output/reasons'

/** Opens the database, creating it where it is not there yet. */
export async function openDatabase(db: string): Promise<Store> {
  if (isFile(db) && /^[a-z][\w+.-]*:\/\//i.test(db)) throw new Refusal('cli.no-such-database', { db: shown(db) })
  try {
    return await openStore(db, rosters)
  } catch (error) {
    throw unopened(db, error)
  }
}

/** For commands that only read: a slip in a path must not make an empty database and answer from it. */
export async function openExisting(db: string): Promise<Store> {
  if (isFile(db) && !db.includes('://') && !existsSync(db)) throw new Refusal('cli.no-database-yet', { db })
  return openDatabase(db)
}

const isFile = (db: string): boolean => db !== ':memory:' && !/^postgres(ql)?:\/\//.test(db)

/** Passwords in a URL are not for the screen. */
const shown = (db: string): string => db.replace(/\/\/([^:/@]*):[^@]*@/, '//$1:***@')

function unopened(db: string, error: unknown): Refusal {
  const { code, message } = (error as AggregateError).errors?.[0] ?? (error as NodeJS.ErrnoException)
  const why = shown(message || String(code))
  if (refusedOf('database', error)) return new Refusal('cli.database-refused', { db: shown(db), why: error.said })
  return new Refusal('cli.database-not-opened', { db: shown(db), why: { zh: reasonOf(why), en: why } })
}
