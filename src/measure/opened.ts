/** Rows come in by roster and id, with the cells wanted of each; goes out how people name the row, what its cells say, and where it stands in which sheet. One statement a roster. */
import type { Stored } from '../facts/kinds/kind'
import { joined, sql, value } from '../query/compile/sql'
import { Scope, type Setting, Statement } from '../query/compile/statement'
import type { Store } from '../store/store'
import { labelOf, labelPartText, partOf } from './checks/label'

export interface RowWanted {
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
export interface RowPlace {
  roster: string
  id: number
  importId: number | null
  sheetId: number | null
  row: number | null
  blanks: string | null
}

const CHUNK = 5_000

/** By `Village 12`; a row that is gone is not there. */
export async function openedRows(store: Store, setting: Setting, rows: RowWanted[]): Promise<Map<string, OpenedRow>> {
  const found = new Map<string, OpenedRow>()
  for (const roster of new Set(rows.map((row) => row.roster))) {
    const own = rows.filter((row) => row.roster === roster)
    const fields = [...new Set(own.flatMap(({ cells }) => cells))]
    const ids = [...new Set(own.map(({ id }) => id))]
    for (let i = 0; i < ids.length; i += CHUNK)
      for (const row of await opened(store, setting, roster, fields, ids.slice(i, i + CHUNK)))
        found.set(rowKey(row), row)
  }
  return found
}

export const rowKey = ({ roster, id }: Pick<RowWanted, 'roster' | 'id'>): string => `${roster} ${id}`

/** The row with only the cells it was wanted for. */
export const withCells = (row: OpenedRow, fields: string[]): OpenedRow => ({
  ...row,
  cells: fields.flatMap((field) => row.cells.filter((cell) => cell.field === field)),
})

async function opened(
  store: Store,
  setting: Setting,
  name: string,
  fields: string[],
  ids: number[],
): Promise<OpenedRow[]> {
  const roster = setting.world.rosters.find((each) => each.name === name)!
  const statement = new Statement(setting)
  const scope = new Scope(statement, roster)
  const label = labelOf(scope)
  const parts = fields.map((field) => ({ own: roster.cell(field), part: partOf(scope, roster.cell(field)) }))
  const own = ['id', 'import_id', 'sheet_id', 'source_row', 'blanks'].map((column) => scope.column(column))
  const columns = [...own, ...label.columns, ...parts.flatMap(({ part }) => part.columns)]
  const held = sql`${scope.column('id')} IN (${joined(ids.map(value), ', ')})`
  const whole = statement.finish(sql`SELECT ${joined(columns, ', ')} FROM ${scope.from()} WHERE ${held}`)
  const rows = await store.read(whole.text, [...whole.values])
  return rows.map((row) => {
    const [id, importId, sheetId, at, blanks] = row
    let from = own.length + label.columns.length
    const cells = parts.map(({ own: { name: field, zh, en, unit }, part }) => {
      const shown = labelPartText(part, row, from)
      from += part.columns.length
      return { field, zh, en, unit: unit ?? null, value: shown === '' ? null : shown }
    })
    const place = {
      importId: number(importId),
      sheetId: number(sheetId),
      row: number(at),
      blanks: blanks as string | null,
    }
    return {
      roster: name,
      id: Number(id),
      label: label.read(row, own.length),
      cells,
      source: { roster: name, id: Number(id), ...place },
    }
  })
}

const number = (stored: Stored): number | null => (stored === null ? null : Number(stored))
