/** Tables in their order come in; each is settled row by row, then the links that waited, then what is absent. */
import { itemAt } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import { addArchiveBlock } from '../../store/ledger/archive'
import { lastSheet } from '../../store/ledger/sheets'
import type { Store, Writer } from '../../store/store'
import { Directories } from '../link/directories'
import { finishLinks } from '../link/late-links'
import type { Shared } from '../link/shared'
import type { ImportOptions } from '../model/import-options'
import type { ImportReading } from '../model/import-reading'
import { WAITS } from '../model/report'
import { type Fault, type FileSurvey, fault, type TableEnd, type TableSurvey } from '../model/table'
import { Touched } from '../model/touched'
import { settleAbsent } from './absent'
import type { Job } from './job'
import { Rerun } from './rerun'
import { Settler } from './settle'

export async function settleTables(
  store: Store,
  writer: Writer,
  reading: ImportReading,
  jobs: Job[],
  surveys: FileSurvey[],
  importId: number,
  options: ImportOptions,
): Promise<void> {
  const directories = new Directories(writer, store.rosters)
  const fileOf = (job: Job): string => itemAt(surveys, job.file).name
  const touched = new Map<RosterFacts, Touched>()
  const shared: Shared = {
    writer,
    importId,
    strategy: options.strategy ?? 'UPSERT',
    blanks: options.blanks ?? 'IGNORE',
    directories: directories.get,
    touched: (roster) => touched.get(roster) ?? touched.set(roster, new Touched()).get(roster)!,
    tables: await number(writer, jobs, surveys),
    deferred: [],
    verdict:
      options.verdict &&
      ((one) => {
        const job = itemAt(jobs, one.table)
        options.verdict?.({ ...one, file: fileOf(job), sheet: job.table.sheet })
      }),
  }
  for (const [n, job] of jobs.entries()) {
    await directories.ensure(job.roster!)
    await settleTable(shared, n, job, reading, fileOf(job), options)
    if (job.roster!.prefix) await directories.renamed()
  }
  await finishLinks(shared, directories)
  await settleAbsent(shared, jobs)
}

/** Gives every table its id and writes down what its columns mean. */
async function number(writer: Writer, jobs: Job[], surveys: FileSurvey[]): Promise<Shared['tables']> {
  const first = (await lastSheet(writer)) + 1
  return jobs.map((job, n) => ({ table: job.table, file: itemAt(surveys, job.file).name, sheetId: first + n }))
}

async function settleTable(
  shared: Shared,
  n: number,
  job: Job,
  reading: ImportReading,
  file: string,
  options: ImportOptions,
): Promise<void> {
  const settler = new Settler(shared, n, job.roster!, job.faults.add)
  const stream = reading.table(job.file, job.table)
  let rows = 0
  for await (const batch of stream.batches()) {
    await settler.batch(batch.rows)
    await addArchiveBlock(shared.writer, { sheetId: itemAt(shared.tables, n).sheetId, ...batch.shown })
    rows += batch.rows.length
    options.progress?.({ file, sheet: job.table.sheet, rows })
  }
  job.end = stream.end()
  job.counts = settler.counts
  for (const one of job.end.faults) job.faults.add(one)
  if (rows === 0 && isWhole(job.table) && !waits(job.end)) job.faults.add(noRows(job.table))
  if (!job.end.personal) return
  const persons = job.end.faults.filter((one) => one.code === 'PERSONAL_DATA')
  throw new Rerun(({ table }) => {
    if (table.file !== job.table.file || table.sheetIndex !== job.table.sheetIndex) return false
    if (!table.faults.some((one) => one.code === 'PERSONAL_DATA')) table.faults.push(...persons)
    return true
  })
}

/** Rows that wait to be filled in are there, though nothing is to be imported from them yet. */
const waits = ({ skipped }: TableEnd): boolean => skipped.some(({ reason }) => reason === WAITS)

/** Not one of several tables made of a wide one, which may well have no figures under a heading. */
const isWhole = ({ columns }: TableSurvey): boolean => columns.every(({ headingRow }) => headingRow === undefined)

const noRows = ({ headerRows }: TableSurvey): Fault => {
  const at = headerRows?.[1] ?? 1
  return fault(
    'table.no-rows',
    { at },
    {
      severity: 'warning',
    },
  )
}
