/** Conditions that once were said wrongly or ended a briefing: each answers as a query does, and is said in words a person reads. */
import '../../src/county/indicators'
import { rosters } from '../../src/county/rosters'
import { world } from '../../src/facts/world'
import { briefing } from '../../src/measure/briefing/briefing'
import { said } from '../../src/measure/briefing/said'
import { conditionWords } from '../../src/measure/briefing/words'
import type { Expression } from '../../src/measure/indicator'
import { writtenFilter } from '../../src/measure/row-filter'
import type { Store } from '../../src/store/store'
import { type Asker, asker, good } from '../query/ask'
import { countyStore } from '../support/county'
import { dialects } from '../support/databases'

const villages = (where: string) => `villages(where: ${where}) { totalCount }`
const cases: [query: string, words: string][] = [
  [villages('{households: {between: [100, 200]}}'), '行政村（总户数在100至200）的行数'],
  [villages('{minorityHouseholds: {field: {lte: households}}}'), '行政村（少数民族户数不大于总户数）的行数'],
  [villages('{township: {isNull: false, name: {ne: "某镇"}}}'), '行政村（乡镇不为空、乡镇的乡镇不为某镇）的行数'],
  [
    'townships(where: {villages: {aggregate: {households: {sum: {gte: 5}}}}}) { totalCount }',
    '乡镇（行政村的总户数合计不小于5）的行数',
  ],
  [villages('{isActive: {eq: true}}'), '行政村（是否有效为是）的行数'],
  [villages('{households: {notIn: [1, 2]}}'), '行政村（总户数不为1或2）的行数'],
  [villages('{township: {id: {eq: "1"}}}'), '行政村（乡镇的编号为1）的行数'],
  [villages('{isActive: {eq: false}}'), '行政村（是否有效为否）的行数'],
]

describe.each(dialects)('a template on %s', (dialect) => {
  let store: Store
  let ask: Asker
  beforeAll(async () => {
    store = await countyStore(dialect)
    ask = asker(store)
  })
  afterAll(async () => {
    await ask.close()
    await store.close()
  })

  it.each(cases)('answers %s as a query does, and says it', async (query, words) => {
    const { markdown, footnotes } = await briefing(store, { on: '2020-06-15', template: `数：{{ ${query} }}` })
    const counted = Object.values<any>(await good(ask(`{ ${query} }`)))[0].totalCount
    expect(markdown).toContain(`数：${counted}[^1]`)
    expect(footnotes[0]!.words).toBe(words)
  })
})

const english = (where: object): string =>
  conditionWords(writtenFilter(where, rosters.find(({ name }) => name === 'Village')!, world(rosters))).en

test('the same in English', () => {
  expect(english({ households: { between: [100, 200] } })).toBe('households is 100 to 200')
  expect(english({ minorityHouseholds: { field: { lte: 'households' } } })).toBe(
    'minorityHouseholds is at most households',
  )
  expect(english({ township: { isNull: false, name: { ne: '某镇' } } })).toBe(
    'township is filled and township.name is not 某镇',
  )
  expect(english({ isActive: { eq: false } })).toBe('isActive is false')
})

test('definitions are said in words', () => {
  const term = (roster: string, where: Record<string, unknown>): Expression => ({
    roster,
    aggregate: { count: true },
    where,
  })
  expect(said(term('Township', { villages: { aggregate: { households: { sum: { gte: 5 } } } } }), rosters)).toEqual({
    zh: '乡镇的行数（行政村的总户数合计≥5）',
    en: 'rows of Township (sum of villages.households ≥ 5)',
  })
  expect(said(term('Village', { isListed: { eq: false } }), rosters)).toEqual({
    zh: '行政村的行数（是否出现在自己的台账里＝否）',
    en: 'rows of Village (isListed = false)',
  })
  expect(said(term('Village', { households: { between: [100, 200] } }), rosters)).toEqual({
    zh: '行政村的行数（总户数介于100至200）',
    en: 'rows of Village (households from 100 to 200)',
  })
})
