/** Rows come in by roster and id, with the cells wanted of each; goes out how people name the row, what its cells say, and where it stands in which sheet. One statement a roster. */

import type { CellFacts } from '../facts/cell'
import { chunked } from '../facts/lists'
import type { RosterFacts } from '../facts/roster'
import { type OpenedRecord, openedRecords, type StoredPlace } from '../query/compile/records/opened'
import type { Setting } from '../query/compile/statement'
import { readTyped } from '../query/run/read-typed'
import type { Store } from '../store/store'

interface RowWanted {
  roster: string
  id: number
  cells: string[]
}

export interface OpenedRow {
  roster: string
  id: number
  label: string
  cells: OpenedCell[]
  source: RowPlace
}

export interface OpenedCell {
  field: string
  zh: string
  en: string
  unit: string | null
  /** As people read it: 300余, 省级, 45000.00; null when the cell is empty. */
  value: string | null
}

/** What is needed to find the sheet, row and cells a row came from. */
export interface RowPlace extends StoredPlace {
  roster: string
  id: number
}

const CHUNK = 5_000

/** By `Village 12`; a row that is gone is not there. */
export async function openedRows(store: Store, setting: Setting, rows: RowWanted[]): Promise<Map<string, OpenedRow>> {
  const found = new Map<string, OpenedRow>()
  for (const roster of setting.world.rosters) {
    const own = rows.filter((row) => row.roster === roster.name)
    const cells = [...new Set(own.flatMap((row) => row.cells))].map((name) => roster.cell(name))
    for (const ids of chunked([...new Set(own.map(({ id }) => id))], CHUNK))
      for (const record of await readTyped(store, openedRecords({ roster, cells, ids }, setting)))
        found.set(rowKey({ roster: roster.name, id: record.id }), openedRow(roster, record))
  }
  return found
}

export const rowKey = ({ roster, id }: Pick<RowWanted, 'roster' | 'id'>): string => `${roster} ${id}`

/** The row with only the cells it was wanted for. */
export const withCells = (row: OpenedRow, fields: string[]): OpenedRow => ({
  ...row,
  cells: fields.flatMap((field) => row.cells.filter((cell) => cell.field === field)),
})

const openedRow = ({ name }: RosterFacts, { id, label, cells, place }: OpenedRecord): OpenedRow => ({
  roster: name,
  id,
  label,
  cells: cells.map(([cell, text]) => openedCell(cell, text)),
  source: { roster: name, id, ...place },
})

const openedCell = ({ name: field, zh, en, unit }: CellFacts, text: string): OpenedCell => ({
  field,
  zh,
  en,
  unit: unit ?? null,
  value: text === '' ? null : text,
})
