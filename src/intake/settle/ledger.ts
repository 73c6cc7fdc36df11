/** The ledger of imports: which files came in before, and what this import was. Reports come in; rows of the system tables go out. */
import { createHash } from 'node:crypto'
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
    survey.faults.push(
      fault(
        'KEY_DUPLICATE',
        `内容完全相同的文件${when}，没有再次导入。如需重新导入请用 --again`,
        row
          ? `the same file came in with import ${row[0]} on ${String(row[1]).slice(0, 10)}; use --again to import it again`
          : 'the same file is given twice',
        { severity: 'warning' },
      ),
    )
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
export async function record(
  writer: Writer,
  { importId, started, options, report, surveys, usable }: Entry,
): Promise<void> {
  const { totals } = report
  const count = (severity: string): number =>
    report.files
      .flatMap((f) => [...f.faults, ...f.sheets.flatMap((s) => s.faults)])
      .filter((one) => one.severity === severity).length
  await writer.run(
    `INSERT INTO "import" (id, kind, started_at, finished_at, actor, strategy, created, updated, unchanged, refused, absent, linked, errors, warnings, report, reason) VALUES (?, 'IMPORT', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      importId,
      started,
      new Date().toISOString(),
      options.actor ?? null,
      options.strategy ?? 'UPSERT',
      totals.created,
      totals.updated,
      totals.unchanged,
      totals.refused,
      totals.absent,
      totals.linked,
      count('error'),
      count('warning'),
      JSON.stringify(report),
      options.reason?.trim() ?? null,
    ],
  )
  const [[lastFile]] = await writer.read('SELECT max(id) FROM import_file')
  for (const [n, survey] of surveys.entries())
    await writer.run(
      'INSERT INTO import_file (id, import_id, name, sha256, bytes, status, fingerprint) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [
        Number(lastFile ?? 0) + 1 + n,
        importId,
        survey.name,
        survey.sha256,
        survey.bytes,
        report.files[n].status,
        fingerprint(survey, options),
      ],
    )
  const [[lastSheet]] = await writer.read('SELECT max(id) FROM import_sheet')
  for (const [n, job] of usable.entries())
    await writer.run(
      'INSERT INTO import_sheet (id, import_id, file_id, name, roster, columns) VALUES (?, ?, ?, ?, ?, ?)',
      [
        Number(lastSheet ?? 0) + 1 + n,
        importId,
        Number(lastFile ?? 0) + 1 + job.file,
        job.table.sheet,
        job.roster!.name,
        JSON.stringify(
          job.table.columns.map(({ column, header, field, unit, by, headingRow }) => ({
            column,
            header,
            field,
            unit,
            by,
            row: headingRow,
          })),
        ),
      ],
    )
}
