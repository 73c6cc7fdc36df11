/** Runs a plan: one statement for a list's rows, one for its totals, one for each of its groupings; then the same for the lists below, for all parents at once. */

import type { Stored } from '../../facts/kinds/kind'
import { groupedBy } from '../../facts/lists'
import type { How } from '../../store/readers/reading'
import { groupsStatement } from '../compile/groups'
import { blank, type Shaped, type Waiting } from '../compile/row-maker'
import { rowPlans, rowsStatement } from '../compile/rows'
import type { Sql } from '../compile/sql/sql'
import type { Setting } from '../compile/statement'
import { totalsStatement, wantsTotals } from '../compile/totals'
import type { ListPlan } from '../plan/plan'
import { shapeCounts, shapeGroups, shapeRows } from './list-shape'

/** Reads one statement. */
export type Read = (statement: Sql, how?: How) => Promise<Stored[][]>

const wantsRows = (plan: ListPlan): boolean =>
  rowPlans(plan).length > 0 || plan.pageInfo.length > 0 || plan.edges.length > 0

export async function runList(plan: ListPlan, setting: Setting, read: Read): Promise<Shaped> {
  const into = blank(plan)
  await Promise.all([
    wantsRows(plan) && runRows(plan, setting, read, into),
    wantsTotals(plan) && runTotals(plan, setting, read, into),
    ...plan.groups.map(async ({ key, groups }) => {
      const statement = groupsStatement(plan, groups, setting)
      into[key] = shapeGroups(groups, statement, await read(statement.sql, statement))
    }),
  ])
  return into
}

async function runRows(plan: ListPlan, setting: Setting, read: Read, into: Shaped): Promise<void> {
  const statement = rowsStatement(plan, setting)
  shapeRows(plan, statement, await read(statement.sql, { light: statement.indexPage }), into)
  await runWaiting(statement.waiting, setting, read)
}

async function runTotals(plan: ListPlan, setting: Setting, read: Read, into: Shaped): Promise<void> {
  const statement = totalsStatement(plan, setting)
  shapeCounts(plan, statement, (await read(statement.sql, statement))[0], into)
}

export const runWaiting = async (waiting: Waiting[], setting: Setting, read: Read): Promise<void> => {
  await Promise.all(waiting.map((wait) => runChildren(wait, setting, read)))
}

/** The lists of many rows: every parent gets its connection, an empty one when nothing belongs to it. */
async function runChildren({ list, key, owners }: Waiting, setting: Setting, read: Read): Promise<void> {
  const found = new Map<number, Shaped>()
  for (const { into, id } of owners) {
    let connection = found.get(id)
    if (!connection) {
      connection = blank(list)
      found.set(id, connection)
    }
    into[key] = connection
  }
  if (found.size === 0) return
  const parents = [...found.keys()]
  await Promise.all([
    wantsRows(list) && childRows(list, setting, read, parents, found),
    wantsTotals(list) && childTotals(list, setting, read, parents, found),
    ...list.groups.map(({ key: name, groups }) => childGroups(list, groups, name, setting, read, parents, found)),
  ])
}

const perParent = (rows: Stored[][], at: number): Map<number, Stored[][]> => groupedBy(rows, (row) => row[at] as number)

async function childRows(
  plan: ListPlan,
  setting: Setting,
  read: Read,
  parents: number[],
  found: Map<number, Shaped>,
): Promise<void> {
  const statement = rowsStatement(plan, setting, parents)
  const rows = perParent(await read(statement.sql), statement.parentAt)
  for (const [id, into] of found) shapeRows(plan, statement, rows.get(id) ?? [], into)
  await runWaiting(statement.waiting, setting, read)
}

async function childTotals(
  plan: ListPlan,
  setting: Setting,
  read: Read,
  parents: number[],
  found: Map<number, Shaped>,
): Promise<void> {
  const statement = totalsStatement(plan, setting, parents)
  const rows = perParent(await read(statement.sql, statement), 0)
  for (const [id, into] of found) shapeCounts(plan, statement, rows.get(id)?.[0], into)
}

async function childGroups(
  plan: ListPlan,
  groups: ListPlan['groups'][number]['groups'],
  key: string,
  setting: Setting,
  read: Read,
  parents: number[],
  found: Map<number, Shaped>,
): Promise<void> {
  const statement = groupsStatement(plan, groups, setting, parents)
  const rows = perParent(await read(statement.sql, statement), 0)
  for (const [id, into] of found) into[key] = shapeGroups(groups, statement, rows.get(id) ?? [])
}
