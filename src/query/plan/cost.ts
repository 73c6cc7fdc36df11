/** What a plan may cost at most, before anything is read: rows asked for, multiplied down the tree. Aliases and fragments count each time. */

import { refusal } from '../refusal'
import type { GroupsPlan, ListPlan, RowPlan, TotalPlan } from './plan'

/** In rows: a row itself, a linked row, one field of a row, one aggregate or key of a group; a root field that is none of the engine's. */
export const weights = { row: 1, link: 0.2, field: 0.02, aggregate: 0.1, foreign: 100 }

export function costOf(plan: ListPlan): number {
  const rows = [...plan.nodes.map((n) => n.row), ...plan.edges.flatMap((e) => e.nodes.map((n) => n.row))]
  const each = rows.reduce((sum, row) => sum + weights.row + rowCost(row), 0)
  const totals = plan.aggregates.reduce(
    (sum, { fields }) => sum + totalCost(fields),
    plan.totalCounts.length + plan.aggregates.length,
  )
  const groups = plan.groups.reduce((sum, { groups }) => sum + groupsCost(groups), 0)
  return sizeOf(plan) * each + totals + groups
}

const sizeOf = ({ page }: Pick<ListPlan, 'page'>): number => (page.first ?? page.last)!

export function rowCost(row: RowPlan): number {
  const fields = row.values.length + row.qualifiers.length + row.marks.length + row.sources.length
  const sources = row.sources.reduce((sum, { weight }) => sum + weight, 0)
  const links = row.links.reduce((sum, link) => sum + weights.link + rowCost(link.row), 0)
  return fields * weights.field + sources + links + row.lists.reduce((sum, { list }) => sum + costOf(list), 0)
}

const totalCost = (fields: TotalPlan[]): number =>
  fields.reduce((sum, field) => sum + ('fields' in field ? totalCost(field.fields) : weights.aggregate), 0)

function groupsCost(plan: GroupsPlan): number {
  const groups = [...plan.nodes.map((n) => n.group), ...plan.edges.flatMap((e) => e.nodes.map((n) => n.group))]
  const each = groups.reduce(
    (sum, group) => sum + weights.row + group.aggregates.reduce((s, { fields }) => s + totalCost(fields), 0),
    0,
  )
  return sizeOf(plan) * each + 1
}

export function afford(cost: number, limit: number, path: ListPlan['path']): void {
  const asked = Math.ceil(cost)
  if (asked > limit) throw refusal('query.too-costly', { asked, limit }, path)
}
