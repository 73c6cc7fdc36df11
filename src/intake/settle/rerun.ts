/** A run that finds late what has to be refused is rolled back and begins again without it: what is refused comes in with the files, the run's result goes out. */
import { itemAt } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import type { ImportReport } from '../model/report'
import { type FileSurvey, fault, type TableSurvey } from '../model/table'
import { isUsable } from '../survey/survey'
import { type Job, jobOf } from './job'

/** Thrown when something only found late refuses a table or a file. */
export class Rerun {
  constructor(readonly refuse: (job: Job) => boolean) {}
}

/** Runs; begins again without what is only found late to be refused. Each round refuses more, so it ends. */
export async function untilSettled<T>(
  surveys: FileSurvey[],
  rosters: RosterFacts[],
  round: (refused: Set<TableSurvey>) => Promise<T>,
): Promise<T> {
  const refused = new Set<TableSurvey>()
  for (;;) {
    try {
      return await round(refused)
    } catch (error) {
      if (!(error instanceof Rerun)) throw error
      for (const survey of surveys)
        for (const table of survey.tables) if (error.refuse(jobOf(table, survey, rosters))) refused.add(table)
    }
  }
}

/** Strict: a file with any error-level fault is left out whole, and the run begins again without it. */
export function refuseFiles(report: ImportReport, refused: Set<TableSurvey>, surveys: FileSurvey[]): void {
  const bad = report.files.flatMap((file, n) =>
    file.status === 'partial' ? [{ file, survey: itemAt(surveys, n) }] : [],
  )
  const tables = new Set(
    bad.flatMap(({ survey }) => survey.tables).filter((table) => isUsable(table) && !refused.has(table)),
  )
  if (tables.size === 0) return
  for (const { file, survey } of bad) {
    for (const [i, sheet] of file.sheets.entries()) {
      const { faults } = itemAt(survey.tables, i)
      faults.push(...sheet.faults.filter((one) => one.severity === 'error' && !faults.includes(one)))
    }
    survey.faults.push(fault('file.strict', {}, { rule: 'STRICT' }))
  }
  throw new Rerun((job) => tables.has(job.table))
}
