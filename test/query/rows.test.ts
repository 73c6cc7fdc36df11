/** Pages, cursors, links and lists: what comes back, in what order, and with how many statements. */

import { rosters } from '../../src/county/rosters'
import type { RosterFacts } from '../../src/facts/roster'
import type { Store } from '../../src/store/store'
import { dialects, freshStore } from '../support/databases'
import { type Asker, asker, code, good } from './ask'
import { Naive, storedOf } from './naive'
import { insert, sampleOf } from './sample'

const sizes: Record<string, number> = {
  County: 2,
  Township: 8,
  Village: 40,
  Unit: 20,
  FundingSource: 10,
  Investment: 300,
  PovertyExit: 100,
  FundAllocation: 60,
}
const sample = sampleOf(rosters, 1, (roster) => sizes[roster.name] ?? 6)
const naive = new Naive(sample)
const named = (name: string): RosterFacts => rosters.find((r) => r.name === name)!
const ids = (list: { id: string }[]): number[] => list.map((row) => Number(row.id))

describe.each(dialects)('rows on %s', (dialect) => {
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

  it.each([
    ['', []],
    ['orderBy: {category: DESC}', [{ category: 'DESC' }]],
    [
      'orderBy: [{village: {township: {name: ASC}}}, {startOn: ASC_NULLS_LAST}]',
      [{ village: { township: { name: 'ASC' } } }, { startOn: 'ASC_NULLS_LAST' }],
    ],
    ['orderBy: [{total: DESC_NULLS_LAST}, {id: DESC}]', [{ total: 'DESC_NULLS_LAST' }, { id: 'DESC' }]],
  ])('walks forwards and backwards through the whole list: %s', async (order, given) => {
    const all = naive.rows(named('Investment'))
    const wanted = naive.ordered(named('Investment'), all, given)
    for (const [size, back] of [
      [37, false],
      [41, true],
    ] as const) {
      const found: number[] = []
      let cursor: string | null = null
      for (;;) {
        const page: string = back
          ? `last: ${size}${cursor ? `, before: "${cursor}"` : ''}`
          : `first: ${size}${cursor ? `, after: "${cursor}"` : ''}`
        const { investments } = await good(
          ask(
            `{ investments(${page}${order && `, ${order}`}) { edges { cursor node { id } } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }`,
          ),
        )
        const own = ids(investments.edges.map((e: any) => e.node))
        if (back) found.unshift(...own)
        else found.push(...own)
        expect(investments.pageInfo.startCursor).toBe(investments.edges[0].cursor)
        cursor = back ? investments.pageInfo.startCursor : investments.pageInfo.endCursor
        expect(back ? investments.pageInfo.hasNextPage : investments.pageInfo.hasPreviousPage).toBe(
          found.length > own.length,
        )
        if (!(back ? investments.pageInfo.hasPreviousPage : investments.pageInfo.hasNextPage)) break
      }
      expect(found).toEqual(ids(wanted as any))
    }
  })

  it('orders and pages by an aggregate of a list, exactly beyond 2^53', async () => {
    const order = [{ investments: { aggregate: { total: { sum: 'DESC' } } } }]
    const wanted = ids(naive.ordered(named('Village'), naive.rows(named('Village')), order) as any)
    const found: number[] = []
    for (let after = ''; ; ) {
      const { villages } = await good(
        ask(
          `{ villages(first: 7, orderBy: {investments: {aggregate: {total: {sum: DESC}}}}${after}) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
        ),
      )
      found.push(...ids(villages.nodes))
      if (!villages.pageInfo.hasNextPage) break
      after = `, after: "${villages.pageInfo.endCursor}"`
    }
    expect(found).toEqual(wanted)
  })

  it('keeps a place in the list while rows come in before it', async () => {
    const first = await good(
      ask('{ investments(first: 5, orderBy: {name: ASC}) { nodes { id } pageInfo { endCursor } } }'),
    )
    const rest = `{ investments(first: 1000, orderBy: {name: ASC}, after: "${first.investments.pageInfo.endCursor}") { nodes { id } } }`
    const before = await good(ask(rest))
    const extra = { ...naive.rows(named('Investment'))[0], id: 9999, name: '!', name_sort: '!' }
    await insert(store, new Map([['Investment', [extra]]]))
    expect(await good(ask(rest))).toEqual(before)
    await store.write((writer) => writer.run('DELETE FROM investment WHERE id = 9999'))
  })

  it('reads one statement for a root with its links, one more for each list, totals and groups, with arguments on every level', async () => {
    const { data, statements, errors } =
      await ask(`{ townships(first: 3, where: {villages: {some: {population: {gt: 0}}}}, orderBy: {name: DESC}) {
      totalCount aggregate { population { sum avg } }
      nodes { name county { name leadUnit { name } }
        villages(first: 4, where: {investments: {aggregate: {count: {gt: 0}}}}, orderBy: {investments: {aggregate: {total: {sum: DESC}}}}) {
          totalCount aggregate { population { max } }
          groupBy(by: [{isRegisteredPoor: true}], orderBy: {aggregate: {count: DESC}}, first: 2) { nodes { key { isRegisteredPoor } aggregate { count } } }
          nodes { name investments(first: 2, offset: 1, orderBy: [{source: {name: ASC}}], where: {status: {ne: PLANNED}}) { nodes { name source { name } implementer { name } } }
            exits: povertyExits(last: 2) { edges { cursor node { year village { name } } } } } } } } }`)
    expect(errors).toBeUndefined()
    expect(data.townships.nodes).toHaveLength(3)
    // townships: rows, totals; villages: rows, totals, groups; investments; povertyExits
    expect(statements).toBe(7)
  })

  it('keeps to the rules of Relay when first, last, after and before come together', async () => {
    const info = 'edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'
    const page = async (args: string) => (await good(ask(`{ villages(${args}) { ${info} } }`))).villages
    const all = (await page('first: 7')).edges
    const [third, sixth] = [all[2].cursor, all[5].cursor]
    const found = async (args: string) => {
      const { edges, pageInfo } = await page(args)
      expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([
        edges[0]?.cursor ?? null,
        edges.at(-1)?.cursor ?? null,
      ])
      const places = ids(edges.map((e: any) => e.node)).map((id) => ids(all.map((e: any) => e.node)).indexOf(id) + 1)
      return [places, pageInfo.hasPreviousPage, pageInfo.hasNextPage]
    }
    const between = `after: "${third}", before: "${sixth}"`
    expect(await found(between)).toEqual([[4, 5], true, true])
    expect(await found(`${between}, first: 1`)).toEqual([[4], true, true])
    expect(await found(`${between}, last: 1`)).toEqual([[5], true, true])
    expect(await found(`before: "${third}"`)).toEqual([[1, 2], false, true])
    expect(await found(`before: "${third}", last: 2`)).toEqual([[1, 2], false, true])
    expect(await found(`before: "${third}", last: 1`)).toEqual([[2], true, true])
    expect(await found('first: 3, last: 2')).toEqual([[2, 3], true, true])
    expect(await found(`after: "${sixth}", before: "${third}"`)).toEqual([[], true, true])
    expect(await found('first: 0')).toEqual([[], false, true])
  })

  it('refuses a cursor of another list, however alike the order', async () => {
    const cursor = async (field: string) => {
      const list = (await good(ask(`{ ${field} }`))) as any
      return Object.values<any>(list)[0]
    }
    const village = (await cursor('villages(first: 1) { pageInfo { endCursor } }')).pageInfo.endCursor
    expect(await code(ask(`{ townships(after: "${village}") { nodes { id } } }`))).toBe('BAD_CURSOR')
    expect(await code(ask(`{ townships { nodes { investments(after: "${village}") { nodes { id } } } } }`))).toBe(
      'BAD_CURSOR',
    )
    const by = (key: string, more: string) =>
      `villages { groupBy(by: [${key}], first: 1${more}) { pageInfo { endCursor } } }`
    const group = (await cursor(by('{name: true}', ''))).groupBy.pageInfo.endCursor
    expect(await code(ask(`{ ${by('{name: true}', `, after: "${group}"`)} }`))).toBe('undefined')
    expect(await code(ask(`{ ${by('{township: {name: true}}', `, after: "${group}"`)} }`))).toBe('BAD_CURSOR')
    expect(await code(ask(`{ ${by('{name: true}', `, rollup: true, after: "${group}"`)} }`))).toBe('BAD_CURSOR')
  })

  it('gives every parent its own page, also backwards, by offset and after a cursor', async () => {
    const list = named('Investment')
    const village = list.cell('village')
    const wanted = (id: number) =>
      naive.ordered(
        list,
        naive.rows(list).filter((row) => storedOf(village, row) === id),
        [{ total: 'DESC' }],
      )
    const data = await good(
      ask(
        '{ villages { nodes { id a: investments(first: 2, offset: 1, orderBy: {total: DESC}) { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage } } b: investments(last: 3, orderBy: {total: DESC}) { nodes { id } } } } }',
      ),
    )
    for (const node of data.villages.nodes) {
      const own = wanted(Number(node.id))
      expect(ids(node.a.nodes)).toEqual(own.slice(1, 3).map((row) => row.id))
      expect(node.a.totalCount).toBe(own.length)
      expect(node.a.pageInfo).toEqual({ hasNextPage: own.length > 3, hasPreviousPage: true })
      expect(ids(node.b.nodes)).toEqual(own.slice(-3).map((row) => row.id))
    }
  })

  it('merges fields, spreads fragments and obeys @skip and @include', async () => {
    const data = await good(
      ask(
        `query ($no: Boolean!) { villages(first: 1) { ...Part nodes { name @skip(if: $no) a: township { id } township { name @include(if: $no) ... on Township { code } } } } }
         fragment Part on VillageConnection { nodes { id township { id } } }`,
        { no: false },
      ),
    )
    expect(Object.keys(data.villages.nodes[0]).sort()).toEqual(['a', 'id', 'name', 'township'])
    expect(Object.keys(data.villages.nodes[0].township).sort()).toEqual(['code', 'id'])
  })

  it('finds one row by id or by a key, and says when the key does not do', async () => {
    const row = naive
      .rows(named('PovertyExit'))
      .find(
        (r) =>
          naive.rows(named('PovertyExit')).filter((o) => o.village_id === r.village_id && o.year === r.year).length ===
          1,
      )!
    const found = await good(
      ask(
        `{ a: povertyExit(village: ${row.village_id}, year: ${row.year}) { id village { name } } b: povertyExit(id: ${row.id}) { id } c: povertyExit(id: "nonsense") { id } d: village(id: 99999999999) { id } }`,
      ),
    )
    expect([found.a.id, found.b.id, found.c, found.d]).toEqual([String(row.id), String(row.id), null, null])
    expect(await code(ask(`{ povertyExit(village: ${row.village_id}) { id } }`))).toBe('BAD_KEY')
    expect(await code(ask('{ povertyExit { id } }'))).toBe('BAD_KEY')
    expect(await code(ask(`{ village(id: 1, name: "x") { id } }`))).toBe('BAD_KEY')
    const township = naive.rows(named('Township'))[0]
    await insert(
      store,
      new Map([
        [
          'Township',
          [
            { ...township, id: 777, name: '双生', county_id: 1 },
            { ...township, id: 778, name: '双生', county_id: 2 },
          ],
        ],
      ]),
    )
    expect(await code(ask('{ township(name: "双生") { id } }'))).toBe('BAD_KEY')
    expect((await good(ask('{ township(name: "双生", county: 2) { id } }'))).township.id).toBe('778')
    await store.write((writer) => writer.run('DELETE FROM township WHERE id > 700'))
  })

  it('treats whatever a client writes as a value', async () => {
    for (const nasty of [
      "'; DROP TABLE village; --",
      '"',
      '\\',
      '%',
      '_',
      '$1',
      '?',
      '{"a":1}',
      '\u{1F600}',
      ')',
      'NULL',
    ])
      expect(
        await good(
          ask(
            'query ($n: String!) { villages(where: {name: {in: [$n, "a", "b", "c", "d", "e"]}, or: [{name: {contains: $n}}, {name: {eq: $n}}, {name: {startsWith: $n}}, {name: {endsWith: $n}}]}, search: $n) { totalCount } }',
            { n: nasty },
          ),
        ),
      ).toBeTruthy()
    expect(
      await code(ask('query ($n: String!) { villages(where: {name: {eq: $n}}) { totalCount } }', { n: 'a\0b' })),
    ).toBe('BAD_INPUT')
    expect((await good(ask('{ villages { totalCount } }'))).villages.totalCount).toBe(40)
  })

  it('refuses pages, documents and arguments that go too far, by name', async () => {
    expect(await code(ask('{ villages(first: 1001) { totalCount } }'))).toBe('PAGE_TOO_LARGE')
    expect(await code(ask('{ villages(first: -1) { totalCount } }'))).toBe('BAD_INPUT')
    expect(await code(ask('{ villages { groupBy(by: [], first: 1001) { totalCount } } }'))).toBe('PAGE_TOO_LARGE')
    expect(await code(ask('{ villages(first: 1000) { nodes { investments { nodes { id } } } } }'))).toBe('TOO_COSTLY')
    const nested = (n: number): string =>
      n === 0 ? 'id' : `township { villages(first: 1) { nodes { ${nested(n - 1)} } } }`
    expect(await code(ask(`{ villages(first: 1) { nodes { ${nested(4)} } } }`))).toBe('TOO_DEEP')
    expect(
      await code(
        ask(
          `{ villages(first: 1) { nodes { ...A } } } fragment A on Village { township { villages(first: 1) { nodes { ...B } } } } fragment B on Village { ${nested(3)} }`,
        ),
      ),
    ).toBe('TOO_DEEP')
    const many = Array.from({ length: 60 }, (_, i) => `a${i}: investments { nodes { id } }`).join(' ')
    expect(await code(ask(`{ villages { nodes { ${many} } } }`))).toBe('TOO_COSTLY')
    const roots = Array.from({ length: 12 }, (_, i) => `r${i}: villages(first: 1000) { nodes { id } }`).join(' ')
    expect(await code(ask(`{ ${roots} }`))).toBe('TOO_COSTLY')
    const list = (n: number, part: string) => `[${Array.from({ length: n }, () => part).join()}]`
    expect(await code(ask(`{ villages(orderBy: ${list(33, '{name: ASC}')}) { nodes { id } } }`))).toBe('TOO_COSTLY')
    expect(
      await code(ask(`{ villages { groupBy(by: ${list(33, '{name: true}')}, rollup: true) { totalCount } } }`)),
    ).toBe('TOO_COSTLY')
    expect(await code(ask('{ villages(after: "x") { nodes { id } } }'))).toBe('BAD_CURSOR')
    const { villages } = await good(ask('{ villages(first: 1) { pageInfo { endCursor } } }'))
    expect(
      await code(ask(`{ villages(orderBy: {name: ASC}, after: "${villages.pageInfo.endCursor}") { nodes { id } } }`)),
    ).toBe('BAD_CURSOR')
    expect(await code(ask('{ villages(where: {population: {between: [1]}}) { totalCount } }'))).toBe('BAD_INPUT')
    expect(await code(ask('query ($w: VillageWhere) { villages(where: {name: null, not: $w}) { totalCount } }'))).toBe(
      'BAD_INPUT',
    )
  })
})
