/** Each operator of each kind against a plain array filter, over awkward values. */
import fc from 'fast-check'
import { rosters } from '../../src/county/rosters'
import type { CellFacts } from '../../src/facts/cell'
import type { Operator } from '../../src/facts/kinds/kind'
import { point } from '../../src/facts/numbers'
import type { Store } from '../../src/store/store'
import { dialects, freshStore } from '../support/databases'
import { type Asker, asker, good } from './ask'
import { Naive } from './naive'
import { insert, sampleOf, someDay, texts } from './sample'

const roster = rosters.find((r) => r.name === 'Investment')!
const land = rosters.find((r) => r.name === 'Village')!
const sample = sampleOf(rosters, 3, (r) => (r === roster || r === land ? 120 : 5))
const naive = new Naive(sample)

/** One cell of each kind, and values for it as a client writes them. */
const subjects: [roster: typeof roster, cell: CellFacts, values: fc.Arbitrary<any>][] = [
  [
    roster,
    roster.cell('name'),
    fc.oneof(fc.constantFrom(...texts), fc.constantFrom('%', '_', '\\', '石', 'a', 'A', '', '10', "'")),
  ],
  [roster, roster.cell('beneficiaryHouseholds'), fc.integer({ min: 0, max: 4000 })],
  [
    roster,
    roster.cell('total'),
    fc
      .oneof(
        fc.integer({ min: -10, max: 90_000_000 }),
        fc.integer({ min: 8_999_999_999_999_000, max: 9_000_000_000_000_000 }),
      )
      .map((fen) => point(fen, 2)),
  ],
  [land, land.cell('cultivatedLand'), fc.integer({ min: 0, max: 3_000_000_000 }).map((n) => point(n, 6, true))],
  [roster, roster.cell('progress'), fc.integer({ min: 0, max: 100 }).map(String)],
  [
    roster,
    roster.cell('startOn'),
    fc.infiniteStream(fc.nat(1_000_000)).map((stream) => someDay((below) => stream.next().value % below)),
  ],
  [roster, roster.cell('year'), fc.integer({ min: 2014, max: 2023 })],
  [land, land.cell('isRegisteredPoor'), fc.boolean()],
  [roster, roster.cell('status'), fc.constantFrom(...roster.cell('status').options.map((o) => o.code))],
]
const cases = subjects.flatMap(([of, cell, values]) =>
  cell.kind.operators.map((operator) => [cell.kind.name, operator, of, cell, values] as const),
)

const input = (operator: Operator, values: fc.Arbitrary<any>): fc.Arbitrary<any> => {
  if (operator === 'isNull') return fc.boolean()
  if (operator === 'in' || operator === 'notIn') return fc.array(values, { maxLength: 8 })
  return operator === 'between' ? fc.tuple(values, values).map(([a, b]) => [a, b]) : values
}

describe.each(dialects)('operators on %s', (dialect) => {
  let store: Store
  let ask: Asker
  beforeAll(async () => {
    store = await freshStore(dialect)
    await insert(store, sample)
    ask = asker(store)
  })
  afterAll(async () => {
    await ask.close()
    await store.close()
  })

  const agrees = async (of: typeof roster, where: any): Promise<void> => {
    const found = await good(
      ask(`query ($w: ${of.name}Where) { l: ${of.plural}(where: $w, first: 1000) { nodes { id } } }`, { w: where }),
    )
    const wanted = naive.rows(of).filter((row) => naive.matches(of, row, where))
    expect(found.l.nodes.map((n: any) => n.id)).toEqual(wanted.map((row) => String(row.id)))
  }

  it.each(cases.filter(([, operator]) => operator !== 'field'))('%s %s', async (_kind, operator, of, cell, values) => {
    await fc.assert(
      fc.asyncProperty(input(operator, values), fc.boolean(), async (given, turned) => {
        const where = { [cell.name]: { [operator]: given } }
        await agrees(of, turned ? { not: where } : where)
      }),
      { numRuns: 25, seed: 5 },
    )
  })

  it.each(['eq', 'ne', 'lt', 'lte', 'gt', 'gte'])('field %s compares two cells of a row', async (operator) => {
    await agrees(roster, { completedOn: { field: { [operator]: 'plannedCompletionOn' } } })
    await agrees(roster, { paid: { field: { [operator]: 'completed' } } })
    await agrees(roster, { not: { beneficiaryPoorHouseholds: { field: { [operator]: 'beneficiaryHouseholds' } } } })
  })

  it('takes an explicit null for an empty cell where it is compared, and refuses it elsewhere', async () => {
    const count = async (where: string) =>
      (await good(ask(`{ investments(where: ${where}) { totalCount } }`))).investments.totalCount
    expect(await count('{status: {eq: null}}')).toBe(await count('{status: {isNull: true}}'))
    expect(await count('{status: {ne: null}}')).toBe(await count('{status: {isNull: false}}'))
    await expect(count('{total: {lt: null}}')).rejects.toThrow('investments.where.total.lt')
  })

  it('compares with a thousand values at once', async () => {
    const names = [...texts, ...Array.from({ length: 1000 }, (_, i) => `x"${i}\\`)]
    await agrees(roster, { name: { in: names }, total: { notIn: Array.from({ length: 1000 }, (_, i) => `${i}.00`) } })
    await agrees(roster, { startOn: { notIn: Array.from({ length: 400 }, (_, i) => String(1950 + (i % 100))) } })
  })
})
