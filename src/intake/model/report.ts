/** The import report: what happened to every file and sheet, in the shape users and scripts rely on. */

import type { ControlTotal, Fault, FileSurvey, IgnoredColumn, TableEnd, TableSurvey } from './table'
import { type Counts, noCounts } from './verdict'

type FileStatus = 'imported' | 'partial' | 'refused' | 'duplicate'

export interface SheetReport {
  sheet: string
  roster: string | null
  /** Why there is no roster. */
  reason: { zh: string; en: string } | null
  headerRows: number[]
  columns: { column: string; header: string; field: string; unit: string | null; by: string }[]
  ignoredColumns: IgnoredColumn[]
  counts: Omit<Counts, 'linked' | 'conflicts'> & { absent: number; skippedRows: TableEnd['skipped'] }
  controlTotals: ControlTotal[]
  /** At most 500 of each code; `faultCounts` counts them all. */
  faults: Fault[]
  faultCounts: Record<string, number>
}

export interface FileReport {
  file: string
  sha256: string
  status: FileStatus
  sheets: SheetReport[]
  /** How the file was understood, where that is worth telling: a decoded character set, HTML saved as .xls. */
  notes: { zh: string; en: string }[]
  /** Of the file itself. */
  faults: Fault[]
}

export interface ImportReport {
  /** Null for a dry run, and when every file had come in before: nothing was done then. */
  id: string | null
  dryRun: boolean
  totals: Counts & { absent: number }
  plan?: string
  files: FileReport[]
}

const MAX_FAULTS = 500

/** Gathers the faults of one sheet: every one is counted, the first 500 of each code are listed. */
export class FaultList {
  readonly listed: Fault[] = []
  readonly counts: Record<string, number> = {}
  errors = 0

  add = (one: Fault): void => {
    const n = (this.counts[one.code] ?? 0) + 1
    this.counts[one.code] = n
    if (one.severity === 'error') this.errors++
    if (n <= MAX_FAULTS) this.listed.push(one)
  }
}

export function sheetReport(
  table: TableSurvey,
  counts: Counts,
  absent: number,
  end: TableEnd | null,
  faults: FaultList,
): SheetReport {
  const why = table.roster === null ? table.faults[0]?.message : null
  const { linked: _linked, conflicts: _conflicts, ...own } = counts
  return {
    sheet: table.sheet,
    roster: table.roster,
    reason: why ?? null,
    headerRows: table.headerRows ? span(...table.headerRows) : [],
    columns: table.columns.map(({ column, header, field, unit, by }) => ({ column, header, field, unit, by })),
    ignoredColumns: table.ignored,
    counts: { ...own, absent, skippedRows: end?.skipped ?? [] },
    controlTotals: end?.controlTotals ?? [],
    faults: faults.listed,
    faultCounts: faults.counts,
  }
}

const span = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)

export function fileReport(survey: FileSurvey, status: FileStatus, sheets: SheetReport[]): FileReport {
  return { file: survey.name, sha256: survey.sha256, status, sheets, notes: survey.notes, faults: survey.faults }
}

/** Rows that were handed out and have not been filled in yet. */
export const waitingRows = ({ counts }: SheetReport): number =>
  counts.skippedRows.filter(({ reason }) => reason === WAITS).length

/** imported: every table went in whole; partial: something was refused; refused: nothing went in, and nothing waits. */
export function statusOf(sheets: SheetReport[], faults: Fault[]): FileStatus {
  const kept = sheets.some((s) => s.counts.created + s.counts.updated + s.counts.unchanged + waitingRows(s) > 0)
  const lost =
    faults.some((f) => f.severity === 'error') ||
    sheets.some((s) => s.counts.refused > 0 || s.faults.some((f) => f.severity === 'error'))
  if (!kept) return 'refused'
  return lost ? 'partial' : 'imported'
}

export function total(sheets: { counts: Counts; absent: number }[]): ImportReport['totals'] {
  const sum = { ...noCounts(), absent: 0 }
  for (const { counts, absent } of sheets) {
    for (const key of Object.keys(counts) as (keyof Counts)[]) sum[key] += counts[key]
    sum.absent += absent
  }
  return sum
}

/** Why such a row was skipped. */
export const WAITS = 'waiting'

/** The report as users and scripts have it: its faults in words, without what those are made of. */
export function plainReport(report: ImportReport): ImportReport {
  const plain = ({ said: _said, ...fault }: Fault): Fault => fault
  const files = report.files.map((file) => ({
    ...file,
    faults: file.faults.map(plain),
    sheets: file.sheets.map((sheet) => ({ ...sheet, faults: sheet.faults.map(plain) })),
  }))
  return { ...report, files }
}
