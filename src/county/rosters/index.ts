/** The rosters, parents before children. Adding one is one file and one line here. */
import { factsOf } from '../../facts/roster'
import { Agreement } from './agreement'
import { AssessmentFramework } from './assessment-framework'
import { AssessmentScore } from './assessment-score'
import { ChannelReading } from './channel-reading'
import { County } from './county'
import { DemonstrationSite } from './demonstration-site'
import { FundAllocation } from './fund-allocation'
import { FundingSource } from './funding-source'
import { GoalTask } from './goal-task'
import { Investment } from './investment'
import { LeadingGroup } from './leading-group'
import { Milestone } from './milestone'
import { PovertyExit } from './poverty-exit'
import { PublicityChannel } from './publicity-channel'
import { PublicityRecord } from './publicity-record'
import { Recognition } from './recognition'
import { SupervisionFinding } from './supervision-finding'
import { SupervisionRound } from './supervision-round'
import { Township } from './township'
import { Unit } from './unit'
import { Village } from './village'
import { WorkplanTask } from './workplan-task'

export const rosters = [
  County,
  Township,
  Village,
  Unit,
  LeadingGroup,
  PovertyExit,
  FundingSource,
  DemonstrationSite,
  FundAllocation,
  Investment,
  GoalTask,
  WorkplanTask,
  PublicityChannel,
  ChannelReading,
  PublicityRecord,
  SupervisionRound,
  SupervisionFinding,
  Agreement,
  AssessmentFramework,
  AssessmentScore,
  Recognition,
  Milestone,
].map(factsOf)
