/** What is built and with what money: I-37 to I-40 and I-46. */
import type { Indicator } from '../../measure/indicator'
import { count, moneyAmount, rate, sum } from './shapes'

const thisYear = { year: { eq: '$year' } }
const admitted = { libraryStatus: { eq: 'ADMITTED' } }

export const investment: Indicator[] = [
  {
    ...moneyAmount,
    code: 'I-37',
    zh: '民族乡投资额',
    en: 'Investment in ethnic townships, by category',
    numerator: sum('Investment', 'total', { ...thisYear, township: { category: { eq: 'ETHNIC_TOWNSHIP' } } }),
    period: 'YEAR',
    direction: 'UP',
    source: ['REPORT'],
    breakdowns: ['category', 'TOWNSHIP'],
  },
  {
    ...moneyAmount,
    code: 'I-38',
    zh: '学校改扩建投资',
    en: 'School building investment',
    numerator: sum('Investment', 'total', { ...thisYear, category: { eq: 'EDUCATION' } }),
    period: 'YEAR',
    direction: 'UP',
    source: ['REPORT'],
    breakdowns: ['UNIT', 'TOWNSHIP'],
  },
  {
    ...rate,
    code: 'I-39',
    zh: '产业资金占比',
    en: 'Industry share of funds',
    numerator: sum('Investment', 'total', { ...thisYear, category: { eq: 'INDUSTRY' } }),
    denominator: sum('Investment', 'total', thisYear),
    period: 'YEAR',
    direction: 'NONE',
    source: ['FUND'],
    breakdowns: ['TOWNSHIP'],
  },
  {
    ...rate,
    code: 'I-40',
    zh: '项目完工率',
    en: 'Project completion rate',
    numerator: count('Investment', {
      ...admitted,
      year: { lte: '$year' },
      status: { in: ['COMPLETED', 'ACCEPTED'] },
      not: { completedOn: { gt: '$on' } },
    }),
    denominator: count('Investment', { ...admitted, year: { lte: '$year' } }),
    period: 'STOCK',
    direction: 'UP',
    source: ['FUND'],
    breakdowns: ['category', 'TOWNSHIP', 'UNIT'],
  },
  {
    ...rate,
    code: 'I-46',
    zh: '库内项目资金率',
    en: 'Share of funds on library projects',
    numerator: sum('Investment', 'paid', { ...thisYear, ...admitted }),
    denominator: sum('Investment', 'paid', thisYear),
    period: 'YEAR',
    direction: 'UP',
    source: ['FUND'],
    breakdowns: ['category', 'TOWNSHIP'],
  },
]
