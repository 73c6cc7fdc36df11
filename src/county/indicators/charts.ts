/** The charts that are shipped: where people would look rather than read. One object each; templates call them by `{{chart id}}`. */
import type { Chart } from '../../measure/charts/chart'
import type { Term } from '../../measure/indicator'
import { count, sum } from './shapes'
import { raised, struckOff } from './supervision'

const thisYear = { source: { year: { eq: '$year' } } }
const allocated: Term = sum('FundAllocation', 'allocated', thisYear, { until: 'allocatedOn' })
const exits = count(
  'PovertyExit',
  { exitYear: { lte: '$year' }, village: { isRegisteredPoor: { eq: true } } },
  { latest: { per: 'village', by: 'year' } },
)

export const charts: Chart[] = [
  {
    id: 'site-progress',
    zh: '各示范点打造进度',
    en: 'Progress by demonstration site',
    kind: 'BAR',
    by: 'UNIT',
    unit: '%',
    sorted: true,
    series: [{ zh: '进度', en: 'Progress', of: 'I-14' }],
  },
  {
    id: 'funds-by-channel',
    zh: '创建经费下达情况（按渠道）',
    en: 'Funds allocated by channel',
    kind: 'BAR',
    by: 'source.channel',
    unit: '万元',
    series: [{ zh: '下达', en: 'Allocated', of: allocated }],
  },
  {
    id: 'funds-by-line',
    zh: '专项资金下达与支出（按资金类别）',
    en: 'Special funds allocated and spent by line',
    kind: 'BAR',
    by: 'source.line',
    unit: '万元',
    series: [
      { zh: '下达', en: 'Allocated', of: 'I-28', part: 'denominator' },
      { zh: '支出', en: 'Spent', of: 'I-28', part: 'numerator' },
    ],
  },
  {
    id: 'exits-by-year',
    zh: '各年度退出贫困村数',
    en: 'Villages out of poverty by year',
    kind: 'COLUMN',
    by: 'exitYear',
    unit: '个',
    series: [{ zh: '退出村数', en: 'Villages', of: exits }],
  },
  {
    id: 'findings-by-category',
    zh: '县级督查发现问题整改情况（按类型）',
    en: 'Findings of county supervision by kind, closed and open',
    kind: 'STACKED',
    by: 'category',
    unit: '个',
    series: [
      { zh: '已销号', en: 'Closed', of: 'I-20', part: 'numerator' },
      { zh: '未销号', en: 'Open', of: { minus: [raised, struckOff] }, over: raised, part: 'numerator' },
    ],
  },
  {
    id: 'posts-by-month',
    zh: '公众号累计发布信息',
    en: 'Posts published, cumulative over the year',
    kind: 'LINE',
    by: { each: 'MONTH' },
    unit: '条',
    series: [{ zh: '发布信息', en: 'Posts', of: 'I-07' }],
  },
]
