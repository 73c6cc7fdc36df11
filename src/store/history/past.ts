/**
 * An import comes in; goes out the store as it stood right after it: a reader to whom the rosters have the rows of then. Those
 * that have not changed since are the tables themselves; of the others a copy is put together from history once, in
 * temporary tables of the same names and indices, instead of in every statement anew.
 */
import { indicesOf, tableColumns } from '../../facts/as-table'
import type { RosterFacts } from '../../facts/roster'
import type { FrozenConnection, Reader } from '../store'
import { yieldToEventLoop } from '../yield-to-event-loop'

export async function putBack(connection: FrozenConnection, rosters: RosterFacts[], at: number): Promise<void> {
  for (const roster of await changedSince(connection, rosters, at)) {
    await yieldToEventLoop()
    await connection.run(
      `CREATE TEMP TABLE "${roster.table}" AS ${rowsAsOf(roster, tableColumns(roster), '1 = 1', at)}`,
    )
    for (const { name, columns } of [{ name: `${roster.table}_id`, columns: ['id'] }, ...indicesOf(roster)])
      await connection.run(
        `CREATE INDEX "${name}" ON "${roster.table}" (${columns.map((each) => `"${each}"`).join(', ')})`,
      )
    await connection.run(`ANALYZE "${roster.table}"`)
  }
}

/** Versions written up to the import and not replaced by then. */
export function rowsAsOf(roster: RosterFacts, columns: string[], where: string, at: number): string {
  const list = columns.map((name) => `"${name}"`).join(', ')
  const standing = `SELECT ${list} FROM "${roster.table}" WHERE import_id <= ${at} AND ${where}`
  return `${standing} UNION ALL SELECT ${list} FROM "${roster.history}" WHERE ${replaced(at)} AND ${where}`
}

const replaced = (at: number): string => `import_id <= ${at} AND until_import > ${at}`

/** Rosters that have a row which was not there yet, or a version that stood then and stands no longer. */
export async function changedSince(reader: Reader, rosters: RosterFacts[], at: number): Promise<RosterFacts[]> {
  const tests = rosters.map(
    ({ table, history }) =>
      `CASE WHEN EXISTS (SELECT 1 FROM "${table}" WHERE (import_id <= ${at}) IS NOT TRUE) OR EXISTS (SELECT 1 FROM "${history}" WHERE ${replaced(at)}) THEN 1 ELSE 0 END`,
  )
  const [found = []] = await reader.read(`SELECT ${tests.join(', ')}`)
  return rosters.filter((_, i) => Number(found[i]) === 1)
}
