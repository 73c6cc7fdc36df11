/** Random documents over random rows, now and as of earlier imports: both databases must say what the plain arrays say. `RUNS` asks for more of them. */
import fc from 'fast-check'
import { rosters } from '../../src/county/rosters'
import { inversesOf, type RosterFacts } from '../../src/facts/roster'
import type { Store } from '../../src/store/store'
import { dialects, freshStore } from '../support/databases'
import { type Asker, asker, good } from './ask'
import {
  aggregates,
  dig,
  distinct,
  functions,
  groups,
  inOrder,
  type Key,
  keySelection,
  shownGroup,
  shownRow,
  values,
} from './expected'
import { historyOf, insertHistory, MOMENTS } from './history'
import { Naive } from './naive'
import { Random } from './random'
import { dice, insert, type Row, sampleOf } from './sample'

const sizes: Record<string, number> = {
  County: 2,
  Township: 8,
  Village: 40,
  Unit: 20,
  FundingSource: 10,
  Investment: 200,
  PovertyExit: 80,
  FundAllocation: 60,
  PublicityChannel: 12,
  ChannelReading: 30,
  PublicityRecord: 40,
}
const sample = sampleOf(rosters, 7, (roster) => sizes[roster.name] ?? 8)
const history = historyOf(rosters, sample, dice(8))
const now = new Naive(sample)
const then = Array.from({ length: MOMENTS }, (_, i) => new Naive(history.at(i + 1)))
const asked = rosters.filter((roster) => roster.name in sizes)
const listsOf = (roster: RosterFacts) => inversesOf(roster, rosters).filter((list) => list.roster.name in sizes)
const withLists = asked.filter((roster) => listsOf(roster).length > 0)
const runs = Number(process.env.RUNS ?? 60)

const seeds = (of: RosterFacts[]) => fc.tuple(fc.integer({ min: 0, max: 2 ** 31 }), fc.nat(of.length - 1))

/** Most documents ask about now, some about an earlier import. */
function moment(random: Random): { naive: Naive; asOf: string | undefined } {
  const at = random.roll(6)
  return at < MOMENTS ? { naive: then[at]!, asOf: String(at + 1) } : { naive: now, asOf: undefined }
}

const SEARCHED = ['石', 'a', 'ALPHA', '%', '_', '\\', "'", 'É', '省 民']
const names = (roster: RosterFacts): string =>
  values(roster)
    .map((c) => c.name)
    .join(' ')

/** A chain of pages, each begun where the one before it ended, as nodes; at most `limit` pages. */
async function walked(read: (after: string | undefined) => Promise<any>, limit: number): Promise<any[]> {
  const nodes: any[] = []
  let after: string | undefined
  for (let i = 0; i < limit; i++) {
    const { edges, pageInfo } = await read(after)
    nodes.push(...edges.map((edge: any) => edge.node))
    if (edges.length > 0) expect(pageInfo.endCursor).toBe(edges.at(-1).cursor)
    if (!pageInfo.hasNextPage) return nodes
    after = pageInfo.endCursor
  }
  return nodes
}

describe.each(dialects)('random documents on %s', (dialect) => {
  let store: Store
  let ask: Asker
  beforeAll(async () => {
    store = await freshStore(dialect)
    await insert(store, sample)
    await insertHistory(store, history)
    ask = asker(store, { limits: { cost: 1e9 } })
  })
  afterAll(async () => {
    await ask.close()
    await store.close()
  })

  /** `weight`: documents of the dearer kinds are fewer. */
  const holds = (
    property: (seed: number, roster: RosterFacts) => Promise<void>,
    seed: number,
    weight = 1,
    of = asked,
  ) =>
    fc.assert(
      fc.asyncProperty(seeds(of), ([given, at]) => property(given, of[at]!)),
      { numRuns: Math.ceil(runs / weight), seed },
    )

  it('filters, orders, pages, counts and sums as plain arrays do', () =>
    holds(async (seed, roster) => {
      const random = new Random(dice(seed), sample)
      const { naive, asOf } = moment(random)
      const where = random.roll(5) ? random.where(roster, 3) : {}
      const orderBy = Array.from({ length: random.roll(4) }, () => random.order(roster, 2))
      const search = random.roll(4) ? undefined : random.pick(SEARCHED)
      const [first, offset] = [random.roll(20), random.roll(2) * random.roll(10)]
      const data = await good(
        ask(
          `query Q($where: ${roster.name}Where, $orderBy: [${roster.name}OrderBy!], $first: Int, $offset: Int, $search: String, $asOf: String) {
              list: ${roster.plural}(where: $where, orderBy: $orderBy, search: $search, first: $first, offset: $offset, asOf: $asOf) {
                totalCount nodes { id ${names(roster)} } pageInfo { hasNextPage } aggregate { ${functions(roster)} } } }`,
          { where, orderBy, first, offset, search, asOf },
        ),
      )
      const held = naive
        .rows(roster)
        .filter(
          (row) => naive.matches(roster, row, where) && (search === undefined || naive.search(roster, row, search)),
        )
      const sorted = naive.ordered(roster, held, orderBy)
      expect({ where, ...data.list }).toEqual({
        where,
        totalCount: held.length,
        nodes: sorted.slice(offset, offset + first).map((row) => shownRow(roster, row)),
        pageInfo: { hasNextPage: sorted.length > offset + first },
        aggregate: aggregates(roster, held),
      })
    }, 11))

  it('walks from page to page, forwards and backwards, as through a plain array', () =>
    holds(async (seed, roster) => {
      const random = new Random(dice(seed), sample)
      const { naive, asOf } = moment(random)
      const where = random.roll(2) ? random.where(roster, 2) : {}
      const orderBy = Array.from({ length: random.roll(4) }, () => random.order(roster, 2))
      const backwards = random.roll(2) === 0
      const size = 5 + random.roll(40)
      const all = naive.ordered(
        roster,
        naive.rows(roster).filter((row) => naive.matches(roster, row, where)),
        orderBy,
      )
      const read = (page: string) => async (cursor: string | undefined) => {
        const { list } = await good(
          ask(
            `query Q($where: ${roster.name}Where, $orderBy: [${roster.name}OrderBy!], $size: Int, $cursor: String, $asOf: String) {
              list: ${roster.plural}(where: $where, orderBy: $orderBy, ${page}, asOf: $asOf) {
                edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
            { where, orderBy, size, cursor, asOf },
          ),
        )
        return list
      }
      // Backwards is forwards with every page turned round.
      const turned = (list: any) => ({
        edges: list.edges.toReversed(),
        pageInfo: { hasNextPage: list.pageInfo.hasPreviousPage, endCursor: list.pageInfo.startCursor },
      })
      const found = backwards
        ? await walked(async (cursor) => turned(await read('last: $size, before: $cursor')(cursor)), 5)
        : await walked(read('first: $size, after: $cursor'), 5)
      const wanted = (backwards ? all.toReversed() : all).slice(0, size * 5)
      expect(found.map(({ id }) => Number(id))).toEqual(wanted.map(({ id }) => id))
    }, 13))

  it('groups as plain arrays do', () =>
    holds(
      async (seed, roster) => {
        const random = new Random(dice(seed), sample)
        const { naive, asOf } = moment(random)
        const where = random.roll(2) ? random.where(roster, 2) : {}
        const by = distinct(Array.from({ length: random.roll(4) }, () => random.key(roster, 2)))
        const having = random.roll(3) ? undefined : { aggregate: random.having(roster) }
        const rollup = random.roll(2) === 0
        const orderBy = Array.from({ length: random.roll(3) }, () => random.groupOrder(roster, by))
        const paged = random.roll(2) === 0
        const size = paged ? 4 + random.roll(10) : 1000
        const read = async (after: string | undefined) => {
          const { list } = await good(
            ask(
              `query Q($where: ${roster.name}Where, $by: [${roster.name}GroupBy!]!, $having: ${roster.name}Having, $orderBy: [${roster.name}GroupOrderBy!], $rollup: Boolean, $size: Int, $after: String, $asOf: String) {
              list: ${roster.plural}(where: $where, asOf: $asOf) { groupBy(by: $by, having: $having, orderBy: $orderBy, rollup: $rollup, first: $size, after: $after) {
                totalCount pageInfo { hasNextPage endCursor } edges { cursor node { key { ${keySelection(by)} } depth share aggregate { ${functions(roster)} } } } } } }`,
              { where, by, having, orderBy, rollup, size, after, asOf },
            ),
          )
          expect(list.groupBy.totalCount).toBe(wanted.length)
          return list.groupBy
        }
        const held = naive.rows(roster).filter((row) => naive.matches(roster, row, where))
        const kept = groups(naive, roster, held, by, rollup).filter(
          (g) => !having || naive.having(roster, g.rows, having.aggregate),
        )
        const wanted = inOrder(roster, kept, by, orderBy)
        const nodes = await walked(read, 6)
        const expected = wanted.slice(0, size * 6)
        expect(nodes).toEqual(expected.map((g) => ({ key: expect.anything(), ...shownGroup(roster, g, held.length) })))
        expect(nodes.map(({ key }) => by.map((one, i) => dig(key, one, `k${i}`)))).toEqual(expected.map((g) => g.keys))
      },
      12,
      2,
    ))

  it('gives every row its own lists, totals and groups, as plain arrays do', () =>
    holds(
      async (seed, roster) => {
        const random = new Random(dice(seed), sample)
        const { naive, asOf } = moment(random)
        const list = random.pick(listsOf(roster))
        const where = random.roll(2) ? random.where(list.roster, 2) : {}
        const orderBy = Array.from({ length: random.roll(3) }, () => random.order(list.roster, 2))
        const by = distinct(Array.from({ length: 1 + random.roll(2) }, () => random.key(list.roster, 2)))
        const rollup = random.roll(2) === 0
        const [first, offset, most] = [1 + random.roll(6), random.roll(2) * random.roll(4), 1 + random.roll(5)]
        const data = await good(
          ask(
            `query Q($where: ${list.roster.name}Where, $orderBy: [${list.roster.name}OrderBy!], $by: [${list.roster.name}GroupBy!]!, $first: Int, $offset: Int, $most: Int, $rollup: Boolean, $asOf: String) {
              rows: ${roster.plural}(asOf: $asOf, first: 1000) { nodes { id list: ${list.name}(where: $where, orderBy: $orderBy, first: $first, offset: $offset) {
                totalCount nodes { id ${names(list.roster)} up: ${list.cell.name} { id ${names(roster)} } } pageInfo { hasNextPage } aggregate { ${functions(list.roster)} }
                groupBy(by: $by, rollup: $rollup, first: $most) { totalCount nodes { key { ${keySelection(by)} } depth share aggregate { count } } } } } } }`,
            { where, orderBy, by, first, offset, most, rollup, asOf },
          ),
        )
        const connection = (of: Naive, held: Row[], up: Row) => {
          const sorted = of.ordered(list.roster, held, orderBy)
          const found = inOrder(list.roster, groups(of, list.roster, held, by, rollup), by, [])
          return {
            totalCount: held.length,
            nodes: sorted
              .slice(offset, offset + first)
              .map((one) => ({ ...shownRow(list.roster, one), up: shownRow(roster, up) })),
            pageInfo: { hasNextPage: sorted.length > offset + first },
            aggregate: aggregates(list.roster, held),
            groupBy: {
              totalCount: found.length,
              nodes: found.slice(0, most).map((g) => ({
                key: g.keys,
                ...shownGroup(list.roster, g, held.length),
                aggregate: { count: g.rows.length },
              })),
            },
          }
        }
        const wanted = naive.rows(roster).map((row) => {
          const all = naive.children(roster, list.name, row).rows
          const held = all.filter((one) => naive.matches(list.roster, one, where))
          return { id: String(row.id), list: connection(naive, held, row) }
        })
        for (const { list: shown } of data.rows.nodes)
          for (const node of shown.groupBy.nodes)
            node.key = by.map((one: Key, i: number) => dig(node.key, one, `k${i}`))
        expect(data.rows.nodes).toEqual(wanted)
      },
      14,
      3,
      withLists,
    ))
})
