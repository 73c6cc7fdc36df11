/** Every version of a row there is: rosters and ids come in; goes out what each version says, those that were replaced as well. */
import type { RosterFacts } from '../../../facts/roster'
import { SelectedColumns, type TypedStatement } from '../selected-columns'
import { and, identifier, joined, raw, type Sql, sql, TRUE, value } from '../sql/sql'
import type { StoredPlace } from './opened'

/** Columns of all versions written up to an import (null: of all there are) for which something holds. */
export function allVersions(roster: RosterFacts, columns: string[], at: number | null, held: Sql = TRUE): Sql {
  const list = joined(columns.map(identifier), ', ')
  const known = and([held, at === null ? TRUE : sql`import_id <= ${raw(String(at))}`])
  return sql`SELECT ${list} FROM ${identifier(roster.table)} WHERE ${known} UNION ALL SELECT ${list} FROM ${identifier(roster.history)} WHERE ${known}`
}

export interface VersionPlace extends Omit<StoredPlace, 'importId'> {
  id: number
}

/** Where the versions of rows came from, by id, the newest first. */
export function versionPlaces(
  roster: RosterFacts,
  ids: readonly number[],
  at: number | null,
): TypedStatement<VersionPlace> {
  const columns = new SelectedColumns()
  const [id, sheet] = [columns.integer(identifier('id')), columns.optionalInteger(identifier('sheet_id'))]
  const place = columns.optionalInteger(identifier('source_row'))
  const blanks = columns.optionalText(identifier('blanks'))
  const wanted = sql`id IN (${joined(ids.map(value), ', ')})`
  const all = allVersions(roster, ['id', 'sheet_id', 'source_row', 'blanks', 'import_id'], at, wanted)
  return {
    sql: sql`SELECT ${columns.list()} FROM (${all}) AS v ORDER BY id, import_id DESC`,
    read: (row) => ({ id: id(row), sheetId: sheet(row), row: place(row), blanks: blanks(row) }),
  }
}
