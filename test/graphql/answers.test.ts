import { dialects } from '../support/databases'
import { type Client, client } from './client'

describe.each(dialects)('answers on %s', (dialect) => {
  let api: Client
  beforeAll(async () => {
    api = await client(dialect)
  })
  afterAll(() => api.close())
  const data = async (query: string, variables?: unknown) => {
    const { data, errors } = await api.ask(query, variables)
    expect(errors).toBeUndefined()
    return data
  }

  it('lists rows with links, lists, totals and groups', async () => {
    const { townships } = await data(`{
      townships(orderBy: [{households: DESC}]) {
        totalCount
        nodes {
          name asOf county { name }
          villages(orderBy: [{households: ASC}], first: 1) { totalCount nodes { name } aggregate { households { sum avg } } }
        }
        groupBy(by: [{county: {name: true}}]) { nodes { key { county { name } } depth share aggregate { count } } }
      }
    }`)
    expect(townships).toEqual({
      totalCount: 2,
      nodes: [
        {
          name: '石桥乡',
          asOf: '2020',
          county: { name: '样板县' },
          villages: { totalCount: 2, nodes: [{ name: '西村' }], aggregate: { households: { sum: 152, avg: '76' } } },
        },
        {
          name: '河口镇',
          asOf: null,
          county: { name: '样板县' },
          villages: { totalCount: 1, nodes: [{ name: '河村' }], aggregate: { households: { sum: 70, avg: '70' } } },
        },
      ],
      groupBy: {
        nodes: [{ key: { county: { name: '样板县' } }, depth: 1, share: '1.000000', aggregate: { count: 2 } }],
      },
    })
  })

  it('answers under aliases, with fields swapped, merged and spread', async () => {
    const answer = await data(`
      query { a: villages(where: {name: {eq: "东村"}}) { n: nodes { id: name name: id ...F } n: nodes { wan: collectiveIncome(unit: WAN_YUAN) } } b: village(id: 1) { __typename ...F } }
      fragment F on Village { collectiveIncome cultivatedLand t: township { x: name } }
    `)
    expect(answer).toEqual({
      a: {
        n: [
          {
            id: '东村',
            name: '1',
            collectiveIncome: '450000.00',
            cultivatedLand: '12.5',
            t: { x: '石桥乡' },
            wan: '45',
          },
        ],
      },
      b: { __typename: 'Village', collectiveIncome: '450000.00', cultivatedLand: '12.5', t: { x: '石桥乡' } },
    })
  })

  it('finds one row by id or key, and none', async () => {
    expect(
      await data(
        '{ a: county(code: "690121") { name } b: village(township: 2, name: "河村") { id } c: village(id: 99) { id } }',
      ),
    ).toEqual({ a: { name: '样板县' }, b: { id: '3' }, c: null })
  })

  it('shows qualifiers and bare rows', async () => {
    expect(
      await data(
        '{ publicityChannel(name: "微信群") { category followers followersQualifier operator { name isListed isActive _source { import { id } sheet row cell(field: "name") { raw } } } } }',
      ),
    ).toEqual({
      publicityChannel: {
        category: 'WECHAT_GROUP',
        followers: 300,
        followersQualifier: 'OVER',
        operator: {
          name: '县统计局',
          isListed: false,
          isActive: true,
          _source: { import: { id: '1' }, sheet: null, row: null, cell: null },
        },
      },
    })
  })

  it('filters by every door: link, list, child aggregate, qualifier, neighbour cell', async () => {
    const count = async (where: string) =>
      (await data(`{ villages(where: ${where}) { totalCount } }`)).villages.totalCount
    expect(await count('{township: {county: {name: {eq: "样板县"}}, name: {contains: "桥"}}}')).toBe(2)
    expect(await count('{or: [{name: {eq: "东村"}}, {not: {population: {isNull: false}}}]}')).toBe(2)
    expect(await count('{township: {or: [{isNull: true}, {name: {eq: "河口镇"}}]}}')).toBe(1)
    expect(await count('{population: {field: {gt: households}}}')).toBe(2)
    expect(
      (
        await data(
          '{ townships(where: {villages: {aggregate: {count: {gt: 1}, households: {sum: {gte: 152}}}}}) { nodes { name } } }',
        )
      ).townships.nodes,
    ).toEqual([{ name: '石桥乡' }])
    expect(
      (await data('{ publicityChannels(where: {followersQualifier: {in: [OVER]}}) { totalCount } }')).publicityChannels
        .totalCount,
    ).toBe(1)
  })

  it('takes filters as variables', async () => {
    const query =
      'query ($w: VillageWhere, $o: [VillageOrderBy!]) { villages(where: $w, orderBy: $o) { nodes { name } } }'
    const answer = await data(query, { w: { households: { between: [50, 80] } }, o: [{ households: 'DESC' }] })
    expect(answer.villages.nodes.map((node: any) => node.name)).toEqual(['河村', '西村'])
  })

  it('answers as of an earlier import', async () => {
    const { villages } = await data(
      '{ villages(asOf: "1", where: {id: {in: [1, 2]}}, orderBy: [{id: ASC}]) { nodes { population households _source { sheet cell(field: "population") { address raw } } } } }',
    )
    expect(villages.nodes).toEqual([
      { population: 400, households: 100, _source: { sheet: '村', cell: { address: 'D2', raw: '400' } } },
      { population: 200, households: 50, _source: { sheet: '村', cell: { address: 'D3', raw: '200' } } },
    ])
  })

  it('tells the cost when asked', async () => {
    const query = '{ townships { nodes { name villages { nodes { name } } } } }'
    expect((await api.ask(query)).extensions).toBeUndefined()
    expect((await api.ask(query, undefined, { 'x-rosterql-cost': '1' })).extensions.cost).toEqual({
      statements: 2,
      rowsReturned: 5,
      milliseconds: expect.any(Number),
    })
  })
})
