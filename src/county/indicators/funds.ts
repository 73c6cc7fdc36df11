/** Money from above and of one's own: I-24 to I-32, I-41 and I-47. */
import type { Expression, Indicator, Term } from '../../measure/indicator'
import { count, moneyAmount, number, rate, sum } from './shapes'

const upper = { source: { channel: { eq: 'UPPER_SPECIAL' }, year: { eq: '$year' } } }
const known = { until: 'allocatedOn' }
const allocated = sum('FundAllocation', 'allocated', upper, known)
const received = sum('FundAllocation', 'received', upper, known)
const paid = sum('FundAllocation', 'paid', upper, known)
/** What counts as secured for the sites: money from every channel. */
const secured = sum('FundAllocation', 'allocated', {}, known)
const need = sum('DemonstrationSite', 'plannedCost', {})
const gap: Expression = { minus: [need, secured] }
const given = {
  allocations: { some: { allocated: { gt: '0' }, source: { channel: { in: ['UPPER_SPECIAL', 'COUNTY_SUBSIDY'] } } } },
}
const passedOn = { ...upper, allocatedOn: { isNull: false }, receivedOn: { isNull: false } }
const workdays: Term = {
  roster: 'FundAllocation',
  where: passedOn,
  aggregate: { workdays: ['allocatedOn', 'receivedOn'] },
}

export const funds: Indicator[] = [
  {
    ...moneyAmount,
    code: 'I-24',
    zh: '落实专项资金额',
    en: 'Special funds allocated',
    numerator: allocated,
    period: 'YEAR',
    direction: 'UP',
    source: ['REPORT'],
    breakdowns: ['source.line', 'UNIT', 'TOWNSHIP', 'MONTH'],
  },
  {
    ...number,
    code: 'I-25',
    zh: '共创共建出资单位数',
    en: 'Co-funding units',
    numerator: {
      roster: 'FundAllocation',
      where: { source: { channel: { eq: 'OWN_SOURCE' }, year: { eq: '$year' } }, allocated: { gt: '0' } },
      aggregate: { countDistinct: 'recipient' },
      until: 'allocatedOn',
    },
    unit: '个',
    period: 'YEAR',
    direction: 'UP',
    source: ['REPORT'],
    breakdowns: ['recipient.category', 'TOWNSHIP'],
  },
  {
    ...rate,
    code: 'I-26',
    zh: '示范点资金覆盖率',
    en: 'Subsidised-site share',
    numerator: count('DemonstrationSite', given),
    denominator: count('DemonstrationSite', {}),
    period: 'STOCK',
    direction: 'UP',
    source: ['REPORT'],
    breakdowns: ['UNIT', 'TOWNSHIP'],
  },
  {
    ...rate,
    code: 'I-27',
    zh: '资金到位率',
    en: 'Receipt rate',
    numerator: received,
    denominator: allocated,
    period: 'STOCK',
    direction: 'UP',
    source: ['FUND'],
    breakdowns: ['source.line', 'UNIT', 'TOWNSHIP'],
  },
  {
    ...rate,
    code: 'I-28',
    zh: '资金支出率(预算执行率)',
    en: 'Expenditure rate',
    numerator: paid,
    denominator: allocated,
    period: 'STOCK',
    direction: 'UP',
    source: ['FUND'],
    breakdowns: ['source.line', 'UNIT', 'TOWNSHIP'],
  },
  {
    ...rate,
    code: 'I-29',
    zh: '超序时进度',
    en: 'Expenditure vs elapsed time',
    // 100 × (paid ÷ allocated − months ÷ 12), written so that both sides can be summed over areas.
    numerator: { minus: [paid, { over: [{ times: [allocated, '$elapsedMonths'] }, 12] }] },
    denominator: allocated,
    unit: '个百分点',
    period: 'STOCK',
    direction: 'UP',
    source: ['FUND'],
    thresholds: [{ at: '0', means: 'WARN', since: '2020-01-01', source: '序时进度' }],
    breakdowns: ['source.line', 'UNIT', 'TOWNSHIP'],
    note: {
      zh: '序时进度＝已结束的月份数÷12，5 月 31 日与 6 月 15 日均为 5÷12',
      en: 'Elapsed time is months ended ÷ 12: 5/12 on 31 May and on 15 June alike',
    },
  },
  {
    ...moneyAmount,
    code: 'I-30',
    zh: '经费缺口',
    en: 'Funding gap',
    numerator: gap,
    period: 'STOCK',
    direction: 'DOWN',
    source: ['REPORT'],
    thresholds: [{ at: '0', means: 'PASS', since: '2020-01-01', source: '工作报告' }],
    breakdowns: ['TOWNSHIP', 'UNIT'],
  },
  {
    ...rate,
    code: 'I-31',
    zh: '经费缺口率',
    en: 'Funding-gap rate',
    numerator: gap,
    denominator: need,
    period: 'STOCK',
    direction: 'DOWN',
    source: ['REPORT'],
    breakdowns: ['TOWNSHIP', 'UNIT'],
  },
  {
    ...rate,
    code: 'I-32',
    zh: '结转结余率',
    en: 'Carry-over rate',
    numerator: { minus: [allocated, paid] },
    denominator: allocated,
    period: 'ANNUAL',
    closing: true,
    direction: 'DOWN',
    source: ['FUND'],
    breakdowns: ['source.line', 'TOWNSHIP', 'UNIT'],
    note: { zh: '年度终了（12 月 31 日）后才有数', en: 'Known once the year is over, on 31 December' },
  },
  {
    ...number,
    code: 'I-41',
    zh: '资金分解下达及时性',
    en: 'Allocation timeliness score',
    numerator: {
      clamp: [{ over: [{ minus: [50, { over: [workdays, count('FundAllocation', passedOn)] }] }, 25] }, 0, 1],
    },
    factor: 100,
    unit: '分',
    decimals: 2,
    period: 'ANNUAL',
    direction: 'UP',
    source: ['FUND'],
    breakdowns: ['source.line'],
    note: {
      zh: '从下达到实施单位到位的平均工作日（周一至周五），25 日以内满分，超过 50 日 0 分',
      en: 'Mean working days (Mondays to Fridays) from allocation to receipt: full marks up to 25, none beyond 50',
    },
  },
  {
    ...rate,
    code: 'I-47',
    zh: '公告公示率',
    en: 'Disclosure rate',
    numerator: count('FundAllocation', { ...upper, disclosedOn: { isNull: false } }, { until: 'disclosedOn' }),
    denominator: count('FundAllocation', upper, known),
    period: 'YEAR',
    direction: 'UP',
    source: ['FUND'],
    thresholds: [{ at: '100', means: 'PASS', since: '2020-01-01', source: '资金绩效评价' }],
    breakdowns: ['source.line', 'UNIT', 'TOWNSHIP'],
  },
]
