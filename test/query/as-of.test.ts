/** What was known then: versions written by hand, asked by import and by moment, through links, lists, filters and groups. */
import type { Store } from '../../src/store/store'
import { dialects, freshStore } from '../support/databases'
import { type Asker, asker, code, good } from './ask'
import { insert, type Row } from './sample'

const mark = { is_active: 1, is_listed: 1 }
const town = (name: string, from: number): Row => ({ id: 1, name, name_sort: name, import_id: from, ...mark })
const village = (id: number, name: string, population: number, from: number): Row => ({
  id,
  name,
  name_sort: name,
  township_id: 1,
  population,
  import_id: from,
  ...mark,
})

describe.each(dialects)('asOf on %s', (dialect) => {
  let store: Store
  let ask: Asker
  beforeAll(async () => {
    store = await freshStore(dialect)
    await insert(
      store,
      new Map([
        ['Township', [town('新名', 3)]],
        ['Village', [village(1, '甲', 30, 3), village(2, '乙', 5, 2), village(4, '丁', 1, 4)]],
      ]),
    )
    const put = (table: string, row: Row) =>
      store.write((writer) =>
        writer.run(
          `INSERT INTO "${table}" (${Object.keys(row)
            .map((c) => `"${c}"`)
            .join(', ')}) VALUES (${Object.keys(row)
            .map(() => '?')
            .join(', ')})`,
          Object.values(row),
        ),
      )
    await put('township_history', { ...town('旧名', 1), until_import: 3 })
    await put('village_history', { ...village(1, '甲', 10, 1), until_import: 2 })
    await put('village_history', { ...village(1, '甲', 20, 2), until_import: 3 })
    // 丙 was there from the second import to the fourth, and is no more
    await put('village_history', { ...village(3, '丙', 7, 2), until_import: 4 })
    const counts = { created: 0, updated: 0, unchanged: 0, refused: 0, absent: 0, linked: 0, errors: 0, warnings: 0 }
    for (const [id, moment] of [
      [1, '2021-01-01T00:00:00.000Z'],
      [2, '2021-02-01T00:00:00.000Z'],
      [3, '2021-03-01T00:00:00.000Z'],
      [4, '2021-04-01T00:00:00.000Z'],
    ] as const)
      await put('import', {
        id,
        kind: 'IMPORT',
        started_at: moment,
        finished_at: moment,
        strategy: 'UPSERT',
        report: '{}',
        ...counts,
      })
    ask = asker(store)
  })
  afterAll(async () => {
    await ask.close()
    await store.close()
  })

  const known = async (asOf: string): Promise<any> =>
    (
      await good(
        ask(
          'query ($at: String!) { townships(asOf: $at) { nodes { name villages(orderBy: {population: DESC}, first: 2) { totalCount nodes { name population township { name } } aggregate { population { sum } } groupBy(by: [{township: {name: true}}]) { nodes { key { township { name } } } } } } } }',
          { at: asOf },
        ),
      )
    ).townships.nodes[0]

  it('answers the whole subtree from one import', async () => {
    expect(await known('1')).toEqual({
      name: '旧名',
      villages: {
        totalCount: 1,
        nodes: [{ name: '甲', population: 10, township: { name: '旧名' } }],
        aggregate: { population: { sum: 10 } },
        groupBy: { nodes: [{ key: { township: { name: '旧名' } } }] },
      },
    })
    expect((await known('2')).villages).toMatchObject({
      totalCount: 3,
      nodes: [
        { name: '甲', population: 20 },
        { name: '丙', population: 7 },
      ],
      aggregate: { population: { sum: 32 } },
    })
    expect(await known('3')).toMatchObject({
      name: '新名',
      villages: { totalCount: 3, aggregate: { population: { sum: 42 } } },
    })
    expect((await known('4')).villages.aggregate.population.sum).toBe(36)
  })

  it('filters and orders by what was known', async () => {
    const names = async (at: string, where: string) =>
      (
        await good(
          ask(
            `{ villages(asOf: "${at}", where: ${where}, orderBy: [{township: {name: ASC}}, {name: ASC}]) { nodes { name } } }`,
          ),
        )
      ).villages.nodes.map((n: any) => n.name)
    expect(
      await names(
        '2',
        '{township: {name: {eq: "旧名"}, villages: {aggregate: {population: {sum: {eq: 32}}}}}, population: {lt: 10}}',
      ),
    ).toEqual(['丙', '乙'])
    expect(await names('4', '{township: {name: {eq: "旧名"}}}')).toEqual([])
    expect(
      await good(ask('{ a: village(id: 1, asOf: "2") { population } b: village(id: 4, asOf: "2") { population } }')),
    ).toEqual({ a: { population: 20 }, b: null })
  })

  it('takes a moment with its offset for the last import finished by then', async () => {
    expect((await known('2021-02-01T08:00:00+08:00')).villages.aggregate.population.sum).toBe(32)
    expect((await known('2021-02-28T23:59:59.999Z')).villages.aggregate.population.sum).toBe(32)
    expect((await known('2030-01-01T00:00:00Z')).villages.aggregate.population.sum).toBe(36)
    expect((await good(ask('{ villages(asOf: "2020-01-01T00:00:00Z") { totalCount } }'))).villages.totalCount).toBe(0)
  })

  it('refuses a bare date, nonsense and imports that do not exist', async () => {
    const refused = async (at: string) => ask('query ($at: String!) { villages(asOf: $at) { totalCount } }', { at })
    expect((await refused('2021-02-01')).errors![0]!.message).toContain('2021-02-01T23:59:59+08:00')
    for (const wrong of [
      '2021-02-01',
      '2021',
      '5',
      '0',
      'yesterday',
      '2021-13-01T00:00:00Z',
      '2021-02-01T00:00:00',
      "1'",
    ])
      expect(await code(refused(wrong))).toBe('BAD_AS_OF')
  })

  it('counts the statement that resolves it', async () => {
    expect((await ask('{ villages(asOf: "2") { nodes { id } } }')).statements).toBe(2)
  })
})
