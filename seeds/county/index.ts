import { assessmentFrameworks, assessmentScores } from './assessment'
import { agreements, milestones, recognitions } from './cooperation'
import { fundAllocations, fundingSources } from './funds'
import { leadingGroups } from './groups'
import { investments } from './investments'
import { povertyExits } from './poverty'
import { channelReadings, publicityChannels, publicityRecords } from './publicity'
import { demonstrationSites, goalTasks } from './sites'
import { supervisionFindings, supervisionRounds } from './supervision'
import { county, townships } from './townships'
import type { CountyRows, RosterName } from './types'
import { units } from './units'
import { villages } from './villages'
import { workplanTasks } from './workplan'

export type { CountyRows, RosterName } from './types'

/** The sample county as of 15 June 2020, roster by roster, with the types of its rows. */
export const countyRows: CountyRows = {
  County: county,
  Township: townships,
  Village: villages,
  Unit: units,
  LeadingGroup: leadingGroups,
  PovertyExit: povertyExits,
  FundingSource: fundingSources,
  FundAllocation: fundAllocations,
  Investment: investments,
  DemonstrationSite: demonstrationSites,
  GoalTask: goalTasks,
  WorkplanTask: workplanTasks,
  PublicityChannel: publicityChannels,
  ChannelReading: channelReadings,
  PublicityRecord: publicityRecords,
  SupervisionRound: supervisionRounds,
  SupervisionFinding: supervisionFindings,
  Agreement: agreements,
  AssessmentScore: assessmentScores,
  AssessmentFramework: assessmentFrameworks,
  Recognition: recognitions,
  Milestone: milestones,
}

/** The same rows for code that walks over all rosters alike. */
export const sampleCounty: Record<RosterName, Record<string, unknown>[]> = countyRows

/** Values the report has blacked out: the sheets say `___`, the store keeps null and the reason REDACTED. */
export const redacted: { roster: RosterName; row: Record<string, unknown>; fields: string[] }[] = [
  { roster: 'FundingSource', row: { name: '示范县创建专项补助', year: 2020 }, fields: ['planned', 'allocated'] },
]

export function isRedacted(roster: RosterName, row: Record<string, unknown>, field: string): boolean {
  return redacted.some(
    (each) =>
      each.roster === roster &&
      each.fields.includes(field) &&
      Object.entries(each.row).every(([key, value]) => row[key] === value),
  )
}
