/** Chinese order is that of pinyin, and the same on both databases: digits, letters, then Han; rare characters behind; nulls where they are told to be. */

import { rosters } from '../../src/county/rosters'
import type { Store } from '../../src/store/store'
import { dialects, freshStore } from '../support/databases'
import { type Asker, asker, good } from './ask'
import { insert, type Row } from './sample'

const county = rosters.find(({ name }) => name === 'County')!
/** In order. 石 is shí, 树 shù, 长 cháng, 兴 xīng; 重 is chóng in 重庆 and zhòng in most words; 𠮷 lies beyond the ranked characters. */
const names = [
  '10号',
  '2号',
  'Alpha',
  'beta',
  '白云镇',
  '北原乡',
  '长安镇',
  '城关镇',
  '重庆路',
  '虫草基地',
  '崇安镇',
  '河湾镇',
  '石桥',
  '石桥村',
  '树湾',
  '太平镇',
  '兴隆镇',
  '星光村',
  '中心村',
  '重点村',
  '𠮷野',
]

describe.each(dialects)('order on %s', (dialect) => {
  let store: Store
  let ask: Asker
  beforeAll(async () => {
    store = await freshStore(dialect)
    const cell = county.cell('name')
    const rows = names.map((name, i): Row => {
      const stored = cell.kind.parse(name, cell)
      const parts = Object.fromEntries(cell.kind.columns(cell).map((column, at) => [column.name, stored[at]!]))
      // Every second one has a code, all the same.
      const programme_level = ['MUNICIPAL', 'NATIONAL', 'PROVINCIAL', null][i % 4]!
      return {
        id: 100 - i,
        ...parts,
        programme_level,
        code: i % 2 ? null : '690121',
        import_id: 1,
        is_active: 1,
        is_listed: 1,
      }
    })
    await insert(store, new Map([['County', rows.sort((a, b) => Number(a.id) - Number(b.id))]]))
    ask = asker(store)
  })
  afterAll(async () => {
    await ask.close()
    await store.close()
  })
  const listed = async (args: string): Promise<string[]> =>
    (await good(ask(`{ counties(${args}) { nodes { name } } }`))).counties.nodes.map((node: any) => node.name)

  it('is that of pinyin, up and down', async () => {
    expect(await listed('orderBy: [{name: ASC}]')).toEqual(names)
    expect(await listed('orderBy: [{name: DESC}]')).toEqual([...names].reverse())
    const { groupBy } = (
      await good(
        ask('{ counties { groupBy(by: [{name: true}]) { nodes { key { name } } } aggregate { name { min max } } } }'),
      )
    ).counties
    expect(groupBy.nodes.map((node: any) => node.key.name)).toEqual(names)
    expect((await good(ask('{ counties { aggregate { name { min max } } } }'))).counties.aggregate.name).toEqual({
      min: names[0],
      max: names.at(-1),
    })
  })

  it('of choices is that of their list, in rows and in groups', async () => {
    const { counties } = await good(
      ask('{ counties(orderBy: [{programmeLevel: ASC_NULLS_LAST}]) { nodes { programmeLevel } } }'),
    )
    const levels = [...new Set(counties.nodes.map((node: any) => node.programmeLevel))]
    expect(levels).toEqual(['NATIONAL', 'PROVINCIAL', 'MUNICIPAL', null])
    const grouped = async (args: string) => {
      const found = await good(
        ask(`{ counties { groupBy(by: [{programmeLevel: true}]${args}) { nodes { key { programmeLevel } } } } }`),
      )
      return found.counties.groupBy.nodes.map((node: any) => node.key.programmeLevel)
    }
    expect(await grouped('')).toEqual(levels)
    expect(await grouped(', orderBy: [{key: {programmeLevel: DESC}}]')).toEqual([
      'MUNICIPAL',
      'PROVINCIAL',
      'NATIONAL',
      null,
    ])
    const { edges } = (
      await good(ask('{ counties(orderBy: {programmeLevel: DESC}, first: 3) { edges { cursor node { id } } } }'))
    ).counties
    const { nodes } = (
      await good(
        ask(`{ counties(orderBy: {programmeLevel: DESC}, after: "${edges[0].cursor}", first: 2) { nodes { id } } }`),
      )
    ).counties
    expect(nodes).toEqual(edges.slice(1).map((edge: any) => edge.node))
  })

  it('finds the first and the last text among those with readings of their own', async () => {
    const { counties } = await good(
      ask('{ counties(where: {name: {in: ["兴隆镇", "长安镇", "重庆路"]}}) { aggregate { name { min max } } } }'),
    )
    expect(counties.aggregate.name).toEqual({ min: '长安镇', max: '兴隆镇' })
  })

  it('puts empty cells where it is told to, and equals by their id', async () => {
    const [coded, bare] = [0, 1].map((odd) => names.filter((_, i) => i % 2 === odd).reverse())
    expect(await listed('orderBy: [{code: ASC}]')).toEqual([...bare!, ...coded!])
    for (const direction of ['DESC', 'ASC_NULLS_LAST', 'DESC_NULLS_LAST'])
      expect(await listed(`orderBy: [{code: ${direction}}]`)).toEqual([...coded!, ...bare!])
  })
})
