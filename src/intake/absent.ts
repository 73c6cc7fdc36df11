/** Rows that an earlier import of the same file and sheet brought and this one does not: counted and left as they are. */
import type { RosterFacts } from '../facts/roster'
import type { Writer } from '../store/store'
import type { FileSurvey, TableSurvey } from './table'
import type { Touched } from './touched'

interface Job {
  table: TableSurvey
  file: number
  roster: RosterFacts | undefined
  absent: number
}

export async function countAbsent(writer: Writer, jobs: Job[], surveys: FileSurvey[], touched: (roster: RosterFacts) => Touched): Promise<void> {
  for (const job of jobs) job.absent = (await absentRows(writer, job, surveys[job.file].name, touched(job.roster!))).length
}

/** Ids of active rows any version of which came from this sheet of this file before, and that the present call has not met. */
export async function absentRows(writer: Writer, { table, roster }: Job, file: string, touched: Touched): Promise<number[]> {
  const sheets = await writer.read(
    'SELECT s.id FROM import_sheet s JOIN import_file f ON f.id = s.file_id WHERE f.name = ? AND s.name = ? AND s.roster = ?',
    [file, table.sheet, table.roster],
  )
  if (sheets.length === 0) return []
  const list = sheets.map(([id]) => id).join(', ')
  const rows = await writer.read(
    `SELECT id FROM "${roster!.table}" WHERE is_active = 1 AND (sheet_id IN (${list}) OR id IN (SELECT id FROM "${roster!.history}" WHERE sheet_id IN (${list}))) ORDER BY id`,
  )
  return rows.map(([id]) => id as number).filter((id) => !touched.has(id))
}
