/** A cell by the way that leads to it: names joined by dots come in (`round.startOn`); go out the links to follow and the cell at their end. */
import type { CellFacts } from '../../facts/cell'
import { type RosterFacts, targetOf } from '../../facts/roster'
import type { GroupKey } from './plan'

export interface CellPath extends GroupKey {
  cell: CellFacts
}

export function cellPath(roster: RosterFacts, path: string): CellPath {
  const dot = path.indexOf('.')
  if (dot < 0) return { links: [], roster, cell: roster.cell(path) }
  const link = roster.cell(path.slice(0, dot))
  const rest = cellPath(targetOf(link), path.slice(dot + 1))
  return { ...rest, links: [link, ...rest.links] }
}

/** As `cellPath`; '' is the row itself, by its id. */
export const keyPath = (roster: RosterFacts, path: string): GroupKey =>
  path === '' ? { links: [], roster, cell: null } : cellPath(roster, path)
