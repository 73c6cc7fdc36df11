/** Rounds of supervision, what they found and what came of it: I-17 to I-23. The county's own rounds only, but for I-18. */
import type { Indicator } from '../../measure/indicator'
import { count, number, rate } from './shapes'

const own = { round: { level: { eq: 'COUNTY' } } }
const found = { until: 'round.startOn' }
const closed = { status: { eq: 'CLOSED' }, not: { closedOn: { gt: '$on' } } }
export const raised = count('SupervisionFinding', own, found)
export const struckOff = count('SupervisionFinding', { ...own, ...closed }, found)
const due = { dueOn: { lte: '$on' } }

export const supervision: Indicator[] = [
  {
    ...number,
    code: 'I-17',
    zh: '县级督查轮次',
    en: 'County supervision rounds',
    numerator: count('SupervisionRound', { level: { eq: 'COUNTY' } }, { during: 'startOn' }),
    unit: '轮',
    period: 'YEAR',
    direction: 'NONE',
    source: ['REPORT'],
    levels: ['COUNTY'],
    breakdowns: ['MONTH', 'category'],
  },
  {
    ...number,
    code: 'I-18',
    zh: '上级督导调研次数',
    en: 'Higher-level supervision visits',
    numerator: count('SupervisionRound', { level: { ne: 'COUNTY' } }, { during: 'startOn' }),
    unit: '次',
    period: 'YEAR',
    direction: 'NONE',
    source: ['REPORT'],
    levels: ['COUNTY'],
    breakdowns: ['level', 'category', 'MONTH'],
  },
  {
    ...number,
    code: 'I-19',
    zh: '发现问题数',
    en: 'Findings raised',
    numerator: count('SupervisionFinding', own, { during: 'round.startOn' }),
    unit: '个',
    period: 'YEAR',
    direction: 'NONE',
    source: ['REPORT'],
    breakdowns: ['category', 'UNIT', 'MONTH', 'TOWNSHIP'],
  },
  {
    ...rate,
    code: 'I-20',
    zh: '问题整改率',
    en: 'Finding closure rate',
    numerator: struckOff,
    denominator: raised,
    period: 'STOCK',
    direction: 'UP',
    source: ['REPORT'],
    breakdowns: ['category', 'UNIT', 'TOWNSHIP'],
  },
  {
    ...rate,
    code: 'I-21',
    zh: '按期整改率',
    en: 'On-time closure rate',
    numerator: count('SupervisionFinding', { ...own, ...due, closedOn: { field: { lte: 'dueOn' } } }, found),
    denominator: count('SupervisionFinding', { ...own, ...due }, found),
    period: 'STOCK',
    direction: 'UP',
    source: ['REPORT'],
    breakdowns: ['category', 'UNIT', 'TOWNSHIP'],
  },
  {
    ...number,
    code: 'I-22',
    zh: '逾期未整改数',
    en: 'Overdue open findings',
    numerator: count('SupervisionFinding', { ...own, dueOn: { lt: '$on' }, not: closed }, found),
    unit: '个',
    period: 'STOCK',
    direction: 'DOWN',
    source: ['REPORT'],
    thresholds: [{ at: '0', means: 'PASS', since: '2020-01-01', source: '样例' }],
    breakdowns: ['UNIT', 'category', 'TOWNSHIP'],
  },
  {
    ...number,
    code: 'I-23',
    zh: '谈话提醒次数',
    en: 'Interviews with unit heads',
    numerator: count('SupervisionFinding', { ...own, action: { eq: 'INTERVIEW' } }, { during: 'round.startOn' }),
    unit: '次',
    period: 'YEAR',
    direction: 'NONE',
    source: ['REPORT'],
    breakdowns: ['UNIT', 'MONTH'],
  },
]
