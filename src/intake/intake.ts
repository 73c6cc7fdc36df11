/**
 * The import, from top to bottom: survey the files → put their tables in order → settle each table against the store → links
 * that waited → what is absent → write down what happened. One transaction a call: it all counts, or nothing does. A dry run is
 * the real run rolled back.
 */
import { tableColumns } from '../facts/as-table'
import type { RosterFacts } from '../facts/roster'
import type { Limits } from '../sheets/limits'
import { Discard, type Store, type Writer } from '../store/store'
import { settleAbsent } from './absent'
import { keep } from './archive'
import { Directories, settlingOrder } from './directories'
import { learn, lessonsOf, recall } from './learned'
import { duplicates, record } from './ledger'
import { mute } from './mute'
import { type Place, PlanRows, Recorder, storePlan } from './plan'
import { LocalReading, type Reading, type Source } from './reading'
import {
  FaultList,
  type FileReport,
  fileReport,
  type ImportReport,
  type SheetReport,
  sheetReport,
  statusOf,
  total,
} from './report'
import { Settler } from './settle'
import { type Counts, noCounts, type Shared, type Strategy, type Verdict } from './shared'
import { isUsable, type ReadingOptions } from './survey'
import { type Fault, type FileSurvey, fault, type TableEnd, type TableSurvey } from './table'
import { Touched } from './touched'
import { bear } from './versions'
import { WAITS } from './waiting'

export interface ImportOptions extends ReadingOptions {
  dryRun?: boolean
  /** An error-level fault refuses its file. */
  strict?: boolean
  strategy?: Strategy
  /** What a blank cell means in an update. */
  blanks?: 'IGNORE' | 'CLEAR'
  /** Import a file again that has come in before. */
  again?: boolean
  actor?: string
  limits?: Partial<Limits>
  /** Told of each row's verdict, and where it stands. */
  verdict?: (verdict: Verdict & Place) => void
  /** Do not remember what `map` and `moneyUnit` say. */
  forget?: boolean
  /** Told now and then how far the import has come. */
  progress?: (at: { file: string; sheet: string; rows: number }) => void
  /** How files are read; in this thread unless stated. */
  reading?: (sources: Source[], rosters: RosterFacts[], options: ReadingOptions, limits: Partial<Limits>) => Reading
}

/** One table on its way: where it came from, what happened. */
export interface Job {
  table: TableSurvey
  file: number
  roster: RosterFacts | undefined
  faults: FaultList
  counts: Counts
  absent: number
  end: TableEnd | null
}

/** Thrown when something only found late refuses a table or a file: the run is rolled back and begins again without it. */
class Again {
  constructor(readonly refuse: (job: Job) => boolean) {}
}

export async function importFiles(store: Store, sources: Source[], options: ImportOptions = {}): Promise<ImportReport> {
  const ordered = [...sources].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const learned = options.learned ?? (await Promise.all(ordered.map((source) => recall(store, source.name))))
  const told = { ...options, learned }
  const read = options.reading ?? ((...args) => new LocalReading(...args))
  const reading = read(ordered, store.rosters, told, options.limits ?? {})
  try {
    const surveys: FileSurvey[] = []
    for (const index of ordered.keys()) surveys.push(await reading.survey(index))
    const report = await (options.dryRun
      ? preview(store, reading, surveys, told)
      : untilSettled(surveys, store, (refused) =>
          store.write((writer) => run(store, writer, reading, surveys, refused, told)),
        ))
    if (report.totals.created + report.totals.updated > 500 && !options.dryRun) await store.settle()
    return report
  } finally {
    await reading.close()
  }
}

/** Runs; begins again without what is only found late to be refused. Each round refuses more, so it ends. */
async function untilSettled<T>(
  surveys: FileSurvey[],
  store: Store,
  round: (refused: Set<TableSurvey>) => Promise<T>,
): Promise<T> {
  const refused = new Set<TableSurvey>()
  for (;;) {
    try {
      return await round(refused)
    } catch (error) {
      if (!(error instanceof Again)) throw error
      for (const survey of surveys)
        for (const table of survey.tables) if (error.refuse(jobOf(table, survey, store.rosters))) refused.add(table)
    }
  }
}

/** The real run, remembered write by write and rolled back; what it would have done becomes a stored plan. Files that all came in before leave none. */
async function preview(
  store: Store,
  reading: Reading,
  surveys: FileSurvey[],
  options: ImportOptions,
): Promise<ImportReport> {
  const draft = await untilSettled(surveys, store, (refused) => {
    const rows = new PlanRows()
    const verdict = (one: Verdict & Place): void => {
      rows.add(one)
      options.verdict?.(one)
    }
    return store.write<{ report: ImportReport; recorder: Recorder; rows: PlanRows } | ImportReport>(async (writer) => {
      const recorder = new Recorder(writer)
      const report = await run(store, recorder, reading, surveys, refused, { ...options, verdict })
      throw new Discard({ report, recorder, rows })
    })
  })
  if ('totals' in draft) return { ...draft, dryRun: true }
  const base = Number(draft.report.id) - 1
  const report = { ...draft.report, id: null, dryRun: true }
  return { ...report, plan: await storePlan(store, base, report, draft.recorder.writes, draft.rows) }
}

/**
 * What an import would say of every row, without a transaction and without a plan. For files made from what the store holds:
 * rows that come back exactly are `unchanged` and have the id they were made from.
 */
export async function rehearse(
  store: Store,
  sources: Source[],
  options: ImportOptions = {},
): Promise<(Verdict & Place)[]> {
  const reading = new LocalReading(sources, store.rosters, options, options.limits)
  try {
    const surveys: FileSurvey[] = []
    for (const index of sources.keys()) surveys.push(await reading.survey(index))
    return await untilSettled(surveys, store, async (refused) => {
      const verdicts: (Verdict & Place)[] = []
      const verdict = (one: Verdict & Place) => verdicts.push(one)
      await run(store, mute(store), reading, surveys, refused, { ...options, again: true, forget: true, verdict })
      return verdicts
    })
  } finally {
    await reading.close()
  }
}

const jobOf = (table: TableSurvey, survey: FileSurvey, rosters: RosterFacts[]): Job => {
  const faults = new FaultList()
  for (const one of table.faults) faults.add(one)
  return {
    table,
    file: survey.tables.length > 0 ? table.file : -1,
    roster: rosters.find((r) => r.name === table.roster),
    faults,
    counts: noCounts(),
    absent: 0,
    end: null,
  }
}

async function run(
  store: Store,
  writer: Writer,
  reading: Reading,
  surveys: FileSurvey[],
  refused: Set<TableSurvey>,
  options: ImportOptions,
): Promise<ImportReport> {
  const started = new Date().toISOString()
  const [[last]] = await writer.read('SELECT max(id) FROM "import"')
  const importId = Number(last ?? 0) + 1
  const known = options.again ? new Set<number>() : await duplicates(writer, surveys, options)
  const jobs = surveys.flatMap((survey, n) =>
    known.has(n) ? [] : survey.tables.map((table) => jobOf(table, survey, store.rosters)),
  )
  const usable = inOrder(
    jobs.filter((job) => isUsable(job.table) && !refused.has(job.table)),
    store.rosters,
    surveys,
  )
  await settle(store, writer, reading, usable, surveys, importId, options)
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
          .map((job) => ({ roster: job.roster!.name, file: surveys[job.file].name })),
        options.map,
        options.moneyUnit,
      ),
    )
  return report
}

/** Tables in the order they are settled: rosters that others link to first, then by file and place, so that the order of files makes no difference. */
function inOrder(jobs: Job[], rosters: RosterFacts[], surveys: FileSurvey[]): Job[] {
  const place = new Map(settlingOrder(rosters).map((roster, i) => [roster, i]))
  const file = (job: Job): string => `${surveys[job.file].name}\u0001${surveys[job.file].sha256}`
  return [...jobs].sort(
    (a, b) =>
      place.get(a.roster!)! - place.get(b.roster!)! ||
      (file(a) < file(b) ? -1 : file(a) > file(b) ? 1 : 0) ||
      a.table.sheetIndex - b.table.sheetIndex ||
      a.table.from - b.table.from,
  )
}

async function settle(
  store: Store,
  writer: Writer,
  reading: Reading,
  jobs: Job[],
  surveys: FileSurvey[],
  importId: number,
  options: ImportOptions,
): Promise<void> {
  const directories = new Directories(writer, store.rosters)
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
      ((one) =>
        options.verdict!({ ...one, file: surveys[jobs[one.table].file].name, sheet: jobs[one.table].table.sheet })),
  }
  for (const [n, job] of jobs.entries()) {
    await directories.ensure(job.roster!)
    await settleTable(shared, n, job, reading, surveys[job.file].name, options)
    if (job.roster!.prefix) await directories.renamed()
  }
  await finishLinks(shared, directories)
  await settleAbsent(shared, jobs)
}

/** Gives every table its id and writes down what its columns mean. */
async function number(writer: Writer, jobs: Job[], surveys: FileSurvey[]): Promise<Shared['tables']> {
  const [[last]] = await writer.read('SELECT max(id) FROM import_sheet')
  return jobs.map((job, n) => ({ table: job.table, file: surveys[job.file].name, sheetId: Number(last ?? 0) + 1 + n }))
}

async function settleTable(
  shared: Shared,
  n: number,
  job: Job,
  reading: Reading,
  file: string,
  options: ImportOptions,
): Promise<void> {
  const settler = new Settler(shared, n, job.roster!, job.faults.add)
  const stream = reading.table(job.file, job.table)
  let rows = 0
  for await (const batch of stream.batches()) {
    await settler.batch(batch.rows)
    await keep(shared.writer, shared.tables[n].sheetId, batch.shown)
    rows += batch.rows.length
    options.progress?.({ file, sheet: job.table.sheet, rows })
  }
  job.end = stream.end()
  job.counts = settler.counts
  for (const one of job.end.faults) job.faults.add(one)
  if (rows === 0 && isWhole(job.table) && !waits(job.end)) job.faults.add(noRows(job.table))
  if (!job.end.personal) return
  const persons = job.end.faults.filter((one) => one.code === 'PERSONAL_DATA')
  throw new Again(({ table }) => {
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
  return fault('NO_TABLE', `第 ${at} 行表头下面没有数据行`, `there are no rows of data below the header in row ${at}`, {
    severity: 'warning',
  })
}

/** Links that waited for a roster settled later. */
async function finishLinks({ writer, importId, deferred }: Shared, directories: Directories): Promise<void> {
  for (const { roster, id, cell, resolver, parts, report, at } of deferred) {
    await directories.ensure(roster)
    resolver.forget()
    const found = resolver.resolve(parts)
    if (found && 'trouble' in found) {
      const { code, zh, en } = found.trouble
      report({
        ...fault(code, `${at.address ?? ''}：“${at.found}”——${zh}`, `${at.address ?? ''}: “${at.found}”: ${en}`, at),
        severity: 'warning',
      })
    } else if (found && 'bare' in found) {
      const { directory } = found.bare
      const row = bear(found.bare, directory.nextId, importId)
      await writer.insert(directory.roster.table, tableColumns(directory.roster), [row])
      await point(writer, roster, cell.name, id, row[0] as number)
    } else if (found) await point(writer, roster, cell.name, id, found.id)
  }
}

const point = (writer: Writer, roster: RosterFacts, cell: string, id: number, target: number): Promise<void> =>
  writer.run(`UPDATE "${roster.table}" SET "${roster.columns[roster.slots.get(cell)!].name}" = ? WHERE id = ?`, [
    target,
    id,
  ])

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

/** Strict: a file with any error-level fault is left out whole, and the run begins again without it. */
function refuseFiles(report: ImportReport, refused: Set<TableSurvey>, surveys: FileSurvey[]): void {
  const bad = report.files.flatMap((file, n) => (file.status === 'partial' ? [n] : []))
  const tables = new Set(
    bad.flatMap((n) => surveys[n].tables).filter((table) => isUsable(table) && !refused.has(table)),
  )
  if (tables.size === 0) return
  for (const n of bad) {
    for (const [i, sheet] of report.files[n].sheets.entries())
      surveys[n].tables[i].faults.push(
        ...sheet.faults.filter((one) => one.severity === 'error' && !surveys[n].tables[i].faults.includes(one)),
      )
    surveys[n].faults.push(
      fault(
        'RULE',
        '按 --strict 要求，文件有错误，整个文件没有导入',
        'refused whole: the file has errors and --strict was asked for',
        { rule: 'STRICT' },
      ),
    )
  }
  throw new Again((job) => tables.has(job.table))
}
