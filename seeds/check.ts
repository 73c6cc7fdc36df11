/**
 * The validation rules of the product, written once more and by hand over the plain rows: what the sample breaks is
 * listed, so that a test can ask for an empty list. Errors and warnings alike; a missing side skips the comparison.
 */
import { itemAt } from '../src/facts/lists'
import type { CountyRows } from './county'

type Maybe = string | number | null | undefined

/** Money strings and counts as numbers, in fen and units; exact for amounts of this size. */
export const fen = (money: Maybe): number => Math.round(Number(money ?? 0) * 100)
export const total = (values: number[]): number => values.reduce((all, value) => all + value, 0)
/** `percent(310000, 1040000)` is 29.81. */
export const percent = (part: number, whole: number): number => Math.round((10_000 * part) / whole) / 100

/** First and last day of a day string, so that a month or a span compares as an interval. */
export function span(day: string): [string, string] {
  const [from = day, to = from] = day.split('/')
  return [from.padEnd(10, '-01'), to.length === 10 ? to : to.length === 7 ? `${to}-31` : `${to}-12-31`]
}
/** `a` ends no later than `b` ends. */
export const notAfter = (a: string, b: string): boolean => span(a)[1] <= span(b)[1]

type Verdict = [rule: string, where: string, holds: boolean]

const known = (...values: Maybe[]): boolean => values.every((value) => value !== null && value !== undefined)
const atMost = (left: Maybe, right: Maybe): boolean => !known(left, right) || Number(left) <= Number(right)

const funds = ({ FundAllocation, FundingSource }: CountyRows): Verdict[] => [
  ...FundAllocation.flatMap((each): Verdict[] => {
    const where = `${each.source.name} ${each.recipient}`
    return [
      ['V-01', where, atMost(each.approved, each.planned)],
      ['V-02', where, atMost(each.allocated, each.approved)],
      ['V-03', where, atMost(each.received, each.allocated)],
      ['V-04', where, atMost(each.disbursed, each.received)],
      ['V-05', where, atMost(each.paid, each.allocated)],
    ]
  }),
  ...FundingSource.filter(({ allocated }) => known(allocated)).map((each): Verdict => {
    const passedDown = FundAllocation.filter(({ source }) => source.name === each.name && source.year === each.year)
    return ['V-07', each.name, total(passedDown.map(({ allocated }) => fen(allocated))) === fen(each.allocated)]
  }),
]

const investments = ({ Investment }: CountyRows): Verdict[] =>
  Investment.flatMap((each): Verdict[] => {
    const parts = [each.central, each.provincial, each.municipal, each.county, each.selfRaised, each.otherFunds]
    const done = each.status === 'COMPLETED' || each.status === 'ACCEPTED'
    const ordered = !each.completedOn || notAfter(each.startOn, each.completedOn)
    return [
      ['V-06', each.name, Math.abs(total(parts.map(fen)) - fen(each.total)) <= 100],
      ['V-18', each.name, done === (each.completedOn !== null) && ordered],
      ['beneficiaries', each.name, each.beneficiaryPoorHouseholds <= each.beneficiaryHouseholds],
    ]
  })

const poverty = ({ PovertyExit }: CountyRows): Verdict[] =>
  PovertyExit.flatMap((each): Verdict[] => {
    const where = `${each.village.township} ${each.village.name} ${each.year}`
    const remaining = [
      each.registeredHouseholds - each.exitedHouseholds + each.relapsedHouseholds === each.remainingHouseholds,
      each.registeredPopulation - each.exitedPopulation + each.relapsedPopulation === each.remainingPopulation,
    ]
    const incidence = Number(each.incidence)
    const size = each.registeredPopulation / each.registeredHouseholds
    const before = PovertyExit.filter(
      ({ village, year }) =>
        village.name === each.village.name && village.township === each.village.township && year < each.year,
    )
    return [
      ['V-09', where, each.exitedHouseholds <= each.registeredHouseholds],
      ['V-09', where, each.exitedPopulation <= each.registeredPopulation],
      ['V-11', where, Math.abs(incidence - (100 * each.remainingPopulation) / each.ruralPopulation) <= 0.05],
      ['V-13', where, each.minorityRegisteredHouseholds <= each.registeredHouseholds],
      ['V-13', where, each.minorityExitedHouseholds <= each.exitedHouseholds],
      ['V-16', where, remaining.every(Boolean)],
      ['V-22', where, size >= 1 && size <= 10],
      ['V-23', where, before.every(({ exitedPopulation }) => exitedPopulation <= each.exitedPopulation)],
      ['V-24', where, each.exitYear === null || incidence < 2],
    ]
  })

const areas = ({ Township, Village }: CountyRows): Verdict[] => [
  ...Township.flatMap((each): Verdict[] => {
    const here = Village.filter(({ township }) => township === each.name)
    return [
      ['V-12', each.name, each.villageCount === here.length],
      ['V-12', each.name, each.poorVillageCount === here.filter(({ isRegisteredPoor }) => isRegisteredPoor).length],
      ['V-13', each.name, each.minorityPopulation <= each.population],
      ['parts', each.name, total(here.map(({ population }) => population)) <= each.population],
    ]
  }),
  ...Village.flatMap((each): Verdict[] => {
    const share = each.minorityPopulation / each.population
    return [
      ['V-13', each.name, each.minorityHouseholds <= each.households && each.minorityPopulation <= each.population],
      ['V-14', each.name, each.minorityPopulation > 0 === each.hasMinorityResidents],
      ['V-15', each.name, !each.isMinorityConcentrated || share >= 0.3],
      ['population', each.name, each.population >= each.households],
    ]
  }),
]

const work = (rows: CountyRows): Verdict[] => [
  ...rows.DemonstrationSite.map((each): Verdict => {
    const complete = each.status === 'COMPLETE'
    return ['V-19', each.name, !complete || (each.progress === '100' && each.completedOn !== null)]
  }),
  ...rows.PublicityRecord.filter(({ participatingUnits }) => participatingUnits !== null).map(
    (each): Verdict => ['V-17', each.title, each.participantList?.split('、').length === each.participatingUnits],
  ),
  ...rows.SupervisionFinding.map((each): Verdict => {
    const { year, level, sequence } = each.round
    const round = rows.SupervisionRound.find((r) => r.year === year && r.level === level && r.sequence === sequence)!
    const closed = !each.closedOn || (each.rectifiedOn !== null && each.closedOn >= each.rectifiedOn)
    const started = !each.rectifiedOn || each.rectifiedOn >= round.startOn
    return ['V-20', each.code, each.dueOn >= round.endOn && closed && started]
  }),
  ...rows.AssessmentScore.map((each): Verdict => ['V-21', each.code, atMost(each.selfScore, each.maxScore)]),
  ...rows.ChannelReading.slice(1).map((each, index): Verdict => {
    const before = itemAt(rows.ChannelReading, index)
    return ['V-23', each.asOf, each.posts >= before.posts && each.followers >= before.followers]
  }),
]

/** Every broken rule as `V-05 source unit`; the sample breaks none. */
export const violations = (rows: CountyRows): string[] =>
  [funds, investments, poverty, areas, work]
    .flatMap((rules) => rules(rows))
    .filter(([, , holds]) => !holds)
    .map(([rule, where]) => `${rule} ${where}`)
