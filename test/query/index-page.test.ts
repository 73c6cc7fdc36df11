/** Which pages are read here and now: the rule, and what SQLite says of the statements it lets pass. */

import { rosters } from '../../src/county/rosters'
import { world } from '../../src/facts/world'
import { type RowsStatement, rowsStatement } from '../../src/query/compile/rows'
import { dialects } from '../../src/query/compile/sql/dialect'
import type { Setting } from '../../src/query/compile/statement'
import { defaultQueryLimits } from '../../src/query/limits'
import type { ListPlan, Page } from '../../src/query/plan/plan'
import { readWhere } from '../../src/query/plan/read-filter'
import type { Store } from '../../src/store/store'
import { freshStore } from '../support/databases'
import { insert, sampleOf } from './sample'

const investment = rosters.find((r) => r.name === 'Investment')!
const known = world(rosters)
const name = known.cells(investment).get('name')!

interface Asked extends Partial<Pick<ListPlan, 'orderBy' | 'search'>> {
  where?: object
  page?: Partial<Page>
  at?: number
}

function statementOf({ where, orderBy, search = null, page, at = null as never }: Asked): RowsStatement {
  const setting: Setting = { dialect: dialects.sqlite, world: known, limits: defaultQueryLimits, at, strict: false }
  const head = { type: 'Investment', keys: ['name'], names: [] }
  const row = {
    ...head,
    roster: investment,
    values: [{ key: 'name', cell: name, required: true }],
    qualifiers: [],
    marks: [],
    links: [],
    lists: [],
    sources: [],
  }
  return rowsStatement(
    {
      ...head,
      roster: investment,
      path: ['investments'],
      where: readWhere(where, investment, ['where'], { world: known, limits: defaultQueryLimits }),
      orderBy,
      search,
      page: { first: 50, offset: 0, ...page },
      nodes: [{ key: 'nodes', row }],
      edges: [],
      pageInfo: [],
      totalCounts: [],
      aggregates: [],
      groups: [],
    },
    setting,
  )
}

const year = { year: { eq: 2020 } }
const kind = { category: { eq: 'WATER' } }
const light: Record<string, Asked> = {
  'the first rows there are': {},
  'rows of one year and category by their total': { where: { ...kind, ...year }, orderBy: [{ total: 'DESC' }] },
  'rows of one township by their total': { where: { township: { id: { eq: '3' } } }, orderBy: { total: 'ASC' } },
  'rows by the first column of an index': { orderBy: [{ year: 'DESC' }] },
  'the row of a code': { where: { code: { eq: 'A1' } } },
}
const heavy: Record<string, Asked> = {
  'a filter that no index holds': { where: { progress: { eq: '50' } } },
  'a filter beside those of the index': {
    where: { ...kind, ...year, nature: { eq: 'NEW' } },
    orderBy: [{ total: 'DESC' }],
  },
  'a span': { where: { year: { between: [2018, 2020] } } },
  'part of an index, in the order of ids': { where: year },
  'an order that passes over its nulls': {
    where: { ...kind, ...year },
    orderBy: [{ total: 'DESC_NULLS_LAST' }, { name: 'ASC' }],
  },
  'nulls put last': { where: { ...kind, ...year }, orderBy: [{ total: 'ASC_NULLS_LAST' }] },
  'an order of choices': { where: { year: { eq: 2020 } }, orderBy: [{ category: 'ASC' }] },
  'an order through a link': { orderBy: [{ township: { name: 'ASC' } }] },
  'an order by what hangs below': { orderBy: [{ township: { villages: { aggregate: { count: 'ASC' } } } }] },
  'a search': { search: '道路' },
  'an earlier moment': { at: 3 },
  'a page far down': { page: { offset: 100_000 } },
  'a page from the end': { page: { first: undefined, last: 10 }, orderBy: [{ year: 'ASC' }] },
  'a condition through a link': { where: { township: { name: { eq: '石桥' } } } },
  'a negation': { where: { not: year } },
}

describe('a page that is read here and now', () => {
  let store: Store
  beforeAll(async () => {
    store = await freshStore('sqlite')
    await insert(
      store,
      sampleOf(rosters, 3, (roster) => (roster.name === 'Investment' ? 3000 : 8)),
    )
    await store.settle()
  })
  afterAll(() => store.close())

  it.each(Object.entries(light))('%s: yes, and SQLite passes over nothing', async (_, asked) => {
    const { sql, indexPage: found } = statementOf(asked)
    expect(found).toBe(true)
    const steps = await store.read(`EXPLAIN QUERY PLAN ${sql.text}`, [...sql.values])
    const told = steps.map(([, , , step]) => String(step))
    // The page is sorted, and rows that tie; the rows it is taken from are not.
    const whole = told.filter((step) => step === 'USE TEMP B-TREE FOR ORDER BY')
    expect(whole.length).toBeLessThanOrEqual(told.some((step) => step.startsWith('CO-ROUTINE')) ? 1 : 0)
    const [first] = told.filter((step) => / t0\b/.test(step))
    expect(first).toMatch(/^SEARCH t0 USING (COVERING )?INDEX |^SCAN t0 USING (COVERING )?INDEX |^SCAN t0$/)
    if (first === 'SCAN t0') expect(sql.text).toMatch(/WHERE TRUE ORDER BY t0."id" LIMIT/)
  })

  it.each(Object.entries(heavy))('%s: no', (_, asked) => {
    expect(statementOf(asked).indexPage).toBe(false)
  })
})
