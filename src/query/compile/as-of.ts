/** `asOf` comes in as the client wrote it; goes out the last import that was known then. */
import type { Stored } from '../../facts/kinds/kind'
import { type Path, refusal } from '../refusal'
import { raw, type Sql, sql, value } from './sql/sql'

const TIMESTAMP = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:\d{2})$/
/** The number of the last import, null before the first. */
export const latestImport = raw('SELECT MAX(id) FROM "import"')

interface AsOf {
  /** Finds the last import that counts. */
  sql: Sql
  /** The import to answer from; refuses when the answer shows that there is none such. */
  settle(found: Stored): number
}

export function asOf(given: string, path: Path): AsOf {
  if (/^\d{1,9}$/.test(given)) return byId(Number(given), path)
  if (/^\d{4}(-\d{2}){0,2}$/.test(given)) throw refusal('query.as-of-moment', { given, example: example(given) }, path)
  const moment = TIMESTAMP.test(given) ? Date.parse(given.replace(' ', 'T')) : Number.NaN
  if (Number.isNaN(moment)) throw refusal('query.no-as-of', { given }, path)
  return {
    sql: sql`${latestImport} WHERE finished_at <= ${value(new Date(moment).toISOString())}`,
    settle: (found) => Number(found ?? 0),
  }
}

const example = (given: string): string => `"${(`${given}-01-01`).slice(0, 10)}T23:59:59+08:00"`

function byId(id: number, path: Path): AsOf {
  return {
    sql: latestImport,
    settle(found) {
      if (id < 1 || id > Number(found ?? 0)) throw refusal('query.no-import', { id, found: found ?? 0 }, path)
      return id
    },
  }
}
