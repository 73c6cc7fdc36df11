/** Rows, totals and groups of one list become its connection in the response. */

import type { Stored } from '../../facts/kinds/kind'
import { itemAt } from '../../facts/lists'
import { point } from '../../facts/numbers'
import type { GroupsStatement } from '../compile/groups'
import { blank, type Shaped } from '../compile/row-maker'
import { type RowsStatement, windowOf } from '../compile/rows'
import { shapeTotals, type TotalsStatement } from '../compile/totals'
import type { GroupKey, GroupPlan, GroupsPlan, KeyPlan, KeysPlan, ListPlan, Page, PageInfoPlan } from '../plan/plan'

/** A page as it came from the database, turned the right way round and cut to its size. */
interface PageOf {
  rows: Stored[][]
  hasNextPage: boolean
  hasPreviousPage: boolean
}

function cut(found: Stored[][], plan: { page: Page; pageInfo: PageInfoPlan[] }): PageOf {
  const { page } = plan
  const { backward, size } = windowOf(plan)
  const more = found.length > size
  let rows = more ? found.slice(0, size) : found
  if (backward)
    return { rows: rows.toReversed(), hasPreviousPage: more, hasNextPage: page.before !== undefined || page.offset > 0 }
  let hasPreviousPage = page.after !== undefined || page.offset > 0
  if (page.last !== undefined && rows.length > page.last) {
    rows = page.last === 0 ? [] : rows.slice(-page.last)
    hasPreviousPage = true
  }
  return { rows, hasNextPage: more || page.before !== undefined, hasPreviousPage }
}

function shapePageInfo(
  plan: PageInfoPlan,
  { rows, hasNextPage, hasPreviousPage }: PageOf,
  cursor?: (row: Stored[]) => string,
): Shaped {
  const ends = (row: Stored[] | undefined) => (row && cursor ? cursor(row) : null)
  const found: Shaped = { hasNextPage, hasPreviousPage, startCursor: null, endCursor: null }
  const into = blank(plan)
  for (const [key, name] of plan.fields)
    into[key] = name === 'startCursor' ? ends(rows[0]) : name === 'endCursor' ? ends(rows.at(-1)) : found[name]
  return into
}

export function shapeRows(plan: ListPlan, statement: RowsStatement, found: Stored[][], into: Shaped): void {
  const page = cut(found, plan)
  let at = 0
  for (const { key } of plan.nodes) {
    const make = itemAt(statement.makers, at++)
    into[key] = page.rows.map((row) => make(row, statement.waiting))
  }
  for (const edgePlan of plan.edges) {
    const makers = edgePlan.nodes.map((node) => [node.key, itemAt(statement.makers, at++)] as const)
    into[edgePlan.key] = page.rows.map((row) => {
      const edge = blank(edgePlan)
      for (const cursor of edgePlan.cursors) edge[cursor] = statement.cursor!(row)
      for (const [name, make] of makers) edge[name] = make(row, statement.waiting)
      return edge
    })
  }
  for (const info of plan.pageInfo) into[info.key] = shapePageInfo(info, page, statement.cursor)
}

export function shapeCounts(
  plan: ListPlan,
  { measures, skip }: TotalsStatement,
  row: Stored[] | undefined,
  into: Shaped,
): void {
  for (const key of plan.totalCounts) into[key] = row ? row[skip] : 0
  for (const totals of plan.aggregates) into[totals.key] = shapeTotals(totals, measures, row, skip)
}

export function shapeGroups(plan: GroupsPlan, statement: GroupsStatement, found: Stored[][]): Shaped {
  const page = cut(
    found.filter((row) => row[statement.depthAt] !== null),
    plan,
  )
  const into = blank(plan)
  for (const { key, group } of plan.nodes)
    into[key] = page.rows.map((row) => shapeGroup(group, plan.by, statement, row))
  for (const edgePlan of plan.edges)
    into[edgePlan.key] = page.rows.map((row) => {
      const edge = blank(edgePlan)
      for (const cursor of edgePlan.cursors) edge[cursor] = statement.cursor!(row)
      for (const node of edgePlan.nodes) edge[node.key] = shapeGroup(node.group, plan.by, statement, row)
      return edge
    })
  for (const info of plan.pageInfo) into[info.key] = shapePageInfo(info, page, statement.cursor)
  for (const key of plan.totalCounts) into[key] = found[0]?.[1] ?? 0
  return into
}

function shapeGroup(plan: GroupPlan, by: GroupKey[], statement: GroupsStatement, row: Stored[]): Shaped {
  const into = blank(plan)
  for (const keys of plan.groupKeys) into[keys.key] = shapeKeys(keys, by, statement.keyAt, row)
  for (const key of plan.depths) into[key] = row[statement.depthAt]
  for (const key of plan.shares) into[key] = shareText(row[statement.countAt] as number, Number(row[statement.allAt]))
  for (const totals of plan.aggregates)
    into[totals.key] = shapeTotals(totals, statement.measures, row, statement.measureAt)
  return into
}

function shapeKeys(plan: KeysPlan, by: GroupKey[], places: number[], row: Stored[]): Shaped | null {
  if (!plan.fields) return null
  const into = blank(plan)
  for (const field of plan.fields) {
    if ('fields' in field) into[field.key] = shapeKeys(field, by, places, row)
    else {
      const stored = field.at === null ? null : (row[itemAt(places, field.at)] ?? null)
      into[field.key] = field.at === null ? null : keyValue(itemAt(by, field.at), stored, field)
    }
  }
  return into
}

function keyValue(
  { cell, grain }: GroupKey,
  stored: Stored,
  { unit }: Extract<KeyPlan, { at: number | null }>,
): unknown {
  if (stored === null) return null
  if (!cell) return String(stored)
  if (grain) return grain.label(stored as number)
  return cell.kind.show([stored], cell, unit)
}

/** Part ÷ whole with six places, rounded half up: `shareText(1, 3)` is "0.333333". */
const shareText = (part: number, whole: number): string =>
  point((BigInt(part) * 2_000_000n + BigInt(whole)) / (2n * BigInt(whole)), 6)
