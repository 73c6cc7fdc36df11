/** How groups are sorted: the order asked for, then their keys; and the names their columns go by within the statement. */

import { itemAt } from '../../facts/lists'
import { fewItems, single } from '../plan/items'
import type { GroupsPlan, ListPlan } from '../plan/plan'
import { type Path, refusal } from '../refusal'
import { namedMeasures } from './named-measures'
import { declared, directed, holdsOf, isListed, measureHolds, type OrderTerm } from './order'
import { countMeasure } from './sql/aggregates'
import { partsOf } from './sql/parts'
import { raw, type Sql } from './sql/sql'
import type { Statement } from './statement'
import type { Measures } from './totals'

/** The columns of one grouping, named alike whatever its depth: parent, k0…, s0… (sort keys), depth, n, a0… (aggregates). */
export interface Grouping {
  statement: Statement
  plan: ListPlan
  groups: GroupsPlan
  measures: Measures
  parents?: number[]
}

export const measureColumn = ({ measures }: Grouping, measure: Parameters<Measures['at']>[0]): Sql =>
  measure.id === countMeasure.id ? raw('n') : raw(`a${measures.at(measure)}`)

/** Asked order first, then the keys in their natural order with nulls last, subtotals behind what they sum up. */
export function groupTerms(grouping: Grouping): OrderTerm[] {
  const { groups, plan } = grouping
  const path = [...groups.path, 'orderBy']
  const asked = fewItems(groups.orderBy, path).flatMap((given, i) => askedTerms(grouping, given, [...path, i]))
  const natural = groups.by.flatMap((_, i) => keyTerms(grouping, i, { descending: false, nullsLast: true }))
  const depth: OrderTerm = {
    name: `${plan.roster.name}.depth:${groups.rollup}`,
    sql: raw('depth'),
    descending: true,
    nullsLast: true,
    holds: 'number',
    firm: true,
  }
  return [...asked, ...natural, depth]
}

function askedTerms(grouping: Grouping, given: unknown, path: Path): OrderTerm[] {
  const [name, part] = single(given, path)
  const at = [...path, name]
  if (name === 'key') return askedKey(grouping, part, at)
  if (name !== 'aggregate') throw refusal('query.group-order', { name }, path)
  return namedMeasures(part, grouping.statement, grouping.plan.roster, at).map(([measure, direction, where]) => {
    const found = measureColumn(grouping, measure)
    return {
      name: `${measure.id}:${direction}`,
      sql: measure.type === 'text' ? grouping.statement.setting.dialect.binary(found) : found,
      ...directed(direction, where),
      holds: measureHolds(measure),
      firm: false,
    }
  })
}

/** `{township: {name: ASC}}` must be one of the keys grouped by. */
function askedKey(grouping: Grouping, given: unknown, path: Path): OrderTerm[] {
  let [name, part] = single(given, path)
  const names = [name]
  while (typeof part === 'object') {
    ;[name, part] = single(part, path)
    names.push(name)
  }
  const found = grouping.groups.by.flatMap((key, i) =>
    [...key.links.map((link) => link.name), key.cell?.name ?? 'id'].join() === names.join() ? [i] : [],
  )
  if (found.length === 0) throw refusal('query.not-grouped', { names }, path)
  return found.flatMap((i) => keyTerms(grouping, i, directed(part, path)))
}

function keyTerms(
  { groups, statement }: Grouping,
  i: number,
  direction: { descending: boolean; nullsLast: boolean },
): OrderTerm[] {
  const key = itemAt(groups.by, i)
  const full = [...key.links.map((link) => link.name), key.cell?.name ?? 'id', key.grain?.code ?? ''].join('.')
  const parts = key.cell ? partsOf(key.roster, key.cell) : undefined
  const listed = key.cell && isListed(key.cell) ? key.cell : undefined
  const text = parts?.text && !key.grain && !listed
  const columns = parts && text && parts.sort !== parts.value ? [`s${i}`, `k${i}`] : [`k${i}`]
  return columns.map((name) => ({
    name: `${full}:${name}:${direction.descending}${direction.nullsLast}`,
    sql: listed ? declared(listed, raw(name)) : text ? statement.setting.dialect.binary(raw(name)) : raw(name),
    ...direction,
    holds: key.cell && !key.grain ? holdsOf(key.roster, key.cell) : 'number',
    firm: false,
  }))
}
