/**
 * From which cell a value came. A row is written by many imports; each sheet maps some of its fields, and a blank cell may leave
 * a value as it was. So the versions of the row are walked from the newest: the first whose sheet maps the field and whose cell
 * holds a value is the source; a version that stores nothing under a cell without a value tells why there is none.
 */

import type { Missing, Stored } from '../../facts/kinds/kind'
import { itemAt } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import { Refusal } from '../../messages/refusal'
import type { SheetRow } from '../../store/ledger/sheets'
import type { Lineage, RowSource } from './row-source'

export interface SourceCell {
  address: string
  header: string
  missing: Missing | null
  sheet: SheetRow
  row: number
  /** Place of its column among the sheet's mapped columns. */
  column: number
}

const letters: Record<string, Missing> = { B: 'BLANK', R: 'REDACTED', N: 'NOT_APPLICABLE' }

interface Place {
  importId: number | null
  sheetId: number | null
  row: number | null
  blanks: string | null
}

export async function sourceCellOf(
  source: RowSource,
  field: string,
  roster: RosterFacts,
  lineage: Lineage,
): Promise<SourceCell | null> {
  const cell = fieldOf(roster, field)
  const now = await mapped(source, cell, lineage)
  if (now && !now.missing) return now
  for (const version of await lineage.versions(source, cell)) {
    const found = await mapped(version, cell, lineage)
    if (found && (!found.missing || empty(version.value))) return found
  }
  return null
}

const empty = (value: Stored): boolean => value === null

/** `followersQualifier` stands in the same cell as `followers`. */
function fieldOf(roster: RosterFacts, field: string): string {
  const cell = roster.cells.find((one) => one.name === field || (one.qualified && `${one.name}Qualifier` === field))
  if (cell) return cell.name
  const names = roster.cells.map((one) => one.name).join(', ')
  throw new Refusal('request.no-field', { roster: { zh: roster.zh, en: roster.name }, field, names })
}

async function mapped({ sheetId, row, blanks }: Place, field: string, lineage: Lineage): Promise<SourceCell | null> {
  if (sheetId === null || row === null) return null
  const sheet = await lineage.sheet(sheetId)
  if (!sheet) return null
  const column = columnOf(sheet, field)
  if (column < 0) return null
  const { column: letter, header, row: at = row } = itemAt(sheet.columns, column)
  return { address: `${letter}${at}`, header, missing: letters[blanks?.[column] ?? '.'] ?? null, sheet, row, column }
}

/** The column of a field; of a link that is spread over several, the one that names it, else the first part. */
function columnOf({ columns }: SheetRow, field: string): number {
  const exact = columns.findIndex((column) => column.field === field)
  return exact >= 0 ? exact : columns.findIndex((column) => column.field.startsWith(`${field}.`))
}
