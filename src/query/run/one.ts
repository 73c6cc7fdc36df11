/** A condition that fits one row comes in; goes out that row, as the response shows it. */
import { itemAt } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import type { Filter } from '../../filter/tree'
import { rowsStatement } from '../compile/rows'
import type { Setting } from '../compile/statement'
import type { ConnectionPlan, RowPlan } from '../plan/plan'
import { listOf } from '../plan/read-rows'
import { type Path, refusal } from '../refusal'
import { type Read, runWaiting } from './run'

const severalRows = (roster: RosterFacts, path: Path) =>
  refusal('query.key-several', { keys: roster.key.map((parts) => parts.join(' + ')) }, path)

const lists = new WeakMap<RowPlan, ConnectionPlan>()

/** A list of nothing but such rows; the same one for the same plan, so that its statement is kept. */
function alone(row: RowPlan): ConnectionPlan {
  let found = lists.get(row)
  if (!found) {
    const { type, roster } = row
    const nothing = { keys: [], names: [], edges: [], pageInfo: [], totalCounts: [], aggregates: [], groups: [] }
    found = { type, roster, ...nothing, nodes: [{ key: 'row', row }] }
    lists.set(row, found)
  }
  return found
}

/** The row that fits, as the response shows it. Two are asked for, so that a key that is not unique shows. */
export async function runOne(
  row: RowPlan,
  where: Filter,
  path: Path,
  setting: Setting,
  read: Read,
): Promise<unknown | null> {
  const plan = listOf(alone(row), { path, where, search: null, orderBy: null, page: { first: 2, offset: 0 } })
  const statement = rowsStatement(plan, setting)
  const found = await read(statement.sql, { light: true })
  if (found.length > 1) throw severalRows(row.roster, path)
  const [only] = found
  if (!only) return null
  const shaped = itemAt(statement.makers, 0)(only, statement.waiting)
  await runWaiting(statement.waiting, setting, read)
  return shaped
}
