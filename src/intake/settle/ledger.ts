/** The ledger of imports: which files came in before, and what this import was. Reports come in; rows of the system tables go out. */

import { createHash } from 'node:crypto'
import { itemAt } from '../../facts/lists'
import { addFiles, importedBefore } from '../../store/ledger/files'
import { addImport } from '../../store/ledger/imports'
import { addSheets } from '../../store/ledger/sheets'
import type { Writer } from '../../store/store'
import type { ImportOptions } from '../model/import-options'
import type { ImportReport } from '../model/report'
import { type FileSurvey, fault } from '../model/table'
import type { Job } from './job'

/** Files that came in whole before, with the same wishes. */
export async function duplicates(writer: Writer, surveys: FileSurvey[], options: ImportOptions): Promise<Set<number>> {
  const found = new Set<number>()
  const met = new Set<string>()
  for (const [n, survey] of surveys.entries()) {
    if (!survey.sha256) continue
    const mark = fingerprint(survey, options)
    const before = await importedBefore(writer, mark)
    if (!before && !met.has(mark)) {
      met.add(mark)
      continue
    }
    found.add(n)
    const day = before?.finishedAt.slice(0, 10)
    const when = before
      ? { zh: `已在 ${day} 第 ${before.importId} 次导入`, en: `came in with import ${before.importId} on ${day}` }
      : { zh: '在本次导入中重复', en: 'is given twice' }
    survey.faults.push(fault('file.duplicate', { when }, { severity: 'warning' }))
  }
  return found
}

function fingerprint(
  survey: FileSurvey,
  { sheets, roster, moneyUnit, set, map, dropPersonal, strategy, blanks, fill }: ImportOptions,
): string {
  return createHash('sha256')
    .update(
      JSON.stringify([
        ...[survey.sha256, sheets, roster, moneyUnit, set, map, dropPersonal, strategy, blanks],
        ...(fill ? [[...fill].sort()] : []),
      ]),
    )
    .digest('hex')
}

interface Entry {
  importId: number
  started: string
  options: ImportOptions
  report: ImportReport
  surveys: FileSurvey[]
  usable: Job[]
}

/** Writes down the import itself: its files, its tables, its report. */
export async function record(writer: Writer, entry: Entry): Promise<void> {
  await addImport(writer, importRow(entry))
  const firstFile = await addFiles(
    writer,
    entry.surveys.map((survey, n) => fileRow(entry, survey, n)),
  )
  await addSheets(
    writer,
    entry.usable.map((job) => sheetRow(entry, job, firstFile + job.file)),
  )
}

function importRow({ importId, started, options, report }: Entry) {
  const { created, updated, unchanged, refused, absent, linked } = report.totals
  const faults = report.files.flatMap((file) => [...file.faults, ...file.sheets.flatMap((sheet) => sheet.faults)])
  const count = (severity: string): number => faults.filter((one) => one.severity === severity).length
  return {
    id: importId,
    kind: 'IMPORT' as const,
    startedAt: started,
    finishedAt: new Date().toISOString(),
    actor: options.actor ?? null,
    strategy: options.strategy ?? 'UPSERT',
    ...{ created, updated, unchanged, refused, absent, linked },
    errors: count('error'),
    warnings: count('warning'),
    report,
    reason: options.reason?.trim() ?? null,
  }
}

function fileRow({ importId, options, report }: Entry, survey: FileSurvey, n: number) {
  const { name, sha256, bytes } = survey
  const { status } = itemAt(report.files, n)
  return { importId, name, sha256, bytes, status, fingerprint: fingerprint(survey, options) }
}

function sheetRow({ importId }: Entry, { table, roster }: Job, fileId: number) {
  const columns = table.columns.map(({ column, header, field, unit, by, headingRow: row }) => ({
    column,
    header,
    field,
    unit,
    by,
    row,
  }))
  return { importId, fileId, name: table.sheet, roster: roster!.name, columns }
}
