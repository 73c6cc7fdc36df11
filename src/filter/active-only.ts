/** A condition comes in; goes out the same about rows that stand: rows an office has taken out of its workbook stay in the store, marked, and no figure counts them, at any depth. */
import { allOf, type Filter } from './tree'
import { mapParts } from './walk'

const active = (wanted: boolean): Filter => ({
  is: 'test',
  subject: { is: 'mark', name: 'isActive' },
  operator: 'eq',
  operands: [{ is: 'value', given: wanted, first: wanted ? 1 : 0, last: wanted ? 1 : 0 }],
})

/** The row itself is not asked; whoever counts it sees to that. */
export function activeOnly(filter: Filter): Filter {
  const found = mapParts(filter, activeOnly)
  if (found.is === 'some' || found.is === 'none') return { ...found, part: allOf([active(true), found.part]) }
  if (found.is === 'every') return { ...found, part: { is: 'or', parts: [active(false), found.part] } }
  return found.is === 'totals' ? { ...found, rows: allOf([active(true), found.rows]) } : found
}
