/** Points, the way to the pass mark, fixed points in the calendar, vetoes: I-42 to I-45. */
import type { Expression, Indicator } from '../../measure/indicator'
import { count, number, rate, sum } from './shapes'

const year = { year: { eq: '$year' } }
const points = (category: string) => sum('AssessmentScore', 'selfScore', { ...year, category: { eq: category } })
const vetoes = count('AssessmentScore', { ...year, vetoTriggered: { eq: true } })
/** One triggered veto makes it nothing. */
const selfTotal: Expression = {
  times: [
    { minus: [{ plus: [points('BASE'), points('BONUS')] }, points('PENALTY')] },
    { minus: [1, { min: [vetoes, 1] }] },
  ],
}
/** 1 once anything has been assessed: a year of which nothing is known has no total, not 0. */
const assessed: Expression = { min: [count('AssessmentScore', year), 1] }
const passScore: Expression = { roster: 'AssessmentFramework', where: year, aggregate: { max: 'passScore' } }
const due = { plannedOn: { gte: '$start', lte: '$on' } }

export const assessment: Indicator[] = [
  {
    ...number,
    code: 'I-42',
    zh: '自评总分',
    en: 'Self-assessment total',
    numerator: selfTotal,
    denominator: assessed,
    unit: '分',
    decimals: 2,
    missing: 'ANY',
    period: 'ANNUAL',
    direction: 'UP',
    source: ['NEAC'],
    levels: ['COUNTY'],
    thresholds: [{ at: '90', means: 'PASS', since: '2020-01-01', source: '全国测评指标（2020 年）' }],
    breakdowns: ['framework', 'parent', 'title'],
  },
  {
    ...number,
    code: 'I-43',
    zh: '达标差距',
    en: 'Gap to pass score',
    numerator: { minus: [passScore, selfTotal] },
    denominator: assessed,
    unit: '分',
    decimals: 2,
    missing: 'ANY',
    period: 'ANNUAL',
    direction: 'DOWN',
    source: ['REPORT', 'NEAC'],
    levels: ['COUNTY'],
    thresholds: [{ at: '0', means: 'PASS', since: '2020-01-01', source: '全国测评指标（2020 年）' }],
    breakdowns: [],
  },
  {
    ...rate,
    code: 'I-44',
    zh: '节点按期完成率',
    en: 'Milestone on-time rate',
    numerator: count('Milestone', { ...due, heldOn: { field: { lte: 'plannedOn' } } }),
    denominator: count('Milestone', due),
    period: 'YEAR',
    direction: 'UP',
    source: ['REPORT'],
    levels: ['COUNTY'],
    breakdowns: ['level', 'category'],
  },
  {
    ...number,
    code: 'I-45',
    zh: '否决项触发数',
    en: 'Veto items triggered',
    numerator: vetoes,
    unit: '项',
    period: 'ANNUAL',
    direction: 'DOWN',
    source: ['NEAC'],
    levels: ['COUNTY'],
    thresholds: [{ at: '0', means: 'PASS', since: '2020-01-01', source: '一票否决' }],
    breakdowns: [],
  },
]
