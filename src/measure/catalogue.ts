/** All indicators there are: the ones shipped, and those the office has defined, the newest version of each. */
import { indicators as shipped } from '../indicators'
import type { Reader } from '../store/store'
import type { Indicator } from './indicator'

export { deliveries, geography, parameters } from '../indicators'

/** By code; an office's own definition takes the place of a shipped one of the same code. */
export async function indicators(store: Reader): Promise<Indicator[]> {
  const all = new Map(shipped.map((each) => [each.code, each]))
  for (const each of await defined(store)) all.set(each.code, each)
  return [...all.values()].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
}

/** The office's own, each in its newest version. */
async function defined(store: Reader): Promise<Indicator[]> {
  const rows = await store.read('SELECT code, version, definition FROM indicator_definition ORDER BY code, version')
  const newest = new Map(rows.map(([code, version, definition]) => [code, { version, definition }]))
  return [...newest.values()].map(({ version, definition }) => ({
    ...(JSON.parse(String(definition)) as Indicator),
    version: Number(version),
  }))
}
