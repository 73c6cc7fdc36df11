/** The statements of nested documents find what hangs below a row through indices: SQLite never goes through a whole child table. */
import { rosters } from '../../src/county/rosters'
import { connection } from '../../src/store/connection'
import type { Readers } from '../../src/store/readers/reading'
import type { Store } from '../../src/store/store'
import { freshStore } from '../support/databases'
import { asker, good } from './ask'
import { insert, sampleOf } from './sample'

const sizes: Record<string, number> = { Township: 20, Village: 400, Unit: 100, Investment: 4000, PovertyExit: 1500 }
const sample = sampleOf(rosters, 9, (roster) => sizes[roster.name] ?? 20)

/** Statements with their values. A document is answered twice here, with and without the executor. */
const seen = new Map<string, readonly unknown[]>()
jest.mock('../../src/store/readers/readers', () => ({
  openReaders: ({ url }: Store): Readers => {
    const here = connection(url)
    return {
      async read(sql, values = []) {
        seen.set(sql, values)
        return here.read(sql, values)
      },
      close: async () => here.close(),
    }
  },
}))

describe('plans of SQLite', () => {
  let store: Store
  beforeAll(async () => {
    store = await freshStore('sqlite')
    await insert(store, sample)
    await store.settle()
  })
  afterAll(() => store.close())

  /** What is scanned from end to end, by statement. */
  async function scans(document: string): Promise<string[]> {
    seen.clear()
    const ask = asker(store)
    await good(ask(document))
    await ask.close()
    const found: string[] = []
    for (const [sql, values] of seen) {
      const plan = await store.read(`EXPLAIN QUERY PLAN ${sql}`, values as never[])
      const steps = plan.map(([, , , detail]) => String(detail))
      found.push(...steps.filter((step) => /^SCAN t\d+/.test(step) && !/USING (COVERING )?INDEX/.test(step)))
    }
    return found
  }

  it.each([
    [
      'lists of lists',
      '{ townships(first: 5) { nodes { villages(first: 3) { nodes { investments(first: 2, orderBy: [{total: DESC}]) { nodes { name source { name } } } } } } } }',
    ],
    [
      'totals of lists',
      '{ townships(first: 5) { nodes { investments { totalCount aggregate { total { sum } } } villages { totalCount } } } }',
    ],
    [
      'groups of lists',
      '{ townships(first: 5) { nodes { investments { groupBy(by: [{category: true}]) { nodes { aggregate { total { sum } } } } } } } }',
    ],
    [
      'one row by its key',
      '{ village(id: 7) { name township { name } povertyExits { nodes { year } } } investment(code: "x") { name } }',
    ],
    [
      'rows of one year and category',
      '{ investments(where: {year: {eq: 2018}, category: {eq: WATER}}, orderBy: [{total: DESC}], first: 50) { nodes { name village { name } township { name } } } }',
    ],
  ])('%s', async (_what, document) => {
    // Only the root of a list without a filter may be gone through, in the order of its ids.
    expect(await scans(document)).toEqual(document.includes('townships(first') ? ['SCAN t0'] : [])
  })

  it('a filter by what hangs below looks it up row by row', async () => {
    for (const where of [
      '{villages: {some: {population: {gt: 10}}}}',
      '{investments: {aggregate: {total: {sum: {gt: "1"}}}}}',
    ])
      expect(await scans(`{ townships(where: ${where}) { nodes { name } } }`)).toEqual(['SCAN t0'])
  })
})
