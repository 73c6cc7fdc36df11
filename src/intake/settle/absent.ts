/** Rows that an earlier import of the same file and sheet brought and this one does not: counted, and left as they are unless the whole is to be synchronised. */

import type { Stored } from '../../facts/kinds/kind'
import type { RosterFacts } from '../../facts/roster'
import { supersede } from '../../store/rows/write'
import type { Writer } from '../../store/store'
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
    const place = JSON.stringify([shared.tables[n].file, job.table.sheet, job.table.roster])
    if (counted.has(place)) continue
    counted.add(place)
    const rows = await absentRows(
      shared.writer,
      job.table,
      job.roster!,
      shared.tables[n].file,
      shared.touched(job.roster!).has,
    )
    job.absent = rows.length
    for (const [id, ...cells] of rows)
      shared.verdict?.({
        roster: job.roster!,
        table: n,
        row: null,
        id: id as number,
        action: 'absent',
        old: null,
        cells,
      })
    if (shared.strategy === 'REPLACE')
      await deactivate(
        shared,
        job.roster!,
        rows.map(([id]) => id as number),
      )
  }
}

/** Active rows any version of which came from this sheet of this file before, and that the present call has not met: id and cells. */
async function absentRows(
  writer: Writer,
  table: TableSurvey,
  roster: RosterFacts,
  file: string,
  met: (id: number) => boolean,
): Promise<Stored[][]> {
  const sheets = await writer.read(
    'SELECT s.id FROM import_sheet s JOIN import_file f ON f.id = s.file_id WHERE f.name = ? AND s.name = ? AND s.roster = ?',
    [file, table.sheet, table.roster],
  )
  if (sheets.length === 0) return []
  const list = sheets.map(([id]) => id).join(', ')
  const columns = roster.columns.map((c) => `"${c.name}"`).join(', ')
  const rows = await writer.read(
    `SELECT id, ${columns} FROM "${roster.table}" WHERE is_active = 1 AND (sheet_id IN (${list}) OR id IN (SELECT id FROM "${roster.history}" WHERE sheet_id IN (${list}))) ORDER BY id`,
  )
  return rows.filter(([id]) => !met(id as number))
}

async function deactivate({ writer, importId }: Shared, roster: RosterFacts, ids: number[]): Promise<void> {
  await supersede(writer, roster, ids, importId)
  for (let i = 0; i < ids.length; i += 500) {
    const some = ids.slice(i, i + 500)
    await writer.run(
      `UPDATE "${roster.table}" SET is_active = 0, import_id = ? WHERE id IN (${some.map(() => '?').join(', ')})`,
      [importId, ...some],
    )
  }
}
