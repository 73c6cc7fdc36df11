/** The selection and the arguments of a `groupBy` come in; goes out the plan of its groups. */
import type { CellFacts } from '../../facts/cell'
import { type RosterFacts, targetOf } from '../../facts/roster'
import { type Grain, grains } from '../compile/sql/grains'
import { type Path, refusal } from '../refusal'
import { fewItems, single } from './items'
import type { GroupKey, GroupPlan, GroupsPlan, KeyPlan, KeysPlan } from './plan'
import type { Planner } from './plan-cache'
import { readHaving } from './read-filter'
import { readEdge, readPage, readPageInfo, readTotals, unitAsked } from './read-parts'
import { type Field, fieldsOf, headOf } from './selection'

export function readGroups(field: Field, roster: RosterFacts, planner: Planner): GroupsPlan {
  const { args, path } = field
  const by = fewItems(args.by, [...path, 'by']).map((given, i) =>
    readKey(given, roster, [], planner, [...path, 'by', i]),
  )
  const parts = fieldsOf(field, planner)
  const plan: GroupsPlan = {
    ...headOf(field, parts),
    path,
    by,
    having: readHaving(args.having?.aggregate, roster, [...path, 'having', 'aggregate'], planner),
    orderBy: args.orderBy,
    page: readPage(args, path, planner.limits),
    rollup: args.rollup === true,
    nodes: [],
    edges: [],
    pageInfo: [],
    totalCounts: [],
  }
  for (const part of parts) {
    const { key, name } = part
    if (name === 'nodes') plan.nodes.push({ key, group: readGroup(part, roster, by, planner) })
    else if (name === 'edges')
      plan.edges.push(
        readEdge(part, planner, (node) => ({ key: node.key, group: readGroup(node, roster, by, planner) })),
      )
    else if (name === 'pageInfo') plan.pageInfo.push(readPageInfo(part, planner))
    else if (name === 'totalCount') plan.totalCounts.push(key)
  }
  return plan
}

/** `{township: {name: true}}` → the name of the row the link leads to. */
function readKey(given: unknown, roster: RosterFacts, links: CellFacts[], planner: Planner, path: Path): GroupKey {
  const [name, part] = single(given, path)
  const at = [...path, name]
  const cell = planner.world.cells(roster).get(name)
  if (name !== 'id' && !cell)
    throw refusal('query.no-field', { roster: { zh: roster.zh, en: roster.name }, name }, path)
  if (cell?.kind.name === 'link') return readKey(part, targetOf(cell), [...links, cell], planner, at)
  if (cell?.kind.time?.days) return { links, roster, cell, grain: readGrain((part as any)?.grain, at) }
  if (part !== true) throw refusal('query.group-key-true', {}, at)
  return { links, roster, cell: cell ?? null }
}

function readGrain(code: unknown, path: Path): Grain {
  const found = grains.find((grain) => grain.code === code)
  if (!found) throw refusal('query.no-grain', { grains: grains.map((g) => g.code) }, path)
  return found
}

function readGroup(field: Field, roster: RosterFacts, by: GroupKey[], planner: Planner): GroupPlan {
  const parts = fieldsOf(field, planner)
  const plan: GroupPlan = { ...headOf(field, parts), groupKeys: [], depths: [], shares: [], aggregates: [] }
  for (const part of parts) {
    const { key, name } = part
    if (name === 'key') plan.groupKeys.push(readKeys(part, roster, [], by, planner))
    else if (name === 'depth') plan.depths.push(key)
    else if (name === 'share') plan.shares.push(key)
    else if (name === 'aggregate') plan.aggregates.push(readTotals(part, roster, planner))
  }
  return plan
}

const under = (key: GroupKey, links: CellFacts[]): boolean => links.every((link, i) => key.links[i] === link)

function readKeys(field: Field, roster: RosterFacts, links: CellFacts[], by: GroupKey[], planner: Planner): KeysPlan {
  const parts = fieldsOf(field, planner)
  const used = links.length === 0 || by.some((key) => under(key, links))
  const fields = parts.flatMap((part): KeyPlan[] => {
    const cell = planner.world.cells(roster).get(part.name)
    if (cell?.kind.name === 'link') return [readKeys(part, targetOf(cell), [...links, cell], by, planner)]
    if (!cell && part.name !== 'id') return []
    return [{ key: part.key, at: keyAt(by, links, cell ?? null, part), unit: unitAsked(part.args) }]
  })
  return { ...headOf(field, parts), key: field.key, fields: used ? fields : null }
}

/** Which key of `by` a field shows; with two grains of one day the field has to say which. */
function keyAt(
  by: GroupKey[],
  links: CellFacts[],
  cell: CellFacts | null,
  { args, path }: Pick<Field, 'args' | 'path'>,
): number | null {
  const found = [...by.entries()].filter(
    ([, key]) =>
      key.cell === cell &&
      key.links.length === links.length &&
      under(key, links) &&
      (!args.grain || key.grain?.code === args.grain),
  )
  const [first] = found
  if (first && new Set(found.map(([, { grain }]) => grain)).size > 1)
    throw refusal('query.two-grains', { cell: cell!.name, grain: first[1].grain!.code }, path)
  return first?.[0] ?? null
}
