/** A condition comes in; go out the cells it looks at: of all rosters it leads to, or of the row itself. */
import type { CellFacts } from '../facts/cell'
import type { RosterFacts } from '../facts/roster'
import type { Filter, Operand, Subject } from './tree'
import { subfilters } from './walk'

interface CellRead {
  roster: RosterFacts
  cell: CellFacts
}

const compared = (subject: Subject, operands: Operand[]): CellRead[] => {
  if (!('cell' in subject) || subject.cell === null) return []
  const { roster, cell } = subject
  const beside = operands.flatMap((operand) => (operand.is === 'cell' ? [{ roster, cell: operand.cell }] : []))
  return [{ roster, cell }, ...beside]
}

/** Those this part looks at itself: what is compared, the link that is followed, the link by which a list's rows belong to the row. */
function here(filter: Filter): CellRead[] {
  if (filter.is === 'test') return compared(filter.subject, filter.operands)
  if (filter.is === 'empty') return compared(filter.subject, [])
  if (filter.is === 'link') return [{ roster: filter.roster, cell: filter.cell }]
  return 'list' in filter ? [{ roster: filter.list.roster, cell: filter.list.cell }] : []
}

export const cellsRead = (filter: Filter): CellRead[] => [...here(filter), ...subfilters(filter).flatMap(cellsRead)]

/** The row's own cells, each once, in the order they are named. */
export const ownCells = (filter: Filter): CellFacts[] => [...new Set(ownOf(filter))]

function ownOf(filter: Filter): CellFacts[] {
  if (filter.is === 'and' || filter.is === 'or' || filter.is === 'not') return subfilters(filter).flatMap(ownOf)
  return 'list' in filter ? [] : here(filter).map(({ cell }) => cell)
}
