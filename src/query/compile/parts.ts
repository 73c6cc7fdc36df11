/** Names of the stored parts of a roster's cells, and of the lists that other rosters' links give to it. */
import type { CellFacts } from '../../facts/cell'
import type { SqlType } from '../../facts/kinds/kind'
import { inversesOf, type RosterFacts } from '../../facts/roster'

/** The columns of one cell: `end` is `value` again unless the cell is an interval, `sort` is what it is ordered by. */
export interface Parts {
  value: string
  end: string
  sort: string
  qualifier?: string
  type: SqlType
  /** Ordered by bytes, so PostgreSQL has to be told. */
  text: boolean
  interval: boolean
}

const known = new WeakMap<RosterFacts, Map<string, Parts>>()

export function partsOf(roster: RosterFacts, cell: CellFacts): Parts {
  let all = known.get(roster)
  if (!all) {
    all = new Map(roster.cells.map((c) => [c.name, gather(roster, c)]))
    known.set(roster, all)
  }
  return all.get(cell.name)!
}

function gather(roster: RosterFacts, cell: CellFacts): Parts {
  const columns = cell.kind.columns(cell)
  const named = (role: string): string | undefined => columns.find((column) => column.role === role)?.name
  const [{ name, type }] = columns
  return {
    value: name,
    end: named('end') ?? name,
    sort: named('sort') ?? name,
    qualifier: named('qualifier'),
    type: roster.columns[roster.slots.get(cell.name)!].type ?? type,
    text: type === 'text',
    interval: named('end') !== undefined,
  }
}

export interface Inverse {
  name: string
  roster: RosterFacts
  /** The link on `roster` that leads here. */
  cell: CellFacts
}

/** What the rosters of one store say about each other; looked up by name, made once. */
export interface World {
  rosters: RosterFacts[]
  lists(roster: RosterFacts): Map<string, Inverse>
  cells(roster: RosterFacts): Map<string, CellFacts>
}

export function world(rosters: RosterFacts[]): World {
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
