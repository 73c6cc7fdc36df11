/** What the rosters of one store say about each other: rosters come in; go out their cells and lists, looked up by name, made once. */
import type { CellFacts } from './cell'
import { inversesOf, type RosterFacts } from './roster'

/** A list of rows that another roster's link gives to a row. */
export interface Inverse {
  name: string
  roster: RosterFacts
  /** The link on `roster` that leads here. */
  cell: CellFacts
}

export interface World {
  rosters: RosterFacts[]
  lists(roster: RosterFacts): Map<string, Inverse>
  cells(roster: RosterFacts): Map<string, CellFacts>
}

const made = new WeakMap<RosterFacts[], World>()

export function world(rosters: RosterFacts[]): World {
  const found = made.get(rosters) ?? worldOf(rosters)
  made.set(rosters, found)
  return found
}

function worldOf(rosters: RosterFacts[]): World {
  const lists = new Map(
    rosters.map((roster) => [roster, new Map(inversesOf(roster, rosters).map((list) => [list.name, list]))]),
  )
  const cells = new Map(rosters.map((roster) => [roster, new Map(roster.cells.map((cell) => [cell.name, cell]))]))
  return { rosters, lists: (roster) => lists.get(roster)!, cells: (roster) => cells.get(roster)! }
}

/** The row's own marks that can be filtered and ordered by, like flag cells. */
export const markColumns: ReadonlyMap<string, string> = new Map([
  ['isActive', 'is_active'],
  ['isListed', 'is_listed'],
])

/** The cells whose values a cell can be compared with, itself included: of its kind, and for a choice with the same values. */
export function peersOf(roster: RosterFacts, cell: CellFacts): CellFacts[] {
  if (!cell.kind.operators.includes('field')) return []
  const codes = (c: CellFacts) => c.options.map((option) => option.code).join()
  return roster.cells.filter((c) => c.kind === cell.kind && codes(c) === codes(cell))
}
