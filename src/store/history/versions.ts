/** Versions of rows: those that stood at an import, and all there have been. Rosters, ids and imports come in, typed rows go out. */
import { tableColumns } from '../../facts/as-table'
import type { Stored } from '../../facts/kinds/kind'
import { chunked } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import { columnOfCell, questionMarks, type RosterRow, rosterRow } from '../rows/row'
import type { Reader } from '../store'
import { rowsAsOf } from './past'

/** Whole rows as they stood after an import. */
export const rowsAt = (reader: Reader, roster: RosterFacts, at: number): Promise<RosterRow[]> =>
  whole(reader, roster, '1 = 1', at)

/** Those that counted then, in the order of their ids. */
export const activeRowsAt = (reader: Reader, roster: RosterFacts, at: number): Promise<RosterRow[]> =>
  whole(reader, roster, 'is_active = 1', at, 'ORDER BY 1')

async function whole(reader: Reader, roster: RosterFacts, where: string, at: number, order = ''): Promise<RosterRow[]> {
  return (await reader.read(`${rowsAsOf(roster, tableColumns(roster), where, at)} ${order}`)).map(rosterRow)
}

/** Ids of so many rows are looked at together when all rows are. */
interface IdRange {
  from: number
  /** Not in it. */
  to: number
}

/** What a digest is made of. */
export type DigestedRow = Pick<RosterRow, 'id' | 'cells' | 'importId'>

/** What rows with these ids held after an import, and which import had written it; in the order of their ids. */
export async function cellsAt(
  reader: Reader,
  roster: RosterFacts,
  at: number,
  { from, to }: IdRange,
): Promise<DigestedRow[]> {
  const columns = ['id', ...roster.columns.map(({ name }) => name), 'import_id']
  const where = `id >= ${from} AND id < ${to}`
  const rows = await reader.read(`${rowsAsOf(roster, columns, where, at)} ORDER BY 1`)
  return rows.map((row) => ({
    id: row[0] as number,
    cells: row.slice(1, -1),
    importId: row[row.length - 1] as number | null,
  }))
}

/** Two imports, the earlier first. */
interface Between {
  low: number
  high: number
}

const touched = ({ table, history }: RosterFacts, { low, high }: Between): string =>
  `SELECT id FROM "${table}" WHERE import_id > ${low} AND import_id <= ${high} UNION SELECT id FROM "${history}" WHERE (import_id > ${low} AND import_id <= ${high}) OR (until_import > ${low} AND until_import <= ${high})`

/** Ids of the rows that imports after the one and up to the other have made, changed or taken away. */
export const idsTouched = async (reader: Reader, roster: RosterFacts, between: Between): Promise<number[]> =>
  (await reader.read(touched(roster, between))).map(([id]) => id as number)

/** Those rows as they stood after one of the imports between. */
export async function touchedRowsAt(
  reader: Reader,
  roster: RosterFacts,
  at: number,
  between: Between,
): Promise<Map<number, RosterRow>> {
  const rows = await whole(reader, roster, `id IN (${touched(roster, between)})`, at)
  return new Map(rows.map((row) => [row.id, row]))
}

/** One version of a row: where it was read from, and what one of its cells held. */
export interface FieldVersion extends Pick<RosterRow, 'id' | 'importId' | 'sheetId' | 'blanks'> {
  /** Of the sheet. */
  row: number | null
  /** As it is stored. */
  value: Stored
}

/** The version that stands is newer than any that was replaced. */
const LATEST = 2 ** 31 - 1
/** SQLite binds 32,766 values at most. */
const MAX_IDS = 5_000

/** All versions of rows, those of one row together and the newest first. */
export async function fieldVersions(
  reader: Reader,
  roster: RosterFacts,
  field: string,
  ids: number[],
): Promise<FieldVersion[]> {
  const wanted = `import_id, sheet_id, source_row, blanks, "${columnOfCell(roster, field)}"`
  const found: FieldVersion[] = []
  for (const some of chunked(ids, MAX_IDS)) {
    const own = `WHERE id IN (${questionMarks(some)})`
    const rows = await reader.read(
      `SELECT id, ${LATEST} AS version, ${wanted} FROM "${roster.table}" ${own} UNION ALL SELECT id, version, ${wanted} FROM "${roster.history}" ${own} ORDER BY 1, 2 DESC`,
      [...some, ...some],
    )
    for (const row of rows) found.push(fieldVersion(row))
  }
  return found
}

const fieldVersion = ([id, , importId, sheetId, row, blanks, value = null]: Stored[]): FieldVersion => ({
  id: id as number,
  importId: importId as number | null,
  sheetId: sheetId as number | null,
  row: row as number | null,
  blanks: blanks as string | null,
  value,
})

interface SheetBehind {
  importId: number
  finishedAt: string
  file: string
  sha256: string
  sheet: string
  /** How many rows of the roster. */
  rows: number
}

/** Which sheets the rows came from that stood after an import, in the order they came. */
export async function sheetsBehind(reader: Reader, roster: RosterFacts, at: number): Promise<SheetBehind[]> {
  const counts = `SELECT sheet_id, count(*) AS rows FROM (${rowsAsOf(roster, ['sheet_id'], '1 = 1', at)}) AS standing GROUP BY sheet_id`
  const found = await reader.read(
    `SELECT i.id, i.finished_at, f.name, f.sha256, s.name, n.rows FROM (${counts}) AS n JOIN import_sheet s ON s.id = n.sheet_id JOIN import_file f ON f.id = s.file_id JOIN "import" i ON i.id = s.import_id ORDER BY i.id, s.id`,
  )
  return found.map(([importId, finishedAt, file, sha256, sheet, rows]) => ({
    importId: importId as number,
    finishedAt: finishedAt as string,
    file: file as string,
    sha256: sha256 as string,
    sheet: sheet as string,
    rows: Number(rows),
  }))
}
