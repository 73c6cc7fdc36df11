/** Random documents over random rows: both databases must say what the plain arrays say. */
import fc from 'fast-check'
import type { CellFacts } from '../../src/facts/cell'
import { type RosterFacts, targetOf } from '../../src/facts/roster'
import { rosters } from '../../src/rosters'
import type { Store } from '../../src/store/store'
import { dialects, freshStore } from '../support/databases'
import { type Asker, asker, good } from './ask'
import { measure, Naive, ranked, shown, sortKeys, storedOf } from './naive'
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
const naive = new Naive(sample)
const asked = rosters.filter((roster) => roster.name in sizes)
const runs = Number(process.env.RUNS ?? 60)

const seeds = fc.tuple(fc.integer({ min: 0, max: 2 ** 31 }), fc.nat(asked.length - 1))

/** Every aggregate of every cell, and the fields that ask for them. */
const functions = (roster: RosterFacts): string =>
  `count ${roster.cells
    .filter((c) => c.kind.aggregates.length > 0)
    .map((c) => `${c.name} { ${c.kind.aggregates.join(' ')} }`)
    .join(' ')}`
const aggregates = (roster: RosterFacts, rows: Row[]): Record<string, unknown> => ({
  count: rows.length,
  ...Object.fromEntries(
    roster.cells
      .filter((c) => c.kind.aggregates.length > 0)
      .map((c) => [
        c.name,
        Object.fromEntries(c.kind.aggregates.map((word) => [word, shown(c, measure(c, rows, word), word)])),
      ]),
  ),
})
const values = (roster: RosterFacts): CellFacts[] => roster.cells.filter((c) => c.kind.name !== 'link')
const shownRow = (roster: RosterFacts, row: Row): Record<string, unknown> => ({
  id: String(row.id),
  ...Object.fromEntries(
    values(roster).map((c) => [
      c.name,
      c.kind.show(
        c.kind.columns(c).map((column) => row[column.name]),
        c,
      ),
    ]),
  ),
})

describe.each(dialects)('random documents on %s', (dialect) => {
  let store: Store
  let ask: Asker
  beforeAll(async () => {
    store = await freshStore(dialect)
    await insert(store, sample)
    ask = asker(store, { limits: { cost: 1e9 } })
  })
  afterAll(async () => {
    await ask.close()
    await store.close()
  })

  it('filters, orders, pages, counts and sums as plain arrays do', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async ([seed, at]) => {
        const roster = asked[at]
        const random = new Random(dice(seed), sample)
        const where = random.roll(5) ? random.where(roster, 3) : {}
        const orderBy = Array.from({ length: random.roll(4) }, () => random.order(roster, 2))
        const search = random.roll(4) ? undefined : random.pick(['石', 'a', 'ALPHA', '%', '_', '\\', "'", 'É', '省 民'])
        const [first, offset] = [random.roll(20), random.roll(2) * random.roll(10)]
        const data = await good(
          ask(
            `query Q($where: ${roster.name}Where, $orderBy: [${roster.name}OrderBy!], $first: Int, $offset: Int, $search: String) {
              list: ${roster.plural}(where: $where, orderBy: $orderBy, search: $search, first: $first, offset: $offset) {
                totalCount nodes { id ${values(roster)
                  .map((c) => c.name)
                  .join(' ')} } pageInfo { hasNextPage } aggregate { ${functions(roster)} } } }`,
            { where, orderBy, first, offset, search },
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
      }),
      { numRuns: runs, seed: 11 },
    )
  })

  it('groups as plain arrays do', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async ([seed, at]) => {
        const roster = asked[at]
        const random = new Random(dice(seed), sample)
        const where = random.roll(2) ? random.where(roster, 2) : {}
        const by = distinct(Array.from({ length: random.roll(4) }, () => random.key(roster, 2)))
        const having = random.roll(3) ? undefined : { aggregate: random.having(roster) }
        const rollup = random.roll(2) === 0
        const orderBy = random.roll(2)
          ? [{ aggregate: random.measure(roster, random.pick(['ASC', 'DESC', 'ASC_NULLS_LAST'])) }]
          : []
        const data = await good(
          ask(
            `query Q($where: ${roster.name}Where, $by: [${roster.name}GroupBy!]!, $having: ${roster.name}Having, $orderBy: [${roster.name}GroupOrderBy!], $rollup: Boolean) {
              list: ${roster.plural}(where: $where) { groupBy(by: $by, having: $having, orderBy: $orderBy, rollup: $rollup, first: 1000) {
                totalCount nodes { key { ${keySelection(by)} } depth share aggregate { ${functions(roster)} } } } } }`,
            { where, by, having, orderBy, rollup },
          ),
        )
        const held = naive.rows(roster).filter((row) => naive.matches(roster, row, where))
        const wanted = groups(roster, held, by, rollup).filter(
          (g) => !having || naive.having(roster, g.rows, having.aggregate),
        )
        expect(data.list.groupBy).toEqual({
          totalCount: wanted.length,
          nodes: inOrder(roster, wanted, orderBy).map((g) => ({
            key: expect.anything(),
            depth: g.depth,
            share: (Math.floor((g.rows.length / held.length) * 1e6 + 0.5) / 1e6).toFixed(6),
            aggregate: aggregates(roster, g.rows),
          })),
        })
        const keys = data.list.groupBy.nodes.map((g: any) => by.map((key, i) => dig(g.key, key, `k${i}`)))
        expect(keys).toEqual(inOrder(roster, wanted, orderBy).map((g) => g.keys))
      }),
      { numRuns: runs, seed: 12 },
    )
  })
})

type Key = Record<string, any>

const distinct = (by: Key[]): Key[] => {
  const seen = new Set<string>()
  return by.filter((key) => {
    const path = JSON.stringify(key, (name, v) => (name === 'grain' ? '' : v))
    return !seen.has(path) && seen.add(path)
  })
}

/** Keys that go through the same link are merged by aliases of their own. */
const keySelection = (by: Key[]): string => `id ${by.map((key, i) => selectKey(key, `k${i}`)).join(' ')}`
function selectKey(key: Key, alias: string): string {
  const [[name, part]] = Object.entries(key)
  return part === true || part.grain ? `${alias}: ${name}` : `${alias}: ${name} { ${selectKey(part, alias)} }`
}

const dig = (found: any, key: Key, alias: string): unknown => {
  const [[, part]] = Object.entries(key)
  return part === true || part.grain ? found[alias] : found[alias] && dig(found[alias], part, alias)
}

function keyValue(roster: RosterFacts, row: Row | undefined, key: Key): unknown {
  const [[name, part]] = Object.entries(key)
  if (!row) return null
  if (name === 'id') return String(row.id)
  const cell = roster.cell(name)
  if (cell.kind.name === 'link') return keyValue(targetOf(cell), naive.linked(cell, row), part)
  if (cell.kind.name !== 'day') return cell.kind.show([storedOf(cell, row)], cell)
  const from = storedOf(cell, row) as number | null
  return from === null ? null : label(from, row[cell.kind.columns(cell)[1].name] as number, part.grain)
}

/** A text is ordered by its pinyin key and then by itself, everything else by what is stored. */
function natural(roster: RosterFacts, row: Row | undefined, key: Key): unknown[] {
  const [[name, part]] = Object.entries(key)
  if (name === 'id') return [row?.id ?? null]
  const cell = roster.cell(name)
  if (cell.kind.name === 'link') return natural(targetOf(cell), row && naive.linked(cell, row), part)
  if (cell.kind.name === 'day') return [keyValue(roster, row, key)]
  return row ? [...sortKeys(cell, row), storedOf(cell, row)] : [...sortKeys(cell, {}), null]
}

function label(from: number, to: number, grain: string): string | null {
  const name = (n: number): string => {
    const [y, m, d] = [Math.floor(n / 10_000), Math.floor(n / 100) % 100, n % 100]
    const two = (x: number) => String(x).padStart(2, '0')
    return {
      DAY: `${y}-${two(m)}-${two(d)}`,
      MONTH: `${y}-${two(m)}`,
      QUARTER: `${y}-Q${Math.ceil(m / 3)}`,
      HALF_YEAR: `${y}-H${Math.ceil(m / 6)}`,
      YEAR: `${y}`,
    }[grain]!
  }
  return name(from) === name(to) ? name(from) : null
}

interface Group {
  keys: unknown[]
  /** What the keys are ordered by. */
  naturals: unknown[]
  depth: number
  rows: Row[]
}

function groups(roster: RosterFacts, rows: Row[], by: Key[], rollup: boolean): Group[] {
  const found: Group[] = []
  for (let depth = by.length; depth >= (rollup ? 0 : by.length); depth--) {
    const all = new Map<string, Group>()
    for (const row of rows) {
      const keys = by.map((key, i) => (i < depth ? keyValue(roster, row, key) : null))
      const name = JSON.stringify(keys)
      if (!all.has(name))
        all.set(name, {
          keys,
          naturals: by.flatMap((key, i) => (i < depth ? natural(roster, row, key) : natural(roster, undefined, key))),
          depth,
          rows: [],
        })
      all.get(name)!.rows.push(row)
    }
    found.push(...all.values())
  }
  return found
}

/** By the aggregate asked for, then by the keys with nulls last, subtotals behind what they sum up. */
function inOrder(roster: RosterFacts, found: Group[], orderBy: Key[]): Group[] {
  const terms = orderBy.map(({ aggregate }) => {
    const [[name, part]] = Object.entries(aggregate as Key)
    const value = (g: Group) =>
      name === 'count' ? g.rows.length : measure(roster.cell(name), g.rows, Object.keys(part)[0])
    return {
      values: new Map(found.map((g) => [g, value(g)])),
      direction: name === 'count' ? part : (Object.values(part)[0] as string),
    }
  })
  return [...found].sort((a, b) => {
    for (const { values, direction } of terms) {
      const order = ranked(values.get(a), values.get(b), direction)
      if (order) return order
    }
    for (let i = 0; i < a.naturals.length; i++) {
      const order = ranked(a.naturals[i], b.naturals[i], 'ASC_NULLS_LAST')
      if (order) return order
    }
    return b.depth - a.depth
  })
}
