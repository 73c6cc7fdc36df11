/**
 * The import, from top to bottom: survey the files → put their tables in order → settle each table against the store → links
 * that waited → what is absent → write down what happened. One transaction a call: it all counts, or nothing does. A dry run is
 * the real run rolled back.
 */
import { createHash } from 'node:crypto'
import type { RosterFacts } from '../facts/roster'
import type { Limits } from '../sheets/limits'
import { Discard, type Store, type Writer } from '../store/store'
import { keep } from './archive'
import { countAbsent } from './absent'
import { Directories, settlingOrder } from './directories'
import { LocalReading, type Reading, type Source } from './reading'
import { FaultList, type FileReport, fileReport, type ImportReport, noCounts, type SheetReport, sheetReport, statusOf, total } from './report'
import { type Counts, Settler, type Shared, type Strategy, type Verdict } from './settle'
import { isUsable, type ReadingOptions } from './survey'
import { type FileSurvey, fault, type TableEnd, type TableSurvey } from './table'
import { Touched } from './touched'

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
  /** Told of each row's verdict. */
  verdict?: (verdict: Verdict) => void
  /** Told now and then how far the import has come. */
  progress?: (at: { file: string; sheet: string; rows: number }) => void
  /** How files are read; in this thread unless stated. */
  reading?: (sources: Source[], rosters: RosterFacts[], options: ReadingOptions, limits: Partial<Limits>) => Reading
}

/** One table on its way: where it came from, what happened. */
interface Job {
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
  const read = options.reading ?? ((...args) => new LocalReading(...args))
  const reading = read(ordered, store.rosters, options, options.limits ?? {})
  try {
    const surveys: FileSurvey[] = []
    for (const index of ordered.keys()) surveys.push(await reading.survey(index))
    const refused = new Set<TableSurvey>()
    for (;;) {
      try {
        return await store.write((writer) => run(store, writer, reading, surveys, refused, options))
      } catch (error) {
        if (!(error instanceof Again)) throw error
        for (const survey of surveys) for (const table of survey.tables) if (error.refuse(jobOf(table, survey, store.rosters))) refused.add(table)
      }
    }
  } finally {
    await reading.close()
  }
}

const jobOf = (table: TableSurvey, survey: FileSurvey, rosters: RosterFacts[]): Job => {
  const faults = new FaultList()
  for (const one of table.faults) faults.add(one)
  return { table, file: survey.tables.length > 0 ? table.file : -1, roster: rosters.find((r) => r.name === table.roster), faults, counts: noCounts(), absent: 0, end: null }
}

async function run(store: Store, writer: Writer, reading: Reading, surveys: FileSurvey[], refused: Set<TableSurvey>, options: ImportOptions): Promise<ImportReport> {
  const started = new Date().toISOString()
  const [[last]] = await writer.read('SELECT max(id) FROM "import"')
  const importId = Number(last ?? 0) + 1
  const known = options.again ? new Set<number>() : await duplicates(writer, surveys, options)
  const jobs = surveys.flatMap((survey, n) => (known.has(n) ? [] : survey.tables.map((table) => jobOf(table, survey, store.rosters))))
  const usable = inOrder(jobs.filter((job) => isUsable(job.table) && !refused.has(job.table)), store.rosters, surveys)
  await settle(store, writer, reading, usable, surveys, importId, options)
  const report = summarise(surveys, jobs, known, String(importId), options)
  if (options.strict) refuseFiles(report, refused, surveys)
  await record(writer, { importId, started, options, report, surveys, usable })
  if (options.dryRun) throw new Discard({ ...report, id: null, dryRun: true })
  return report
}

/** Tables in the order they are settled: rosters that others link to first, then by file and place, so that the order of files makes no difference. */
function inOrder(jobs: Job[], rosters: RosterFacts[], surveys: FileSurvey[]): Job[] {
  const place = new Map(settlingOrder(rosters).map((roster, i) => [roster, i]))
  const file = (job: Job): string => `${surveys[job.file].name}\u0001${surveys[job.file].sha256}`
  return [...jobs].sort((a, b) => place.get(a.roster!)! - place.get(b.roster!)! || (file(a) < file(b) ? -1 : file(a) > file(b) ? 1 : 0) || a.table.sheetIndex - b.table.sheetIndex || a.table.from - b.table.from)
}

async function settle(store: Store, writer: Writer, reading: Reading, jobs: Job[], surveys: FileSurvey[], importId: number, options: ImportOptions): Promise<void> {
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
    verdict: options.verdict,
  }
  for (const [n, job] of jobs.entries()) {
    await directories.ensure(job.roster!)
    await settleTable(shared, n, job, reading, surveys[job.file].name, options)
    if (job.roster!.prefix) await directories.renamed()
  }
  await finishLinks(shared, directories)
  await countAbsent(writer, jobs, surveys, shared.touched)
}

/** Gives every table its id and writes down what its columns mean. */
async function number(writer: Writer, jobs: Job[], surveys: FileSurvey[]): Promise<Shared['tables']> {
  const [[last]] = await writer.read('SELECT max(id) FROM import_sheet')
  return jobs.map((job, n) => ({ table: job.table, file: surveys[job.file].name, sheetId: Number(last ?? 0) + 1 + n }))
}

async function settleTable(shared: Shared, n: number, job: Job, reading: Reading, file: string, options: ImportOptions): Promise<void> {
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
  if (!job.end.personal) return
  job.table.faults.push(...job.end.faults.filter((one) => one.code === 'PERSONAL_DATA'))
  throw new Again((other) => other.table === job.table)
}

/** Links that waited for a roster settled later. */
async function finishLinks(shared: Shared, directories: Directories): Promise<void> {
  for (const { roster, id, cell, resolver, parts, report, at } of shared.deferred) {
    await directories.ensure(roster)
    resolver.forget()
    const found = resolver.resolve(parts)
    if (found && 'bare' in found) {
      const { directory, cells } = found.bare
      const row = directory.nextId++
      const stored: (string | number | null)[] = new Array(directory.roster.columns.length).fill(null)
      for (const [name, values] of cells) for (const [i, value] of values.entries()) stored[directory.roster.slots.get(name)! + i] = value
      directory.add(row, stored)
      await shared.writer.insert(directory.roster.table, ['id', ...directory.roster.columns.map((c) => c.name), 'import_id', 'is_active', 'is_listed'], [[row, ...stored, shared.importId, 1, 0]])
      await point(shared.writer, roster, cell.name, id, row)
    } else if (found && 'id' in found) await point(shared.writer, roster, cell.name, id, found.id)
    else if (found) report({ ...fault(found.trouble.code, `${at.address ?? ''}：“${at.found}”——${found.trouble.zh}`, `${at.address ?? ''}: “${at.found}”: ${found.trouble.en}`, at), severity: 'warning' })
  }
}

const point = (writer: Writer, roster: RosterFacts, cell: string, id: number, target: number): Promise<void> =>
  writer.run(`UPDATE "${roster.table}" SET "${roster.columns[roster.slots.get(cell)!].name}" = ? WHERE id = ?`, [target, id])

/** Files that came in whole before, with the same wishes. */
async function duplicates(writer: Writer, surveys: FileSurvey[], options: ImportOptions): Promise<Set<number>> {
  const found = new Set<number>()
  const met = new Set<string>()
  for (const [n, survey] of surveys.entries()) {
    if (!survey.sha256) continue
    const mark = fingerprint(survey, options)
    const [row] = await writer.read(
      `SELECT f.import_id, i.finished_at FROM import_file f JOIN "import" i ON i.id = f.import_id WHERE f.fingerprint = ? AND f.status = 'imported' AND i.undone_by IS NULL ORDER BY f.import_id DESC LIMIT 1`,
      [mark],
    )
    if (!row && !met.has(mark)) {
      met.add(mark)
      continue
    }
    found.add(n)
    const when = row ? `已在 ${String(row[1]).slice(0, 10)} 第 ${row[0]} 次导入` : '在本次导入中重复'
    survey.faults.push(fault('KEY_DUPLICATE', `内容完全相同的文件${when}，没有再次导入。如需重新导入请用 --again`, row ? `the same file came in with import ${row[0]} on ${String(row[1]).slice(0, 10)}; use --again to import it again` : 'the same file is given twice', { severity: 'warning' }))
  }
  return found
}

function fingerprint(survey: FileSurvey, { sheets, roster, moneyUnit, set, map, dropPersonal, strategy, blanks }: ImportOptions): string {
  return createHash('sha256')
    .update(JSON.stringify([survey.sha256, sheets, roster, moneyUnit, set, map, dropPersonal, strategy, blanks]))
    .digest('hex')
}

function summarise(surveys: FileSurvey[], jobs: Job[], known: Set<number>, id: string, options: ImportOptions): ImportReport {
  const files: FileReport[] = surveys.map((survey, n) => {
    const sheets: SheetReport[] = jobs.filter((job) => job.file === n).map((job) => sheetReport(job.table, job.counts, job.absent, job.end, job.faults))
    return fileReport(survey, known.has(n) ? 'duplicate' : statusOf(sheets, survey.faults), sheets)
  })
  return { id, dryRun: options.dryRun ?? false, totals: total(jobs), files }
}

/** Strict: a file with any error-level fault is left out whole, and the run begins again without it. */
function refuseFiles(report: ImportReport, refused: Set<TableSurvey>, surveys: FileSurvey[]): void {
  const bad = report.files.flatMap((file, n) => (file.status === 'partial' ? [n] : []))
  const tables = new Set(bad.flatMap((n) => surveys[n].tables).filter((table) => isUsable(table) && !refused.has(table)))
  if (tables.size === 0) return
  for (const n of bad) {
    for (const [i, sheet] of report.files[n].sheets.entries()) surveys[n].tables[i].faults.push(...sheet.faults.filter((one) => one.severity === 'error' && !surveys[n].tables[i].faults.includes(one)))
    surveys[n].faults.push(fault('RULE', '按 --strict 要求，文件有错误，整个文件没有导入', 'refused whole: the file has errors and --strict was asked for', { rule: 'STRICT' }))
  }
  throw new Again((job) => tables.has(job.table))
}

interface Record_ {
  importId: number
  started: string
  options: ImportOptions
  report: ImportReport
  surveys: FileSurvey[]
  usable: Job[]
}

/** Writes down the import itself: its files, its tables, its report. */
async function record(writer: Writer, { importId, started, options, report, surveys, usable }: Record_): Promise<void> {
  const { totals } = report
  const count = (severity: string): number => report.files.flatMap((f) => [...f.faults, ...f.sheets.flatMap((s) => s.faults)]).filter((one) => one.severity === severity).length
  await writer.run(
    `INSERT INTO "import" (id, kind, started_at, finished_at, actor, strategy, created, updated, unchanged, refused, absent, linked, errors, warnings, report) VALUES (?, 'IMPORT', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [importId, started, new Date().toISOString(), options.actor ?? null, options.strategy ?? 'UPSERT', totals.created, totals.updated, totals.unchanged, totals.refused, totals.absent, totals.linked, count('error'), count('warning'), JSON.stringify(report)],
  )
  const [[lastFile]] = await writer.read('SELECT max(id) FROM import_file')
  for (const [n, survey] of surveys.entries())
    await writer.run('INSERT INTO import_file (id, import_id, name, sha256, bytes, status, fingerprint) VALUES (?, ?, ?, ?, ?, ?, ?)', [Number(lastFile ?? 0) + 1 + n, importId, survey.name, survey.sha256, survey.bytes, report.files[n].status, fingerprint(survey, options)])
  const [[lastSheet]] = await writer.read('SELECT max(id) FROM import_sheet')
  for (const [n, job] of usable.entries())
    await writer.run('INSERT INTO import_sheet (id, import_id, file_id, name, roster, columns) VALUES (?, ?, ?, ?, ?, ?)', [
      Number(lastSheet ?? 0) + 1 + n,
      importId,
      Number(lastFile ?? 0) + 1 + job.file,
      job.table.sheet,
      job.roster!.name,
      JSON.stringify(job.table.columns.map(({ column, header, field, unit, by }) => ({ column, header, field, unit, by }))),
    ])
}
