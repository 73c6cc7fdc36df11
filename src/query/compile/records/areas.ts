/** Rows that are areas come in as a question; go out their ids, official codes and names. */
import type { CellFacts } from '../../../facts/cell'
import type { RosterFacts } from '../../../facts/roster'
import type { GroupKey } from '../../plan/plan'
import { firstFilled } from '../keys'
import type { TypedStatement } from '../selected-columns'
import { partsOf } from '../sql/parts'
import { NULL } from '../sql/sql'
import type { Setting } from '../statement'
import { type CountingRows, countedRows } from '../terms/counting-rows'
import { type InAreas, inAreas } from '../terms/level-keys'

interface AreasQuestion {
  rows: CountingRows
  /** The cell with the official code. */
  code: CellFacts
  inside: InAreas | null
}

interface AreaRow {
  id: number
  code: string | null
  label: string
}

export const areaRows = ({ rows, code, inside }: AreasQuestion, setting: Setting): TypedStatement<AreaRow> =>
  countedRows(rows, setting, (at, columns) => {
    at.only(inAreas(at, inside))
    const { scope } = at
    const text = (cell: CellFacts) => columns.stored(scope.column(partsOf(scope.roster, cell).value))
    const [id, found, label] = [columns.integer(scope.column('id')), text(code), text(scope.roster.label)]
    return (row) => {
      const own = found(row)
      return { id: id(row), code: own === null ? null : String(own), label: String(label(row)) }
    }
  })

/** What every row of a roster is called, those that are no longer active as well. */
export const rowNames = (roster: RosterFacts, setting: Setting): TypedStatement<[id: number, name: string]> =>
  countedRows({ roster, inactive: true }, setting, ({ scope }, columns) => {
    const name = columns.stored(scope.column(partsOf(roster, roster.label).value))
    const id = columns.integer(scope.column('id'))
    return (row) => [id(row), String(name(row))]
  })

/** To which area every row of a roster belongs, those that are no longer active as well. */
export const areasOfRows = (
  roster: RosterFacts,
  keys: readonly GroupKey[],
  setting: Setting,
): TypedStatement<[id: number, area: number | null]> =>
  countedRows({ roster, inactive: true }, setting, ({ scope }, columns) => {
    const area = columns.optionalInteger(keys.length > 0 ? firstFilled(keys, scope) : NULL)
    const id = columns.integer(scope.column('id'))
    return (row) => [id(row), area(row)]
  })
