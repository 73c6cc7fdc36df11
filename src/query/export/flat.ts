/** The plan of a row with nothing in it that does not fit on one line: lists keep their totals only, qualified numbers bring their qualifier. */

import type { RowPlan } from '../plan/plan'
import { qualifierOf, totalsOnly } from './source'

export function flat(row: RowPlan): RowPlan {
  const qualified = row.values.filter(({ cell }) => cell.qualified)
  const lists = row.lists.filter(({ list }) => list.totalCounts.length + list.aggregates.length > 0)
  return {
    ...row,
    keys: [...row.keys, ...qualified.map(({ key }) => qualifierOf(key))],
    qualifiers: [...row.qualifiers, ...qualified.map(({ key, cell }) => ({ key: qualifierOf(key), cell }))],
    links: row.links.map((link) => ({ ...link, row: flat(link.row) })),
    lists: lists.map(({ key, list }) => ({ key, list: totalsOnly(list) })),
  }
}
