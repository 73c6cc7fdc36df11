/** The root fields of a document come in; go out the tables they make: rows, groups or totals, with the lists below their rows. */
import type { GraphQLSchema } from 'graphql'
import type { RosterFacts } from '../../facts/roster'
import type { World } from '../../facts/world'
import type { Filter } from '../../filter/tree'
import { Refusal } from '../../messages/refusal'
import type { QueryLimits } from '../limits'
import { keyCondition } from '../plan/key-condition'
import type { GroupPlan, GroupsPlan, ListPlan, RowPlan } from '../plan/plan'
import { Planner } from '../plan/plan-cache'
import { readList, readRow } from '../plan/read-rows'
import type { DocumentContext, Field } from '../plan/selection'
import type { Path } from '../refusal'
import { exportRootsOf, type RootsRequest } from './roots'
import { ALL, groupOf, rowOf } from './source'

type Root =
  | { kind: 'rows'; list: ListPlan; row: RowPlan }
  | { kind: 'groups'; list: ListPlan; key: string; groups: GroupsPlan; group: GroupPlan }
  | { kind: 'totals'; list: ListPlan }
  | { kind: 'one'; row: RowPlan; where: Filter; path: Path }

export interface ExportTable {
  /** Where it stands in a response: `villages`, `villages.groupBy`. */
  key: string
  /** What people call it: 行政村. */
  title: string
  roster: RosterFacts
  asOf: string | null
  root: Root
}

/** A list below the rows of a table, or the groups of such a list. */
export interface BelowTable {
  /** The links that lead to the row it belongs to. */
  path: string[]
  key: string
  title: string
  root: Extract<Root, { kind: 'rows' | 'groups' }>
}

export function readTables(
  asked: RootsRequest,
  schema: GraphQLSchema,
  world: World,
  limits: QueryLimits,
): ExportTable[] {
  const { fields, reading } = exportRootsOf(asked, schema)
  const all = { ...limits, page: ALL, defaultPage: ALL }
  const planner = new Planner(reading, { depth: limits.depth, world, limits: all, plans: new WeakMap() })
  const tables = fields.flatMap((field) => tablesOf(field, world, planner))
  if (planner.hasForeignField) throw new Refusal('export.source', {})
  return tables
}

function tablesOf(field: Field, world: World, planner: Planner & DocumentContext): ExportTable[] {
  const asOf = field.args.asOf === undefined || field.args.asOf === null ? null : String(field.args.asOf)
  const listed = world.rosters.find((roster) => roster.plural === field.name)
  const roster = listed ?? world.rosters.find((one) => one.singular === field.name)
  if (!roster) throw new Refusal('export.no-roster', { field: field.name })
  const named = field.key === field.name ? '' : `（${field.key}）`
  const table = (root: Root, key: string, suffix: string): ExportTable => {
    return { key, title: `${roster.zh}${suffix}${named}`, roster, asOf, root }
  }
  if (!listed) {
    const where = keyCondition(roster, field.args, field.path)
    return [table({ kind: 'one', row: readRow(field, roster, planner), where, path: field.path }, field.key, '')]
  }
  const list = readList(field, roster, planner)
  checkPage(list)
  const parts = belowRoots(list).map((root) =>
    table(root, root.kind === 'groups' ? `${field.key}.${root.key}` : field.key, root.kind === 'groups' ? '分组' : ''),
  )
  const totals = list.aggregates.length > 0 || (parts.length === 0 && list.totalCounts.length > 0)
  return totals ? [...parts, table({ kind: 'totals', list }, `${field.key}.aggregate`, '汇总')] : parts
}

/** The rows of a list and its groups, each a table of its own. */
function belowRoots(list: ListPlan): BelowTable['root'][] {
  const selections = list.nodes.length + list.edges.reduce((n, edge) => n + edge.nodes.length, 0)
  if (selections > 1) throw new Refusal('export.nodes-and-edges', { path: list.path.map(String) })
  const row = rowOf(list)
  const groups = list.groups.flatMap(({ key, groups: one }): BelowTable['root'][] => {
    const group = groupOf(one)
    return group ? [{ kind: 'groups', list, key, groups: one, group }] : []
  })
  return row ? [{ kind: 'rows', list, row }, ...groups] : groups
}

/** What is asked for from the end of a list comes in one piece. */
const MAX_LAST = 1_000

function checkPage({ page, path }: ListPlan): void {
  if (page.last !== undefined && Math.max(page.last, page.first ?? 0) > MAX_LAST)
    throw new Refusal('export.last-too-large', { path: path.map(String), most: MAX_LAST })
}

/** The lists below a row, its links' lists among them. */
export function belowOf(row: RowPlan, path: string[] = []): BelowTable[] {
  const own = row.lists.flatMap(({ key, list }) => {
    checkPage(list)
    return belowRoots(list).map((root): BelowTable => {
      const named = key === list.parent!.name ? '' : `（${key}）`
      const title = `${list.roster.zh}${root.kind === 'groups' ? '分组' : ''}${named}`
      return { path, key, title, root }
    })
  })
  return [...own, ...row.links.flatMap((link) => belowOf(link.row, [...path, link.key]))]
}
