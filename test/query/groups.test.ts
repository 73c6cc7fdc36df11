import type { Store } from '../../src/store/store'
import { dialects, freshStore } from '../support/databases'
import { type Asker, asker, code, good } from './ask'
import { insert, type Row } from './sample'

const base = { import_id: 1, is_active: 1, is_listed: 1 }
const sites: Row[] = [
  { id: 1, name: 'A 镇', name_sort: 'a 1', county_id: null, category: 'TOWN', ...base },
  { id: 2, name: 'B 乡', name_sort: 'b 2', county_id: null, category: 'TOWNSHIP', ...base },
  { id: 3, name: '空镇', name_sort: 'c 3', county_id: null, category: null, ...base },
]
const works: [
  township: number | null,
  category: string | null,
  total: number | null,
  from: number | null,
  to: number | null,
][] = [
  [1, 'WATER', 9_000_000_000_000_000, 20200615, 20200615],
  [1, 'WATER', 9_000_000_000_000_001, 20200601, 20200630],
  [1, 'HOUSING', 100, 20200401, 20200630],
  [2, 'WATER', 201, 20200101, 20201231],
  [2, null, 202, 20191215, 20200115],
  [2, null, null, 20210101, 20210630],
  [null, 'WATER', -5, null, null],
]
const investments: Row[] = works.map(([township, category, total, from, to], i) => ({
  id: i + 1,
  name: `工程${i}`,
  name_sort: `${i}`,
  year: 2020,
  township_id: township,
  category,
  total,
  start_on: from,
  start_on_end: to,
  beneficiary_households: i,
  progress: i * 1_000_000,
  ...base,
}))

describe.each(dialects)('groups on %s', (dialect) => {
  let store: Store
  let ask: Asker
  beforeAll(async () => {
    store = await freshStore(dialect)
    await insert(
      store,
      new Map([
        ['Township', sites],
        ['Investment', investments],
      ]),
    )
    ask = asker(store)
  })
  afterAll(async () => {
    await ask.close()
    await store.close()
  })
  const grouped = async (args: string, fields: string): Promise<any> =>
    (await good(ask(`{ investments { groupBy(${args}) { ${fields} } } }`))).investments.groupBy

  it('sums and averages exactly, in the unit that is asked for', async () => {
    const { investments: found } = await good(
      ask(
        '{ investments { aggregate { count total { sum wan: sum(unit: WAN_YUAN) yi: max(unit: YI_YUAN) avg min countDistinct } beneficiaryHouseholds { sum avg } progress { avg sum } startOn { min max countDistinct } township { countDistinct } } } }',
      ),
    )
    expect(found.aggregate).toEqual({
      count: 7,
      // 18,000,000,000,000,001 + 498 fen: more than 2^53
      total: {
        sum: '180000000000004.99',
        wan: '18000000000.000499',
        yi: '900000.0000000001',
        avg: '30000000000000.83',
        min: '-0.05',
        countDistinct: 6,
      },
      beneficiaryHouseholds: { sum: 21, avg: '3' },
      progress: { avg: '3', sum: '21' },
      startOn: { min: '2019-12-15', max: '2021-06-30', countDistinct: 6 },
      township: { countDistinct: 2 },
    })
  })

  it('rounds averages half away from zero, to 2 places for money and to 6 otherwise', async () => {
    const avg = async (ids: string) =>
      (
        await good(
          ask(
            `{ investments(where: {id: {in: [${ids}]}}) { aggregate { total { avg } beneficiaryHouseholds { avg } } } }`,
          ),
        )
      ).investments.aggregate
    expect(await avg('4, 5')).toEqual({ total: { avg: '2.02' }, beneficiaryHouseholds: { avg: '3.5' } })
    expect(await avg('1, 2, 5')).toEqual({
      total: { avg: '60000000000000.68' },
      beneficiaryHouseholds: { avg: '1.666667' },
    })
    expect(await avg('6')).toEqual({ total: { avg: null }, beneficiaryHouseholds: { avg: '5' } })
  })

  it('puts a day that lies within no single period under the null key', async () => {
    const labels = async (grain: string) =>
      (await grouped(`by: {startOn: {grain: ${grain}}}`, 'nodes { key { startOn } aggregate { count } }')).nodes.map(
        (n: any) => [n.key.startOn, n.aggregate.count],
      )
    expect(await labels('DAY')).toEqual([
      ['2020-06-15', 1],
      [null, 6],
    ])
    expect(await labels('MONTH')).toEqual([
      ['2020-06', 2],
      [null, 5],
    ])
    expect(await labels('QUARTER')).toEqual([
      ['2020-Q2', 3],
      [null, 4],
    ])
    expect(await labels('HALF_YEAR')).toEqual([
      ['2020-H1', 3],
      ['2021-H1', 1],
      [null, 3],
    ])
    expect(await labels('YEAR')).toEqual([
      ['2020', 4],
      ['2021', 1],
      [null, 2],
    ])
  })

  it('shows two grains of one day side by side, and asks which when it is left open', async () => {
    const by = 'by: [{startOn: {grain: YEAR}}, {startOn: {grain: QUARTER}}]'
    const { nodes } = await grouped(by, 'nodes { key { y: startOn(grain: YEAR) q: startOn(grain: QUARTER) } }')
    expect(nodes.map((n: any) => n.key)).toEqual([
      { y: '2020', q: '2020-Q2' },
      { y: '2020', q: null },
      { y: '2021', q: null },
      { y: null, q: null },
    ])
    expect(await code(ask(`{ investments { groupBy(${by}) { nodes { key { startOn } } } } }`))).toBe('BAD_INPUT')
  })

  it('groups through links, rolls up with the depth said, and shares out the rows', async () => {
    const { nodes, totalCount } = await grouped(
      'by: [{township: {name: true}}, {category: true}], rollup: true',
      'totalCount nodes { key { township { name category } category year } depth share aggregate { count total { sum } } }',
    )
    expect(totalCount).toBe(9)
    expect(
      nodes.map((n: any) => [
        n.key.township.name,
        n.key.category,
        n.depth,
        n.aggregate.count,
        n.share,
        n.aggregate.total.sum,
      ]),
    ).toEqual([
      ['A 镇', 'HOUSING', 2, 1, '0.142857', '1.00'],
      ['A 镇', 'WATER', 2, 2, '0.285714', '180000000000000.01'],
      ['A 镇', null, 1, 3, '0.428571', '180000000000001.01'],
      ['B 乡', 'WATER', 2, 1, '0.142857', '2.01'],
      ['B 乡', null, 2, 2, '0.285714', '2.02'],
      ['B 乡', null, 1, 3, '0.428571', '4.03'],
      [null, 'WATER', 2, 1, '0.142857', '-0.05'],
      [null, null, 1, 1, '0.142857', '-0.05'],
      [null, null, 0, 7, '1.000000', '180000000000004.99'],
    ])
    expect(nodes[0].key).toEqual({ township: { name: 'A 镇', category: null }, category: 'HOUSING', year: null })
  })

  it('keeps, orders and pages groups', async () => {
    const args =
      'by: [{category: true}], having: {aggregate: {count: {gte: 1}, total: {sum: {gt: "-1"}}}}, orderBy: [{aggregate: {total: {sum: DESC}}}]'
    const all = await grouped(
      args,
      'totalCount edges { cursor node { key { category } share } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }',
    )
    expect(all.edges.map((e: any) => e.node.key.category)).toEqual(['WATER', null, 'HOUSING'])
    const second = await grouped(
      `${args}, first: 1, after: "${all.edges[0].cursor}"`,
      'totalCount nodes { key { category } } pageInfo { hasNextPage hasPreviousPage endCursor }',
    )
    expect(second).toEqual({
      totalCount: 3,
      nodes: [{ key: { category: null } }],
      pageInfo: { hasNextPage: true, hasPreviousPage: true, endCursor: all.edges[1].cursor },
    })
    const beyond = await grouped(`${args}, offset: 30`, 'totalCount nodes { depth } pageInfo { hasNextPage }')
    expect(beyond).toEqual({ totalCount: 3, nodes: [], pageInfo: { hasNextPage: false } })
    expect(
      (
        await grouped(
          'by: [{category: true}, {township: {name: true}}], orderBy: [{key: {township: {name: DESC}}}, {key: {category: ASC}}]',
          'nodes { key { category township { name } } }',
        )
      ).nodes.map((n: any) => `${n.key.township.name}/${n.key.category}`),
    ).toEqual(['B 乡/null', 'B 乡/WATER', 'A 镇/HOUSING', 'A 镇/WATER', 'null/WATER'])
    expect(
      await code(
        ask('{ investments { groupBy(by: [{category: true}], orderBy: {key: {year: ASC}}) { totalCount } } }'),
      ),
    ).toBe('BAD_INPUT')
  })

  it('groups the list of every parent at once; one without rows has no groups', async () => {
    const { data, statements } = await ask(
      '{ townships { nodes { name investments { totalCount aggregate { total { sum } } groupBy(by: [{category: true}], rollup: true, first: 2) { totalCount nodes { key { category } depth share } pageInfo { hasNextPage } } } } } }',
    )
    expect(statements).toBe(3)
    expect(
      data.townships.nodes.map((n: any) => [
        n.name,
        n.investments.totalCount,
        n.investments.aggregate.total.sum,
        n.investments.groupBy.totalCount,
        n.investments.groupBy.nodes.length,
        n.investments.groupBy.pageInfo.hasNextPage,
      ]),
    ).toEqual([
      ['A 镇', 3, '180000000000001.01', 3, 2, true],
      ['B 乡', 3, '4.03', 3, 2, true],
      ['空镇', 0, null, 0, 0, false],
    ])
    expect(data.townships.nodes[0].investments.groupBy.nodes[0]).toEqual({
      key: { category: 'HOUSING' },
      depth: 1,
      share: '0.333333',
    })
  })

  it('has one group for no keys, and none where there are no rows', async () => {
    expect(await grouped('by: []', 'totalCount nodes { depth aggregate { count } }')).toEqual({
      totalCount: 1,
      nodes: [{ depth: 0, aggregate: { count: 7 } }],
    })
    const empty = await good(
      ask(
        '{ investments(where: {year: {eq: 1999}}) { totalCount aggregate { count total { sum avg } } groupBy(by: [{category: true}], rollup: true) { totalCount nodes { depth } } } }',
      ),
    )
    expect(empty.investments).toEqual({
      totalCount: 0,
      aggregate: { count: 0, total: { sum: null, avg: null } },
      groupBy: { totalCount: 0, nodes: [] },
    })
  })

  it('compares an aggregate exactly, in filters as well', async () => {
    const held = async (having: string) =>
      (
        await good(ask(`{ townships(where: {investments: {aggregate: ${having}}}) { nodes { id } } }`))
      ).townships.nodes.map((n: any) => n.id)
    expect(await held('{total: {sum: {eq: "180000000000001.01"}}}')).toEqual(['1'])
    expect(await held('{total: {sum: {gt: "180000000000001.00"}}}')).toEqual(['1'])
    expect(await held('{total: {sum: {gt: "180000000000001.01"}}}')).toEqual([])
    expect(await held('{total: {avg: {eq: "2.02"}}}')).toEqual(['2'])
    expect(await held('{count: {eq: 0}}')).toEqual(['3'])
    expect(await held('{startOn: {max: {lt: "2020-07"}}}')).toEqual(['1'])
    expect(await held('{name: {min: {contains: "程3"}}}')).toEqual(['2'])
    expect(await held('{total: {sum: {in: ["4.03", "1"]}, count: null}}').catch((e) => e.message)).toContain('count')
  })
})
