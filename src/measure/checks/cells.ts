/** A rule comes in; goes out which cells of the row itself it speaks of: the ones to look at, and to put right. */
import type { AnyRule, FarSide } from '../../facts/cross-rule'
import type { RosterFacts } from '../../facts/roster'

export function ruleCells(roster: RosterFacts, { when, must, left, right }: AnyRule): string[] {
  const named = [...sideCells(left), ...sideCells(right), ...(must ? [must.cell] : []), ...(when ? [when.cell] : [])]
  const own = new Set(roster.cells.map(({ name }) => name))
  // Of a path, the link with which it begins; what lies in other rows is theirs.
  return [...new Set(named.flatMap((path) => path.split('.').slice(0, 1)))].filter((name) => own.has(name))
}

function sideCells(side: FarSide | undefined): string[] {
  if (side === undefined || typeof side === 'number') return []
  if (typeof side === 'string') return [side]
  if ('path' in side) return [side.path]
  if ('list' in side) return []
  if ('items' in side) return [side.items]
  if ('group' in side) return [side.sum, ...side.group]
  if ('before' in side) return [side.before, side.by]
  if ('replaced' in side) return [side.replaced]
  if ('ratio' in side) return side.ratio
  if ('cell' in side) return [side.cell]
  return 'sum' in side ? side.sum : [...side.minus, ...(side.plus ? [side.plus] : [])]
}
