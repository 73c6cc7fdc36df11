/** Villages and households out of poverty: I-33 to I-36. A village has a record a year; the newest up to the year counts. */
import type { Indicator } from '../../measure/indicator'
import { count, rate, sum } from './shapes'

const poor = { isRegisteredPoor: { eq: true } }
const mixed = { ...poor, hasMinorityResidents: { eq: true } }
const out = { povertyExits: { some: { exitYear: { lte: '$year' } } } }
const newest = { latest: { per: 'village', by: 'year' } }

export const poverty: Indicator[] = [
  {
    ...rate,
    code: 'I-33',
    zh: '有少数民族居住贫困村退出率',
    en: 'Exit rate, poor villages with minority residents',
    numerator: count('Village', { ...mixed, ...out }),
    denominator: count('Village', mixed),
    period: 'STOCK',
    direction: 'UP',
    source: ['REPORT', 'POVERTY'],
    breakdowns: ['TOWNSHIP'],
  },
  {
    ...rate,
    code: 'I-34',
    zh: '贫困村退出率',
    en: 'Poor-village exit rate',
    numerator: count('Village', { ...poor, ...out }),
    denominator: count('Village', poor),
    period: 'STOCK',
    direction: 'UP',
    source: ['POVERTY'],
    breakdowns: ['TOWNSHIP'],
  },
  {
    ...rate,
    code: 'I-35',
    zh: '少数民族贫困户脱贫率',
    en: 'Minority registered-poor household exit rate',
    numerator: sum('PovertyExit', 'minorityExitedHouseholds', {}, newest),
    denominator: sum('PovertyExit', 'minorityRegisteredHouseholds', {}, newest),
    period: 'STOCK',
    direction: 'UP',
    source: ['REPORT'],
    missing: 'ANY',
    // Below the county the cells are so small that they would speak of single households.
    levels: ['COUNTY'],
    breakdowns: [],
  },
  {
    ...rate,
    code: 'I-36',
    zh: '贫困发生率',
    en: 'Poverty incidence',
    numerator: sum('PovertyExit', 'remainingPopulation', {}, newest),
    denominator: sum('PovertyExit', 'ruralPopulation', {}, newest),
    period: 'ANNUAL',
    direction: 'DOWN',
    source: ['POVERTY'],
    missing: 'ANY',
    thresholds: [{ at: '3', means: 'PASS', since: '2016-04-23', source: '厅字〔2016〕16号（西部地区 3%）' }],
    breakdowns: ['TOWNSHIP'],
  },
]
