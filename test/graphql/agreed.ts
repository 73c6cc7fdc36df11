/** The names everything agrees on, written down apart from the code: roster, its two root fields, and each field with its kind. `~` may carry a qualifier, `!` required, `→X←list` a link and its reverse list. */
export const agreed = `
County counties county
  name: text!
  code: text
  programmeLevel: choice NATIONAL,PROVINCIAL,MUNICIPAL
  leadUnit: →Unit
Township townships township
  name: text!
  county: →County←townships
  code: text
  category: choice TOWN,TOWNSHIP,ETHNIC_TOWNSHIP,SUBDISTRICT
  villageCount: whole
  communityCount: whole
  poorVillageCount: whole
  households: whole
  population: whole
  minorityPopulation: whole
  asOf: day
Village villages village
  name: text!
  township: →Township←villages!
  code: text
  naturalVillageCount: whole
  groupCount: whole
  households: whole
  population: whole
  minorityHouseholds: whole
  minorityPopulation: whole
  hasMinorityResidents: flag
  isMinorityConcentrated: flag
  isEthnicVillage: flag
  isRegisteredPoor: flag
  cultivatedLand: decimal
  collectiveIncome: money
  perCapitaIncome: money
Unit units unit
  name: text!
  creditCode: text
  category: choice AGENCY,INSTITUTION,TOWNSHIP,COMMUNITY,VILLAGE,SCHOOL,ENTERPRISE,HOSPITAL,HERITAGE_SITE,RELIGIOUS_VENUE,SOCIAL_ORGANIZATION,OTHER
  township: →Township←units
  village: →Village←units
  isCountyDirect: flag
  isKeyUnit: flag
  isCoFunder: flag
  hasLeadingGroup: flag
  hasPlan: flag
  hasLetter: flag
  needsLetter: flag
  leadingGroupOn: day
  planOn: day
  letterOn: day
  dedicatedStaff: whole
  designationLevel: choice NATIONAL,PROVINCIAL,MUNICIPAL,COUNTY
  designationBatch: text
  designatedOn: day
  designationValidUntil: day
LeadingGroup leadingGroups leadingGroup
  name: text!
  category: choice CREATION,SUPERVISION
  level: choice COUNTY,UNIT
  unit: →Unit←leadingGroups
  headPost: text
  memberUnits: whole
  establishedOn: day
  document: text
PovertyExit povertyExits povertyExit
  village: →Village←povertyExits!
  year: year!
  registeredHouseholds: whole
  registeredPopulation: whole
  exitedHouseholds: whole
  exitedPopulation: whole
  remainingHouseholds: whole
  remainingPopulation: whole
  relapsedHouseholds: whole
  relapsedPopulation: whole
  minorityRegisteredHouseholds: whole
  minorityExitedHouseholds: whole
  ruralPopulation: whole
  incidence: percent
  exitYear: year
  exitDocument: text
  criteriaMet: whole
  criteriaTotal: whole
FundingSource fundingSources fundingSource
  name: text!
  year: year!
  level: choice CENTRAL,PROVINCIAL,MUNICIPAL,COUNTY,UNIT
  channel: choice UPPER_SPECIAL,COUNTY_SUBSIDY,OWN_SOURCE
  line: text
  document: text
  inPlan: flag
  planned: money
  allocated: money
FundAllocation fundAllocations fundAllocation
  source: →FundingSource←allocations!
  recipient: →Unit←allocations!
  site: →DemonstrationSite←allocations
  document: text
  purpose: text
  functionCode: text
  planned: money
  approved: money
  allocated: money
  received: money
  disbursed: money
  paid: money
  allocatedOn: day
  receivedOn: day
  paidAsOf: day
  disclosedOn: day
Investment investments investment
  name: text!
  code: text
  year: year!
  category: choice INFRASTRUCTURE,INDUSTRY,EDUCATION,HEALTH,HOUSING,WATER,EMPLOYMENT,CULTURE,MANAGEMENT,OTHER
  nature: choice NEW,CONTINUED,REBUILD,EXTENSION,REBUILD_EXTENSION,RELOCATION
  township: →Township←investments
  village: →Village←investments
  place: text
  implementer: →Unit←investments
  authority: →Unit
  source: →FundingSource←investments
  total: money
  central: money
  provincial: money
  municipal: money
  county: money
  selfRaised: money
  otherFunds: money
  annualPlan: money
  completed: money
  paid: money
  libraryStatus: choice ADMITTED,WITHDRAWN,NONE
  progress: percent
  status: choice PLANNED,STARTED,COMPLETED,ACCEPTED,SUSPENDED,WITHDRAWN
  startOn: day
  plannedCompletionOn: day
  completedOn: day
  acceptedOn: day
  beneficiaryHouseholds: whole
  beneficiaryPoorHouseholds: whole
  beneficiaryPopulation: whole
  scope: text
DemonstrationSite demonstrationSites demonstrationSite
  name: text!
  unit: →Unit←sites!
  domain: text
  baseLevels: text
  progress: percent
  status: choice NOT_STARTED,ON_TRACK,BASICALLY_COMPLETE,COMPLETE,LAGGING
  plannedCompletionOn: day
  forecastCompletionOn: day
  completedOn: day
  plannedCost: money
GoalTask goalTasks goalTask
  code: text!
  title: text!
  unit: →Unit←goalTasks!
  group: choice JING,TE,YOU,JIN,OTHER
  supporters: text
  dueOn: day
  completedOn: day
  status: choice NOT_STARTED,IN_PROGRESS,COMPLETE
WorkplanTask workplanTasks workplanTask
  code: text!
  title: text!
  lead: →Unit←workplanTasks
  supporters: text
  dueOn: day
  completedOn: day
  status: choice NOT_STARTED,IN_PROGRESS,COMPLETE
PublicityChannel publicityChannels publicityChannel
  name: text!
  category: choice WECHAT_OFFICIAL_ACCOUNT,WECHAT_GROUP,MEDIA,STREET,OTHER
  operator: →Unit←channels
  audience: text
  openedOn: day
  followers: whole~
  asOf: day
ChannelReading channelReadings channelReading
  channel: →PublicityChannel←readings!
  asOf: day!
  followers: whole~
  posts: whole
  reads: whole
PublicityRecord publicityRecords publicityRecord
  title: text!
  category: choice POST,MEDIA_REPORT,SIGN,PUBLICITY_MONTH,OUTREACH,INITIATIVE,MONTHLY_THEME,FLAG_DONATION,CONTEST,PERFORMANCE,SPEECH,EXHIBITION,STUDY_MEETING,OTHER
  channel: →PublicityChannel←records
  organizer: →Unit←publicityRecords
  coOrganizers: text
  participantList: text
  heldOn: day
  ordinal: whole
  quantity: whole~
  participatingUnits: whole
  participants: whole~
  reads: whole
  place: text
SupervisionRound supervisionRounds supervisionRound
  year: year!
  level: choice! COUNTY,MUNICIPAL,PROVINCIAL
  sequence: whole!
  category: choice INSPECTION,CPPCC_SURVEY,OBSERVATION,OTHER
  inspector: text
  startOn: day
  endOn: day
SupervisionFinding supervisionFindings supervisionFinding
  round: →SupervisionRound←findings!
  code: text!
  unit: →Unit←findings!
  category: choice ATTENTION_LACKING,POLICY_STUDY_WEAK,PROGRESS_LAG,FUNDING,RECORDS,OTHER
  description: text
  measure: text
  action: choice INTERVIEW,FORMAL_INTERVIEW,GUIDANCE,CIRCULAR,NONE
  dueOn: day
  rectifiedOn: day
  closedOn: day
  status: choice OPEN,IN_PROGRESS,RECTIFIED,CLOSED
Agreement agreements agreement
  title: text!
  unit: →Unit←agreements
  field: choice EDUCATION,CULTURE,INDUSTRY,OTHER
  partner: text
  form: text
  status: choice INTENTION,SIGNED,ENDED
  signedOn: day
  pupils: whole
AssessmentScore assessmentScores assessmentScore
  framework: text!
  year: year!
  code: text!
  title: text!
  parent: text
  category: choice BASE,BONUS,PENALTY,VETO
  maxScore: decimal
  selfScore: decimal
  reviewScore: decimal
  reason: text
  unit: →Unit←scores
  vetoTriggered: flag
AssessmentFramework assessmentFrameworks assessmentFramework
  name: text!
  year: year!
  totalScore: decimal
  passScore: decimal
  document: text
Recognition recognitions recognition
  title: text!
  unit: →Unit←recognitions!
  grantorLevel: choice NATIONAL,PROVINCIAL,MUNICIPAL,COUNTY
  form: text
  grantedOn: day
Milestone milestones milestone
  title: text!
  category: choice PROMOTION_MEETING,OBSERVATION,PEER_INSPECTION,ACCEPTANCE,WORKPLAN,OTHER
  level: choice PROVINCIAL,MUNICIPAL,COUNTY
  plannedOn: day
  heldOn: day
`
