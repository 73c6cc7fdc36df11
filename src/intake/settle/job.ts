/** One table on its way through an import: where it came from, and what happened to it. */
import type { RosterFacts } from '../../facts/roster'
import { FaultList } from '../model/report'
import type { FileSurvey, TableEnd, TableSurvey } from '../model/table'
import { type Counts, noCounts } from '../model/verdict'

export interface Job {
  table: TableSurvey
  file: number
  roster: RosterFacts | undefined
  faults: FaultList
  counts: Counts
  absent: number
  end: TableEnd | null
}

export const jobOf = (table: TableSurvey, survey: FileSurvey, rosters: RosterFacts[]): Job => {
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
