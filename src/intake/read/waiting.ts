/** Rows handed out to be filled in: a row of the sheet comes in, whether it still waits goes out. */
import type { RosterFacts } from '../../facts/roster'
import { columnIndex, type Row } from '../../sheets/sheet'
import { REMARK } from '../match/ignored-columns'
import { isFilled } from '../model/lines'
import { cellNameOf } from '../model/places'
import type { TableSurvey } from '../model/table'

/** How the remark of such a row begins. */
export const WAITING = '待填报'

/** A row waits as long as its remark says so and nothing is filled in but what was known before: links, and the years and days of its key. */
export function waiting(table: TableSurvey, roster: RosterFacts): (row: Row) => boolean {
  const remarks = table.ignored.filter(({ reason }) => reason === REMARK).map(({ column }) => columnIndex(column))
  const own = table.columns.filter(({ field }) => !isGiven(roster, field)).map(({ index }) => index)
  return ({ cells }) => remarks.some((index) => isWaiting(cells[index])) && !own.some((index) => isFilled(cells[index]))
}

const isWaiting = (value: unknown): boolean => typeof value === 'string' && value.trimStart().startsWith(WAITING)

function isGiven(roster: RosterFacts, path: string): boolean {
  const { name, kind } = roster.cell(cellNameOf(path))
  return kind.name === 'link' || (roster.key.flat().includes(name) && kind.time !== undefined)
}
