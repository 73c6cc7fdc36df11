/** Documents sent again with other variables: what is kept of a document must never show in an answer to other questions. */
import { type DocumentNode, type ExecutionResult, type FieldNode, Kind, parse, validate } from 'graphql'
import { rosters } from '../../src/county/rosters'
import type { RosterFacts } from '../../src/facts/roster'
import { buildSchema } from '../../src/graphql/schema'
import { cachedPlan, Planner, type PlannerOptions } from '../../src/query/plan/plan-cache'
import type { Field } from '../../src/query/plan/selection'
import { queryEngine } from '../../src/query/run/engine'
import type { Engine } from '../../src/query/run/query-context'
import type { Store } from '../../src/store/store'
import { dialects, freshStore } from '../support/databases'
import { Random } from './random'
import { dice, insert, sampleOf } from './sample'

const sample = sampleOf(rosters, 11, (roster) => ({ Investment: 120, Village: 30, Township: 6 })[roster.name] ?? 8)
const schema = buildSchema(rosters)
const investment = rosters.find(({ name }) => name === 'Investment') as RosterFacts

const row = 'fragment row on Investment { id name total(unit: $unit) village { name township { name } } }'
const documents: Record<string, string> = {
  'a filter, an order and a page of each size': `query ($w: InvestmentWhere, $o: [InvestmentOrderBy!], $n: Int, $skip: Int, $unit: MoneyUnit) {
      investments(where: $w, orderBy: $o, first: $n, offset: $skip) { totalCount nodes { ...row } pageInfo { hasNextPage endCursor } } } ${row}`,
  'fields that come and go': `query ($w: InvestmentWhere, $o: [InvestmentOrderBy!], $n: Int, $with: Boolean!) {
      investments(where: $w, orderBy: $o, first: $n) { nodes { id code @include(if: $with) village @skip(if: $with) { id name } township { ... @include(if: $with) { name } id } } } }`,
  'lists below, with arguments of their own': `query ($w: InvestmentWhere, $o: [InvestmentOrderBy!], $n: Int, $skip: Int) {
      townships(first: 4, offset: $skip) { nodes { name investments(where: $w, orderBy: $o, first: $n) { nodes { id name } aggregate { count total { sum } } } villages(first: 2) { nodes { name } } } } }`,
  'one row by its id, its lists below it': `query ($id: ID, $w: InvestmentWhere, $n: Int, $unit: MoneyUnit) {
      township(id: $id) { name investments(where: $w, first: $n) { nodes { ...row } } } } ${row}`,
  'one fragment in two places': `query ($w: InvestmentWhere, $n: Int, $skip: Int, $unit: MoneyUnit) {
      a: investments(where: $w, first: $n) { nodes { ...row } } b: investments(first: 3, offset: $skip) { edges { cursor node { ...row } } } } ${row}`,
}

describe.each(dialects)('a document sent again on %s', (dialect) => {
  let store: Store
  let engine: Engine
  beforeAll(async () => {
    store = await freshStore(dialect)
    await insert(store, sample)
    engine = queryEngine(store)
  })
  afterAll(async () => {
    await engine.close()
    await store.close()
  })
  const asked = (document: DocumentNode, variables: Record<string, unknown>): Promise<ExecutionResult | null> =>
    engine.answer(schema, document, undefined, variables, {
      engine,
      cost: { statements: 0, rowsReturned: 0, milliseconds: 0 },
    })

  it.each(Object.entries(documents))('answers as if it came for the first time: %s', async (_, text) => {
    const document = parse(text)
    expect(validate(schema, document)).toEqual([])
    const roll = dice(5)
    const random = new Random(roll, sample)
    let rows = 0
    for (let i = 0; i < 60; i++) {
      const variables = {
        w: random.pick([undefined, null, random.where(investment, 1), { year: { eq: 2019 } }, { year: { eq: 2020 } }]),
        o: random.pick([undefined, [], [{ total: 'DESC' }], [{ village: { name: 'ASC' } }, { id: 'DESC' }]]),
        n: random.pick([undefined, 0, 1, 3, 50]),
        skip: random.pick([undefined, 0, 2, 5]),
        unit: random.pick(['YUAN', 'WAN_YUAN']),
        with: roll(2) === 0,
        id: String(1 + roll(7)),
      }
      const again = JSON.stringify(await asked(document, variables))
      // Parsed anew, nothing is known of it.
      expect(again).toBe(JSON.stringify(await asked(parse(text), variables)))
      rows += again.split('"id"').length - 1
    }
    expect(rows).toBeGreaterThan(100)
  })

  it('names the place of a fault where it is asked now', async () => {
    const document = parse(
      'query ($n: Int) { a: township(id: 1) { ...t } b: township(id: 2) { ...t } } fragment t on Township { investments(first: $n) { nodes { id } } }',
    )
    expect((await asked(document, { n: 1 }))!.errors).toBeUndefined()
    const { errors } = (await asked(document, { n: 5_000_000 }))!
    expect(errors!.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['a'], 'PAGE_TOO_LARGE'],
      [['b'], 'PAGE_TOO_LARGE'],
    ])
  })
})

describe('what is kept', () => {
  const board: PlannerOptions = { world: null as never, limits: null as never, depth: 9, plans: new WeakMap() }
  const reading = { schema, fragments: {}, variables: { x: 1 }, depth: 9 }
  const node: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'a' } }
  const field = (path: string[]): Field => ({
    key: 'a',
    name: 'a',
    args: {},
    type: schema.getQueryType()!,
    nodes: [node],
    path,
    required: true,
  })

  it('is what was planned without a look at the variables, in its own place', () => {
    const make = jest.fn((planner: Planner, looks: boolean) => (looks ? planner.variables : { planned: true }))
    const plan = (path: string[], looks: boolean) => {
      const planner = new Planner(reading, board)
      return cachedPlan(field(path), planner, () => make(planner, looks))
    }
    plan(['p'], true)
    plan(['p'], true)
    expect(make).toHaveBeenCalledTimes(2)
    const first = plan(['p'], false)
    expect(plan(['p'], false)).toBe(first)
    expect(make).toHaveBeenCalledTimes(3)
    plan(['q'], false)
    expect(make).toHaveBeenCalledTimes(4)
  })

  it('remembers what others have to answer, and forgets nothing that was found before it', () => {
    const own = { ...board, kept: new WeakMap() }
    const begun = new Planner(reading, own)
    cachedPlan(field(['p']), begun, () => {
      begun.hasForeignField = true
    })
    const later = new Planner(reading, own)
    cachedPlan(field(['p']), later, () => undefined)
    expect(later.hasForeignField).toBe(true)
    const both = new Planner(reading, { ...own, plans: new WeakMap() })
    both.hasForeignField = true
    cachedPlan(field(['p']), both, () => undefined)
    expect(both.hasForeignField).toBe(true)
  })
})
