/**
 * Whether a page is read straight from an index, passing over no row that is not on it: a plan and its order come in, yes or
 * no goes out. Such a statement may run here and now; to send it to another process costs more than to answer it.
 */

import { indicesOf } from '../../facts/as-table'
import { itemAt } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import type { Filter } from '../../filter/tree'
import type { ListPlan, Page } from '../plan/plan'
import { isListed, type OrderTerm } from './order'
import { partsOf } from './sql/parts'
import type { Setting } from './statement'

/** Rows passed over and read, at most. */
const MAX_INDEX_ROWS = 200

export function isIndexPage(plan: ListPlan, setting: Setting, terms: OrderTerm[]): boolean {
  const { roster, page, search } = plan
  if (setting.at !== null || search !== null || plan.parent) return false
  if (page.after !== undefined || page.before !== undefined) return false
  const equal = equalities(plan.where)
  const order = orderColumn(plan, setting, terms)
  return equal !== null && order !== null && inIndex(roster, equal, order)
}

/** Whether it is reached without passing over many rows. */
export const isNear = ({ offset, first, last }: Page): boolean => offset + (first ?? last ?? 0) <= MAX_INDEX_ROWS

/** The columns that the filter holds to one value; null when it says anything else. */
function equalities(filter: Filter): string[] | null {
  if (filter.is === 'and') {
    const parts = filter.parts.map(equalities)
    return parts.includes(null) ? null : parts.flatMap((part) => part ?? [])
  }
  if (filter.is !== 'test' || filter.operator !== 'eq' || filter.subject.is !== 'cell') return null
  const { value, interval } = partsOf(filter.subject.roster, filter.subject.cell)
  return interval || itemAt(filter.operands, 0).is !== 'value' ? null : [value]
}

/** '' for the order of ids; null for one that no index has. */
function orderColumn({ roster, orderBy, page }: ListPlan, setting: Setting, terms: OrderTerm[]): string | null {
  const { descending, nullsLast } = itemAt(terms, 0)
  if (terms.length === 1) return descending ? null : ''
  const [first] = Array.isArray(orderBy) ? orderBy : [orderBy]
  const [name = ''] = Object.keys(first)
  const cell = setting.world.cells(roster).get(name)
  const natural = descending === nullsLast && page.first !== undefined
  if (terms.length > 2 || !natural || !cell || cell.kind.name === 'link' || isListed(cell)) return null
  if (partsOf(roster, cell).interval) return null
  return partsOf(roster, cell).sort
}

function inIndex(roster: RosterFacts, equal: string[], order: string): boolean {
  if (equal.length === 0 && order === '') return true
  return indicesOf(roster).some(({ columns }) => {
    const led = equal.every((name) => columns.indexOf(name) >= 0 && columns.indexOf(name) < equal.length)
    return led && (order === '' ? columns.length === equal.length : columns[equal.length] === order)
  })
}
