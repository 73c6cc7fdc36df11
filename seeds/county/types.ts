/**
 * The shapes of the sample county's rows, in the words of the rosters. Money is yuan with two places in a string,
 * decimals and percentages are strings, days are EDTF strings, choices are their codes, and a link is the natural key of
 * the row it points to. `null` is a cell left blank.
 */
export type Money = string
export type Decimal = string
export type Day = string
/** A link by a name that is unique in its roster. */
export type Name = string

export type VillageKey = { township: Name; name: string }
export type SourceKey = { name: string; year: number }
export type SiteKey = { unit: Name; name: string }
export type RoundKey = { year: number; level: Level; sequence: number }

type Level = 'NATIONAL' | 'PROVINCIAL' | 'MUNICIPAL' | 'COUNTY'
type TaskStatus = 'NOT_STARTED' | 'IN_PROGRESS' | 'COMPLETE'
type Qualifier = 'EXACT' | 'ABOUT' | 'OVER' | 'NEARLY' | 'AT_LEAST'

export type County = { name: string; code: string; programmeLevel: Level; leadUnit: Name }

export type Township = {
  name: string
  county: Name
  code: string
  category: 'TOWN' | 'TOWNSHIP' | 'ETHNIC_TOWNSHIP' | 'SUBDISTRICT'
  villageCount: number
  communityCount: number
  poorVillageCount: number
  households: number
  population: number
  minorityPopulation: number
  asOf: Day
}

export type Village = {
  name: string
  township: Name
  code: string
  naturalVillageCount: number
  groupCount: number
  households: number
  population: number
  minorityHouseholds: number
  minorityPopulation: number
  hasMinorityResidents: boolean
  isMinorityConcentrated: boolean
  isEthnicVillage: boolean
  isRegisteredPoor: boolean
  cultivatedLand: Decimal
  collectiveIncome: Money
  perCapitaIncome: Money
}

export type UnitCategory =
  | 'AGENCY'
  | 'INSTITUTION'
  | 'TOWNSHIP'
  | 'COMMUNITY'
  | 'VILLAGE'
  | 'SCHOOL'
  | 'ENTERPRISE'
  | 'HOSPITAL'
  | 'HERITAGE_SITE'
  | 'RELIGIOUS_VENUE'
  | 'SOCIAL_ORGANIZATION'
  | 'OTHER'

export type Unit = {
  name: string
  creditCode: string
  category: UnitCategory
  township: Name | null
  village: VillageKey | null
  isCountyDirect: boolean
  isKeyUnit: boolean
  isCoFunder: boolean
  hasLeadingGroup: boolean
  hasPlan: boolean
  hasLetter: boolean
  needsLetter: boolean
  leadingGroupOn: Day | null
  planOn: Day | null
  letterOn: Day | null
  dedicatedStaff: number | null
  designationLevel: Level | null
  designationBatch: string | null
  designatedOn: Day | null
  designationValidUntil: Day | null
}

export type LeadingGroup = {
  name: string
  category: 'CREATION' | 'SUPERVISION'
  level: 'COUNTY' | 'UNIT'
  unit: Name | null
  headPost: string
  memberUnits: number | null
  establishedOn: Day
  document: string | null
}

export type PovertyExit = {
  village: VillageKey
  year: number
  registeredHouseholds: number
  registeredPopulation: number
  exitedHouseholds: number
  exitedPopulation: number
  remainingHouseholds: number
  remainingPopulation: number
  relapsedHouseholds: number
  relapsedPopulation: number
  minorityRegisteredHouseholds: number
  minorityExitedHouseholds: number
  ruralPopulation: number
  incidence: Decimal
  exitYear: number | null
  exitDocument: string | null
  criteriaMet: number | null
  criteriaTotal: number | null
}

export type FundingSource = {
  name: string
  year: number
  level: 'CENTRAL' | 'PROVINCIAL' | 'MUNICIPAL' | 'COUNTY' | 'UNIT'
  channel: 'UPPER_SPECIAL' | 'COUNTY_SUBSIDY' | 'OWN_SOURCE'
  line: string
  document: string | null
  inPlan: boolean | null
  planned: Money | null
  allocated: Money | null
}

export type FundAllocation = {
  source: SourceKey
  recipient: Name
  site: SiteKey | null
  document: string | null
  purpose: string
  functionCode: string | null
  planned: Money | null
  approved: Money | null
  allocated: Money
  received: Money | null
  disbursed: Money | null
  paid: Money | null
  allocatedOn: Day
  receivedOn: Day | null
  paidAsOf: Day | null
  disclosedOn: Day | null
}

export type Investment = {
  name: string
  code: string
  year: number
  category:
    | 'INFRASTRUCTURE'
    | 'INDUSTRY'
    | 'EDUCATION'
    | 'HEALTH'
    | 'HOUSING'
    | 'WATER'
    | 'EMPLOYMENT'
    | 'CULTURE'
    | 'MANAGEMENT'
    | 'OTHER'
  nature: 'NEW' | 'CONTINUED' | 'REBUILD' | 'EXTENSION' | 'REBUILD_EXTENSION' | 'RELOCATION'
  township: Name
  village: VillageKey | null
  place: string
  implementer: Name
  authority: Name
  source: SourceKey | null
  total: Money
  central: Money | null
  provincial: Money | null
  municipal: Money | null
  county: Money | null
  selfRaised: Money | null
  otherFunds: Money | null
  annualPlan: Money
  completed: Money
  paid: Money
  libraryStatus: 'ADMITTED' | 'WITHDRAWN' | 'NONE'
  progress: Decimal
  status: 'PLANNED' | 'STARTED' | 'COMPLETED' | 'ACCEPTED' | 'SUSPENDED' | 'WITHDRAWN'
  startOn: Day
  plannedCompletionOn: Day
  completedOn: Day | null
  acceptedOn: Day | null
  beneficiaryHouseholds: number
  beneficiaryPoorHouseholds: number
  beneficiaryPopulation: number
  scope: string
}

export type DemonstrationSite = {
  name: string
  unit: Name
  domain: string
  baseLevels: string | null
  progress: Decimal
  status: 'NOT_STARTED' | 'ON_TRACK' | 'BASICALLY_COMPLETE' | 'COMPLETE' | 'LAGGING'
  plannedCompletionOn: Day
  forecastCompletionOn: Day
  completedOn: Day | null
  plannedCost: Money
}

export type GoalTask = {
  code: string
  title: string
  unit: Name
  group: 'JING' | 'TE' | 'YOU' | 'JIN' | 'OTHER'
  supporters: string | null
  dueOn: Day
  completedOn: Day | null
  status: TaskStatus
}

export type WorkplanTask = {
  code: string
  title: string
  lead: Name
  supporters: string | null
  dueOn: Day
  completedOn: Day | null
  status: TaskStatus
}

export type PublicityChannel = {
  name: string
  category: 'WECHAT_OFFICIAL_ACCOUNT' | 'WECHAT_GROUP' | 'MEDIA' | 'STREET' | 'OTHER'
  operator: Name
  audience: string | null
  openedOn: Day | null
  followers: number | null
  followersQualifier?: Qualifier
  asOf: Day | null
}

export type ChannelReading = {
  channel: Name
  asOf: Day
  followers: number
  followersQualifier?: Qualifier
  posts: number
  reads: number
}

export type PublicityRecord = {
  title: string
  category:
    | 'POST'
    | 'MEDIA_REPORT'
    | 'SIGN'
    | 'PUBLICITY_MONTH'
    | 'OUTREACH'
    | 'INITIATIVE'
    | 'MONTHLY_THEME'
    | 'FLAG_DONATION'
    | 'CONTEST'
    | 'PERFORMANCE'
    | 'SPEECH'
    | 'EXHIBITION'
    | 'STUDY_MEETING'
    | 'OTHER'
  channel: Name | null
  organizer: Name
  coOrganizers: string | null
  participantList: string | null
  heldOn: Day
  ordinal: number | null
  quantity: number | null
  participatingUnits: number | null
  participants: number | null
  participantsQualifier?: Qualifier
  reads: number | null
  place: string | null
}

export type SupervisionRound = {
  year: number
  level: 'COUNTY' | 'MUNICIPAL' | 'PROVINCIAL'
  sequence: number
  category: 'INSPECTION' | 'CPPCC_SURVEY' | 'OBSERVATION' | 'OTHER'
  inspector: string
  startOn: Day
  endOn: Day
}

export type SupervisionFinding = {
  round: RoundKey
  code: string
  unit: Name
  category: 'ATTENTION_LACKING' | 'POLICY_STUDY_WEAK' | 'PROGRESS_LAG' | 'FUNDING' | 'RECORDS' | 'OTHER'
  description: string
  measure: string
  action: 'INTERVIEW' | 'FORMAL_INTERVIEW' | 'GUIDANCE' | 'CIRCULAR' | 'NONE'
  dueOn: Day
  rectifiedOn: Day | null
  closedOn: Day | null
  status: 'OPEN' | 'IN_PROGRESS' | 'RECTIFIED' | 'CLOSED'
}

export type Agreement = {
  title: string
  unit: Name
  field: 'EDUCATION' | 'CULTURE' | 'INDUSTRY' | 'OTHER'
  partner: string
  form: string
  status: 'INTENTION' | 'SIGNED' | 'ENDED'
  signedOn: Day | null
  pupils: number | null
}

export type AssessmentScore = {
  framework: string
  year: number
  code: string
  title: string
  parent: string | null
  category: 'BASE' | 'BONUS' | 'PENALTY' | 'VETO'
  maxScore: Decimal | null
  selfScore: Decimal | null
  reviewScore: Decimal | null
  reason: string | null
  unit: Name | null
  vetoTriggered: boolean | null
}

export type AssessmentFramework = {
  name: string
  year: number
  totalScore: Decimal
  passScore: Decimal
  document: string | null
}

export type Recognition = { title: string; unit: Name; grantorLevel: Level; form: string; grantedOn: Day | null }

export type Milestone = {
  title: string
  category: 'PROMOTION_MEETING' | 'OBSERVATION' | 'PEER_INSPECTION' | 'ACCEPTANCE' | 'WORKPLAN' | 'OTHER'
  level: 'PROVINCIAL' | 'MUNICIPAL' | 'COUNTY'
  plannedOn: Day
  heldOn: Day | null
}

export type CountyRows = {
  County: County[]
  Township: Township[]
  Village: Village[]
  Unit: Unit[]
  LeadingGroup: LeadingGroup[]
  PovertyExit: PovertyExit[]
  FundingSource: FundingSource[]
  FundAllocation: FundAllocation[]
  Investment: Investment[]
  DemonstrationSite: DemonstrationSite[]
  GoalTask: GoalTask[]
  WorkplanTask: WorkplanTask[]
  PublicityChannel: PublicityChannel[]
  ChannelReading: ChannelReading[]
  PublicityRecord: PublicityRecord[]
  SupervisionRound: SupervisionRound[]
  SupervisionFinding: SupervisionFinding[]
  Agreement: Agreement[]
  AssessmentScore: AssessmentScore[]
  AssessmentFramework: AssessmentFramework[]
  Recognition: Recognition[]
  Milestone: Milestone[]
}

export type RosterName = keyof CountyRows
