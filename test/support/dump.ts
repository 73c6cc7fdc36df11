/** Everything the rosters hold, as comparable plain data. */
import type { Store } from '../../src/store/store'

/** Every live row of every roster: id, cells, whether active and listed. */
export async function dump(store: Store): Promise<Record<string, unknown[][]>> {
  const all: Record<string, unknown[][]> = {}
  for (const roster of store.rosters) {
    const columns = roster.columns.map((c) => `"${c.name}"`).join(', ')
    all[roster.name] = await store.read(
      `SELECT id, ${columns}, is_active, is_listed FROM "${roster.table}" ORDER BY id`,
    )
  }
  return all
}
