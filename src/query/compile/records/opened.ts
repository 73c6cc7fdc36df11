/** Rows come in by id, with the cells wanted of them; goes out how people name each row, what its cells say, and where it stands in which sheet. */
import type { CellFacts } from '../../../facts/cell'
import type { RosterFacts } from '../../../facts/roster'
import type { ReadRow, SelectedColumns, TypedStatement } from '../selected-columns'
import { joined, sql, value } from '../sql/sql'
import type { Scope, Setting } from '../statement'
import { countedRows } from '../terms/counting-rows'
import { readableCell, rowLabel } from './label'

interface OpenedQuestion {
  roster: RosterFacts
  cells: readonly CellFacts[]
  ids: readonly number[]
}

/** The sheet and row a stored row came from; `blanks` says which of the sheet's columns held nothing. */
export interface StoredPlace {
  importId: number | null
  sheetId: number | null
  row: number | null
  blanks: string | null
}

export interface OpenedRecord {
  id: number
  label: string
  /** In the order asked for; '' for an empty cell. */
  cells: [cell: CellFacts, text: string][]
  place: StoredPlace
}

export const openedRecords = ({ roster, cells, ids }: OpenedQuestion, setting: Setting): TypedStatement<OpenedRecord> =>
  countedRows({ roster, inactive: true }, setting, (at, columns) => {
    const { scope } = at
    at.only(sql`${scope.column('id')} IN (${joined(ids.map(value), ', ')})`)
    const [id, place] = [columns.integer(scope.column('id')), storedPlace(scope, columns)]
    const label = rowLabel(scope, columns)
    const texts = cells.map((cell) => ({ cell, read: readableCell(scope, cell, columns) }))
    return (row) => ({
      id: id(row),
      label: label(row),
      cells: texts.map(({ cell, read }) => [cell, read(row)]),
      place: place(row),
    })
  })

function storedPlace(scope: Scope, columns: SelectedColumns): ReadRow<StoredPlace> {
  const integer = (name: string) => columns.optionalInteger(scope.column(name))
  const [importId, sheetId, at] = [integer('import_id'), integer('sheet_id'), integer('source_row')]
  const blanks = columns.optionalText(scope.column('blanks'))
  return (row) => ({ importId: importId(row), sheetId: sheetId(row), row: at(row), blanks: blanks(row) })
}
