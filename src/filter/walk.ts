/** A condition comes in; go out the parts it is made of, one level down or all the way. */
import type { Filter, IsEmpty, ValueTest } from './tree'

export function subfilters(filter: Filter): Filter[] {
  if (filter.is === 'and' || filter.is === 'or') return filter.parts
  if (filter.is === 'totals') return [filter.rows, filter.part]
  return 'part' in filter ? [filter.part] : []
}

/** Every comparison in it, in order, of whichever row it speaks. */
export const testsOf = (filter: Filter): (ValueTest | IsEmpty)[] =>
  filter.is === 'test' || filter.is === 'empty' ? [filter] : subfilters(filter).flatMap(testsOf)

/** The same condition with each of its parts changed. */
export function mapParts<F extends Filter>(filter: F, change: (part: Filter) => Filter): F {
  if (filter.is === 'and' || filter.is === 'or') return { ...filter, parts: filter.parts.map(change) }
  if (filter.is === 'totals') return { ...filter, rows: change(filter.rows), part: change(filter.part) }
  return 'part' in filter ? { ...filter, part: change(filter.part) } : filter
}
