/** By which links the rows of a roster say to which county, township, village or unit they belong: stated, or the shortest there are. */
import type { CellFacts } from '../facts/cell'
import { type RosterFacts, targetOf } from '../facts/roster'
import type { Geography, Level } from './indicator'

/** Deeper than this no link says where a row belongs. */
const DEEPEST = 3

interface Step {
  at: RosterFacts
  path: string
}

const linksOf = ({ at, path }: Step): Step[] =>
  at.cells
    .filter((cell) => cell.kind.name === 'link')
    .map((cell) => ({ at: targetOf(cell), path: path ? `${path}.${cell.name}` : cell.name }))

const under = (path: string, rest: string): string => [path, rest].filter(Boolean).join('.')

/**
 * Paths from a roster to a level, best first; empty when its rows belong to no area of that level. '' is the row itself.
 * A roster of a wider level never belongs to a narrower one, whatever its links say.
 */
export function pathsTo(geography: Geography, roster: RosterFacts, level: Level): string[] {
  const { levels } = geography
  const wanted = levels.findIndex((each) => each.level === level)
  const own = levels.findIndex((each) => each.roster === roster.name)
  if (own === wanted) return ['']
  if (own >= 0 && own < wanted) return []
  if (wanted === 0) return widest(geography, roster)
  let front: Step[] = [{ at: roster, path: '' }]
  for (let depth = 0; depth <= DEEPEST && front.length > 0; depth++) {
    const found = front.flatMap((step) => stated(geography, step.at, level).map((rest) => under(step.path, rest)))
    if (found.length > 0) return found
    front = front.flatMap(linksOf)
  }
  return []
}

function stated({ levels, paths }: Geography, roster: RosterFacts, level: Level): string[] {
  const found = paths[roster.name]?.[level]
  if (found) return found
  return levels.some((each) => each.level === level && each.roster === roster.name) ? [''] : []
}

/** The widest level is reached through the one below it. */
function widest(geography: Geography, roster: RosterFacts): string[] {
  const [top, next] = geography.levels
  const below = next ? pathsTo(geography, roster, next.level) : []
  const [nearest] = below
  if (!top || nearest === undefined) return []
  const up = rosterByName(roster, nearest)
  const link = up?.cells.find((cell) => cell.kind.name === 'link' && targetOf(cell).name === top.roster)
  return link ? below.map((path) => under(path, link.name)) : []
}

/** The roster a path of links leads to. */
function rosterByName(roster: RosterFacts, path: string): RosterFacts | undefined {
  let at: RosterFacts | undefined = roster
  for (const name of path ? path.split('.') : []) {
    const cell: CellFacts | undefined = at?.cells.find((each) => each.name === name)
    at = cell?.kind.name === 'link' ? targetOf(cell) : undefined
  }
  return at
}
