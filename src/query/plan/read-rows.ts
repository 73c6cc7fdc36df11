/** The selection on a row or a connection comes in; goes out the plan of what it asks for. */

import { type RosterFacts, targetOf } from '../../facts/roster'
import type { Inverse } from '../../facts/world'
import { fieldCost } from './field-cost'
import type { ConnectionPlan, ListPlan, RowPlan } from './plan'
import { cachedPlan, type Planner } from './plan-cache'
import { readWhere } from './read-filter'
import { readGroups } from './read-groups'
import { readEdge, readPage, readPageInfo, readTotals, unitAsked } from './read-parts'
import { type Field, fieldsOf, headOf } from './selection'

export const readRow = (field: Field, roster: RosterFacts, planner: Planner): RowPlan =>
  cachedPlan(field, planner, () => cellsOf(field, roster, planner))

function cellsOf(field: Field, roster: RosterFacts, planner: Planner): RowPlan {
  const parts = fieldsOf(field, planner)
  const plan: RowPlan = {
    ...headOf(field, parts),
    roster,
    values: [],
    qualifiers: [],
    marks: [],
    links: [],
    lists: [],
    sources: [],
  }
  for (const part of parts) readCell(plan, part, planner)
  return plan
}

function readCell(plan: RowPlan, field: Field, planner: Planner): void {
  const { key, name, args } = field
  const cell = planner.world.cells(plan.roster).get(name)
  if (cell?.kind.name === 'link') plan.links.push({ key, cell, row: readRow(field, targetOf(cell), planner) })
  else if (cell) plan.values.push({ key, cell, unit: unitAsked(args), required: field.required })
  else if (name === 'id' || name === 'isActive' || name === 'isListed') plan.marks.push({ key, name })
  else if (name === '_source') {
    planner.hasForeignField = true
    plan.sources.push({ key, weight: fieldCost(field, planner, planner.limits) })
  } else if (name !== '__typename') {
    const list = planner.world.lists(plan.roster).get(name)
    if (list) plan.lists.push({ key, list: readList(field, list.roster, planner, list) })
    else readQualifier(plan, key, name, planner)
  }
}

/** Fields that are none of ours have resolvers of their own. */
function readQualifier(plan: RowPlan, key: string, name: string, planner: Planner): void {
  const cell = plan.roster.cells.find((c) => c.qualified && `${c.name}Qualifier` === name)
  if (cell) plan.qualifiers.push({ key, cell })
  else planner.hasForeignField = true
}

export function readList(field: Field, roster: RosterFacts, planner: Planner, parent?: Inverse): ListPlan {
  const { args, path } = field
  const connection = cachedPlan(field, planner, () => connectionOf(field, roster, planner))
  const page = readPage(args, path, planner.limits)
  return listOf(connection, {
    parent,
    path,
    where: readWhere(args.where, roster, [...path, 'where'], planner),
    search: args.search || null,
    orderBy: args.orderBy,
    page,
  })
}

/** Written out, because to spread so many fields takes longer than to read a row. */
export const listOf = (
  { type, keys, names, roster, nodes, edges, pageInfo, totalCounts, aggregates, groups }: ConnectionPlan,
  { parent, path, where, search, orderBy, page }: Omit<ListPlan, keyof ConnectionPlan>,
): ListPlan => ({
  type,
  keys,
  names,
  roster,
  nodes,
  edges,
  pageInfo,
  totalCounts,
  aggregates,
  groups,
  parent,
  path,
  where,
  search,
  orderBy,
  page,
})

function connectionOf(field: Field, roster: RosterFacts, planner: Planner): ConnectionPlan {
  const parts = fieldsOf(field, planner)
  const plan: ConnectionPlan = {
    ...headOf(field, parts),
    roster,
    nodes: [],
    edges: [],
    pageInfo: [],
    totalCounts: [],
    aggregates: [],
    groups: [],
  }
  for (const part of parts) readConnection(plan, part, planner)
  return plan
}

function readConnection(plan: ConnectionPlan, field: Field, planner: Planner): void {
  const { key, name } = field
  const { roster } = plan
  if (name === 'nodes') plan.nodes.push({ key, row: readRow(field, roster, planner) })
  else if (name === 'edges')
    plan.edges.push(readEdge(field, planner, (node) => ({ key: node.key, row: readRow(node, roster, planner) })))
  else if (name === 'pageInfo') plan.pageInfo.push(readPageInfo(field, planner))
  else if (name === 'totalCount') plan.totalCounts.push(key)
  else if (name === 'aggregate') plan.aggregates.push(readTotals(field, roster, planner))
  else if (name === 'groupBy') plan.groups.push({ key, groups: readGroups(field, roster, planner) })
}
