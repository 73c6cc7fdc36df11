/** Files come in, the report of their import goes out; the inbox of `serve` and the command `import` share this. */

import { importFiles } from '../intake/intake'
import type { ImportOptions } from '../intake/model/import-options'
import type { ImportReport } from '../intake/model/report'
import { threadReading } from '../intake/read/reading-thread'
import { applyPlan } from '../intake/settle/plan'
import { Refusal } from '../messages/refusal'
import { both } from '../messages/words'
import type { Store } from '../store/store'
import type { ExitCode } from './command'
import { openDatabase, openExisting } from './database'
import type { FoundSources } from './input/sources'
import { progressLine } from './output/progress'
import { reportLines } from './output/report-lines'
import { say } from './output/say'

export async function importSources(db: string, found: FoundSources, options: ImportOptions): Promise<ImportReport> {
  if (found.sources.length === 0) throw new Refusal('cli.no-workbooks', { skipped: found.skipped })
  const store = await openDatabase(db)
  try {
    return await importInto(store, found, options)
  } finally {
    await store.close()
  }
}

export async function importInto(
  store: Store,
  { sources }: FoundSources,
  options: ImportOptions,
): Promise<ImportReport> {
  const progress = progressLine(process.stderr, sources.length)
  const at: ImportOptions['progress'] = ({ file, sheet, rows }) => progress.at(`${file} · ${sheet}`, rows, file)
  try {
    return await importFiles(store, sources, {
      ...options,
      reading: threadReading(require.resolve('../county/rosters')),
      progress: at,
    })
  } finally {
    progress.clear()
  }
}

export async function applyInto(db: string, plan: string): Promise<ImportReport> {
  const store = await openExisting(db)
  try {
    return await applyPlan(store, plan)
  } finally {
    await store.close()
  }
}

export function tellReport(report: ImportReport, skipped: string[] = []): void {
  for (const path of skipped) say(both(`${path}：不是工作簿，已跳过`, 'not a workbook, skipped'))
  for (const line of reportLines(report)) say(line)
}

/** Nothing could be done when every file was refused; a file that came in before is done. */
export function exitCodeOf({ files, totals }: ImportReport): ExitCode {
  if (files.every(({ status }) => status === 'refused')) return 2
  return totals.refused > 0 || files.some(({ status }) => status === 'partial' || status === 'refused') ? 1 : 0
}
