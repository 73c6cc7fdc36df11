/** Rows that an earlier import of the same file and sheet brought and this one does not: counted, and left as they are unless the whole is to be synchronised. */

import { itemAt } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import { sheetsNamed } from '../../store/ledger/sheets'
import { rowsOfSheets } from '../../store/rows/read'
import type { CellsOfRow } from '../../store/rows/row'
import { deactivate } from '../../store/rows/write'
import type { Shared } from '../link/shared'
import type { TableSurvey } from '../model/table'

interface Job {
  table: TableSurvey
  roster: RosterFacts | undefined
  absent: number
}

/** Counts what each sheet lacks, once for all its tables of a roster; 全量同步 makes these rows inactive, never deletes them. */
export async function settleAbsent(shared: Shared, jobs: Job[]): Promise<void> {
  const counted = new Set<string>()
  for (const [n, job] of jobs.entries()) {
    const place = JSON.stringify([itemAt(shared.tables, n).file, job.table.sheet, job.table.roster])
    if (counted.has(place)) continue
    counted.add(place)
    const rows = await absentRows(shared, n, job)
    job.absent = rows.length
    for (const { id, cells } of rows)
      shared.verdict?.({ roster: job.roster!, table: n, row: null, id, action: 'absent', old: null, cells })
    const ids = rows.map(({ id }) => id)
    if (shared.strategy === 'REPLACE') await deactivate(shared.writer, job.roster!, ids, shared.importId)
  }
}

/** Active rows any version of which came from this sheet of this file before, and that the present call has not met. */
async function absentRows(
  { writer, tables, touched }: Shared,
  n: number,
  { table, roster }: Job,
): Promise<CellsOfRow[]> {
  const { has } = touched(roster!)
  const sheets = await sheetsNamed(writer, { file: itemAt(tables, n).file, sheet: table.sheet, roster: roster!.name })
  return (await rowsOfSheets(writer, roster!, sheets)).filter(({ id }) => !has(id))
}
