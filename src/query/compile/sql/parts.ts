/** Names of the stored parts of a roster's cells. */

import type { CellFacts } from '../../../facts/cell'
import type { SqlType } from '../../../facts/kinds/kind'
import { entryOf, itemAt } from '../../../facts/lists'
import type { RosterFacts } from '../../../facts/roster'

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
  const { name, type } = itemAt(columns, 0)
  return {
    value: name,
    end: named('end') ?? name,
    sort: named('sort') ?? name,
    qualifier: named('qualifier'),
    type: itemAt(roster.columns, entryOf(roster.slots, cell.name)).type ?? type,
    text: type === 'text',
    interval: named('end') !== undefined,
  }
}
