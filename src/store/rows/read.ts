/** Rows of rosters as they stand: a roster and ids come in, typed rows go out. */

import type { Stored } from '../../facts/kinds/kind'
import { chunked, itemAt } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import type { Reader } from '../store'
import {
  type CellsOfRow,
  cellsOfRow,
  columnOfCell,
  idAndCells,
  MAX_STATEMENT_IDS,
  questionMarks,
  quoted,
  type RosterRow,
  rosterRow,
  wholeRow,
} from './row'

export async function rowsById(reader: Reader, roster: RosterFacts, ids: number[]): Promise<RosterRow[]> {
  const found: RosterRow[] = []
  for (const some of chunked(ids, MAX_STATEMENT_IDS)) {
    const sql = `SELECT ${wholeRow(roster)} FROM "${roster.table}" WHERE id IN (${questionMarks(some)})`
    for (const stored of await reader.read(sql, some)) found.push(rosterRow(stored))
  }
  return found
}

/** Rows read at once when all are. */
const PAGE = 20_000

/** All rows in the order of their ids, a page after the other. */
export async function* allRows(reader: Reader, roster: RosterFacts): AsyncGenerator<CellsOfRow[]> {
  const sql = `SELECT ${idAndCells(roster)} FROM "${roster.table}" WHERE id > ? ORDER BY id LIMIT ${PAGE}`
  for (let after = 0; ; ) {
    const rows = (await reader.read(sql, [after])).map(cellsOfRow)
    yield rows
    if (rows.length < PAGE) return
    after = itemAt(rows, -1).id
  }
}

/** The greatest id a row has or ever had, 0 when there is none: ids are not given twice. */
export async function lastRowId(reader: Reader, { table, history }: RosterFacts): Promise<number> {
  const sql = `SELECT max(id) FROM (SELECT max(id) AS id FROM "${table}" UNION ALL SELECT max(id) FROM "${history}") AS ids`
  return Number((await reader.read(sql))[0]?.[0] ?? 0)
}

export async function hasRow(reader: Reader, { table }: RosterFacts, id: number): Promise<boolean> {
  return (await reader.read(`SELECT id FROM "${table}" WHERE id = ?`, [id])).length > 0
}

/** The smallest id, null when there is no row. */
export async function firstRowId(reader: Reader, { table }: RosterFacts): Promise<number | null> {
  const [[id = null] = []] = await reader.read(`SELECT min(id) FROM "${table}"`)
  return id as number | null
}

/** What a cell of one column holds, by the ids of rows. */
export async function cellById(
  reader: Reader,
  roster: RosterFacts,
  cell: string,
  ids: number[],
): Promise<Map<number, Stored>> {
  const found = new Map<number, Stored>()
  for (const some of chunked(ids, MAX_STATEMENT_IDS)) {
    const sql = `SELECT id, "${columnOfCell(roster, cell)}" FROM "${roster.table}" WHERE id IN (${questionMarks(some)})`
    for (const [id, value = null] of await reader.read(sql, some)) found.set(id as number, value)
  }
  return found
}

/** The labels of all rows that have one, in the order of their ids. */
export async function allLabels(reader: Reader, roster: RosterFacts): Promise<string[]> {
  const column = columnOfCell(roster, roster.label.name)
  const rows = await reader.read(`SELECT "${column}" FROM "${roster.table}" ORDER BY id`)
  return rows.flatMap(([label]) => (label === null ? [] : [String(label)]))
}

/** The labels of rows as people read them; rows that are gone have the one they last had. */
export async function labelsEver(reader: Reader, roster: RosterFacts, ids: number[]): Promise<Map<number, string>> {
  const { table, history, label } = roster
  const columns = quoted(['id', ...label.kind.columns(label).map(({ name }) => name)])
  const select = (from: string) => `SELECT ${columns} FROM "${from}" WHERE id IN (${questionMarks(ids)})`
  const rows = await reader.read(`${select(history)} UNION ALL ${select(table)}`, [...ids, ...ids])
  return new Map(rows.map(([id, ...stored]) => [id as number, label.kind.display(stored, label)]))
}

/** Active rows any version of which came from one of these sheets. */
export async function rowsOfSheets(reader: Reader, roster: RosterFacts, sheetIds: number[]): Promise<CellsOfRow[]> {
  if (sheetIds.length === 0) return []
  const own = `sheet_id IN (${sheetIds.join(', ')})`
  const ever = `id IN (SELECT id FROM "${roster.history}" WHERE ${own})`
  const sql = `SELECT ${idAndCells(roster)} FROM "${roster.table}" WHERE is_active = 1 AND (${own} OR ${ever}) ORDER BY id`
  return (await reader.read(sql)).map(cellsOfRow)
}
