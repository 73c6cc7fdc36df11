/** Whole operations without the executor: when they are taken, and that they are what the executor makes of them. */
import { parse } from 'graphql'
import { rosters } from '../../src/county/rosters'
import { buildSchema } from '../../src/graphql/schema'
import { queryEngine } from '../../src/query/run/engine'
import type { Engine } from '../../src/query/run/query-context'
import type { Store } from '../../src/store/store'
import { freshStore } from '../support/databases'
import { type Asker, asker, good } from './ask'
import { insert, sampleOf } from './sample'

const sample = sampleOf(rosters, 5, () => 12)

describe('answers without the executor', () => {
  let store: Store
  let engine: Engine
  let ask: Asker
  beforeAll(async () => {
    store = await freshStore('sqlite')
    await insert(store, sample)
    engine = queryEngine(store)
    ask = asker(store)
  })
  afterAll(async () => {
    await engine.close()
    await ask.close()
    await store.close()
  })
  const cost = () => ({ statements: 0, rowsReturned: 0, milliseconds: 0 })
  const answer = (document: string, variables?: Record<string, unknown>, operation?: string) =>
    engine.answer(buildSchema(rosters), parse(document), operation, variables, { engine, cost: cost() })

  it('gives fields in the order they were asked for, type names among them', async () => {
    const found = await answer(
      '{ __typename b: villages(first: 2) { __typename totalCount edges { node { township { name __typename id } __typename name id } __typename cursor } aggregate { population { __typename sum } __typename } groupBy(by: [{township: {name: true}}], first: 1) { nodes { share key { __typename township { __typename name } } __typename depth } __typename } pageInfo { __typename hasNextPage } } a: county(id: 1) { name __typename } }',
    )
    const text = JSON.stringify(found!.data)
    expect(text).toMatch(
      /^\{"__typename":"Query","b":\{"__typename":"VillageConnection","totalCount":12,"edges":\[\{"node":\{"township":/,
    )
    expect(text).toContain('"pageInfo":{"__typename":"PageInfo","hasNextPage":true}')
    expect(text).toContain('"nodes":[{"share":')
    expect(text).toMatch(/"a":\{"name":"[^"]*.*","__typename":"County"\}\}$/)
  })

  it('leaves to the executor what others answer', async () => {
    expect(await answer('{ villages { nodes { _source { sheet } } } }')).toBeNull()
    expect(await answer('{ __schema { types { name } } }')).toBeNull()
    expect(await answer('{ villages { nodes { name } } __type(name: "X") { name } }')).toBeNull()
    expect(await answer('query ($n: Int!) { villages(first: $n) { totalCount } }', { n: 'x' })).toBeNull()
    expect(await answer('query A { villages { totalCount } } query B { counties { totalCount } }')).toBeNull()
    expect(
      (await answer('query A { villages { totalCount } } query B { counties { totalCount } }', {}, 'B'))!.data,
    ).toEqual({ counties: { totalCount: 12 } })
  })

  it('leaves to the executor an answer with a null where there must be none', async () => {
    await store.write((writer) => writer.run('UPDATE milestone SET title = NULL WHERE id = 3'))
    expect(await answer('{ milestones { nodes { title } } }')).toBeNull()
    expect((await answer('{ milestones(where: {id: {ne: "3"}}) { nodes { title } } }'))!.errors).toBeUndefined()
    expect((await ask('{ milestones { nodes { title } } }')).errors![0]!.message).toContain('non-nullable')
  })

  it('says what is wrong with one field beside the answers to others', async () => {
    const { data, errors } = (await answer('{ a: village(id: 1) { name } b: village(name: "x", id: 2) { name } }'))!
    expect(data!.a).toBeTruthy()
    expect(data!.b).toBeNull()
    expect(errors!.map((error) => [error.path, error.extensions.code])).toEqual([[['b'], 'BAD_KEY']])
  })

  it('counts each request on its own', async () => {
    const context = { engine, cost: cost() }
    await engine.answer(
      buildSchema(rosters),
      parse('{ villages(first: 1) { totalCount nodes { name } } }'),
      null,
      {},
      context,
    )
    expect(context.cost).toMatchObject({ statements: 2, rowsReturned: 2 })
    expect((await good(ask('{ villages(first: 1) { nodes { name } } }'))).villages.nodes).toHaveLength(1)
  })
})
