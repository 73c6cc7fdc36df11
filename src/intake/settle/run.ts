/** One run of an import, inside its transaction: surveyed files come in, their tables are settled, and what happened is written down. */
import { itemAt } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import { lastImport } from '../../store/ledger/imports'
import { Discard, type Store, type Writer } from '../../store/store'
import { settlingOrder } from '../link/directories'
import { learn, lessonsOf } from '../match/learned'
import type { ImportOptions } from '../model/import-options'
import type { ImportReading } from '../model/import-reading'
import {
  type FileReport,
  fileReport,
  type ImportReport,
  type SheetReport,
  sheetReport,
  statusOf,
  total,
} from '../model/report'
import type { FileSurvey, TableSurvey } from '../model/table'
import { isUsable } from '../survey/survey'
import { type Job, jobOf } from './job'
import { duplicates, record } from './ledger'
import { refuseFiles } from './rerun'
import { settleTables } from './tables'

export async function run(
  store: Store,
  writer: Writer,
  reading: ImportReading,
  surveys: FileSurvey[],
  refused: Set<TableSurvey>,
  options: ImportOptions,
): Promise<ImportReport> {
  const started = new Date().toISOString()
  const importId = (await lastImport(writer)) + 1
  const known = options.again ? new Set<number>() : await duplicates(writer, surveys, options)
  const jobs = surveys.flatMap((survey, n) =>
    known.has(n) ? [] : survey.tables.map((table) => jobOf(table, survey, store.rosters)),
  )
  const usable = inOrder(
    jobs.filter((job) => isUsable(job.table) && !refused.has(job.table)),
    store.rosters,
    surveys,
  )
  await settleTables(store, writer, reading, usable, surveys, importId, options)
  const report = summarise(surveys, jobs, known, String(importId), options)
  if (surveys.length > 0 && known.size === surveys.length) throw new Discard({ ...report, id: null })
  if (options.strict) refuseFiles(report, refused, surveys)
  await record(writer, { importId, started, options, report, surveys, usable })
  if (!options.forget)
    await learn(
      writer,
      lessonsOf(
        usable
          .filter((job) => job.counts.created + job.counts.updated + job.counts.unchanged > 0)
          .map((job) => ({ roster: job.roster!.name, file: itemAt(surveys, job.file).name })),
        options.map,
        options.moneyUnit,
      ),
    )
  return report
}

/** Tables in the order they are settled: rosters that others link to first, then by file and place, so that the order of files makes no difference. */
function inOrder(jobs: Job[], rosters: RosterFacts[], surveys: FileSurvey[]): Job[] {
  const place = new Map(settlingOrder(rosters).map((roster, i) => [roster, i]))
  const file = (job: Job): string => {
    const { name, sha256 } = itemAt(surveys, job.file)
    return `${name}\u0001${sha256}`
  }
  return [...jobs].sort(
    (a, b) =>
      place.get(a.roster!)! - place.get(b.roster!)! ||
      (file(a) < file(b) ? -1 : file(a) > file(b) ? 1 : 0) ||
      a.table.sheetIndex - b.table.sheetIndex ||
      a.table.from - b.table.from,
  )
}

function summarise(
  surveys: FileSurvey[],
  jobs: Job[],
  known: Set<number>,
  id: string,
  options: ImportOptions,
): ImportReport {
  const files: FileReport[] = surveys.map((survey, n) => {
    const sheets: SheetReport[] = jobs
      .filter((job) => job.file === n)
      .map((job) => sheetReport(job.table, job.counts, job.absent, job.end, job.faults))
    return fileReport(survey, known.has(n) ? 'duplicate' : statusOf(sheets, survey.faults), sheets)
  })
  return { id, dryRun: options.dryRun ?? false, totals: total(jobs), files }
}
