/** What one request may cost, however it is written; and a statement that takes too long, which others do not wait for. */
import { createHash } from 'node:crypto'
import { getIntrospectionQuery } from 'graphql'
import { rosters } from '../../src/county/rosters'
import { tableColumns } from '../../src/facts/as-table'
import type { Store } from '../../src/store/store'
import { dialects } from '../support/databases'
import { type Client, client } from './client'

const aliased = (times: number, field: string, name = 'a'): string =>
  Array.from({ length: times }, (_, i) => `${name}${i}: ${field}`).join(' ')
const codes = ({ errors = [] }: any): string[] => [...new Set<string>(errors.map((e: any) => e.extensions.code))]
/** Costs some 1,100 of 10,000. */
const DEAR = 'villages(first: 1000) { nodes { name id code } }'

describe.each(dialects)('limits on %s', (dialect) => {
  let api: Client
  beforeAll(async () => {
    api = await client(dialect)
  })
  afterAll(() => api.close())

  it('count each alias, fragment and list below a list', async () => {
    expect(codes(await api.ask(`{ ${aliased(5, DEAR)} }`))).toEqual([])
    expect(codes(await api.ask(`{ ${aliased(12, DEAR)} }`))).toEqual(['TOO_COSTLY'])
    const spread = `fragment A on Query { ${aliased(6, DEAR)} } fragment B on Query { ${aliased(6, DEAR, 'b')} }`
    expect(codes(await api.ask(`{ ...A ... on Query { ...B } } ${spread}`))).toEqual(['TOO_COSTLY'])
    const nested = `{ townships { nodes { ${aliased(10, 'villages(first: 100) { nodes { id } }')} } } }`
    expect(codes(await api.ask(nested))).toEqual(['TOO_COSTLY'])
    const grouped = `{ villages { ${aliased(12, 'groupBy(by: [{name: true}], first: 1000) { nodes { depth } }')} } }`
    expect(codes(await api.ask(grouped))).toEqual(['TOO_COSTLY'])
  })

  it('count what @skip and @include leave, by the variables of this request', async () => {
    const query = `query ($all: Boolean!) { ${aliased(12, DEAR.replace(')', ') @include(if: $all)'))} townships { totalCount } }`
    expect(codes(await api.ask(query, { all: false }))).toEqual([])
    expect(codes(await api.ask(query, { all: true }))).toEqual(['TOO_COSTLY'])
    const deep = `query ($deep: Boolean!) { villages { nodes { ${'township { villages { nodes { '.repeat(4)} id @skip(if: $deep) ${'} } }'.repeat(4)} } } }`
    expect(codes(await api.ask(deep, { deep: false }))).toEqual(['TOO_DEEP'])
  })

  it('hold for a document that is known by its hash, or was sent before', async () => {
    const query = `{ ${aliased(12, DEAR)} }`
    const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } }
    for (const body of [{ query, extensions }, { extensions }, { query }, { query }])
      expect(codes(await (await api.post(JSON.stringify(body))).json())).toEqual(['TOO_COSTLY'])
  })

  it('do not let requests come in batches', async () => {
    const answer = await api.post(JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]))
    expect([answer.status, codes(await answer.json())]).toEqual([400, ['BAD_REQUEST']])
  })

  it('are one for all saved queries of a request, whoever answers them', async () => {
    const save = 'mutation ($n: String!, $d: String!) { saveQuery(name: $n, document: $d) { name } }'
    const names = { 贵: DEAR, 带来源: 'villages(first: 1000) { nodes { name _source { row } } }' }
    for (const [n, d] of Object.entries(names)) {
      expect(codes(await api.ask(save, { n, d: `{ ${d} }` }))).toEqual([])
      expect(codes(await api.ask(`{ ${aliased(3, `savedQuery(name: "${n}")`)} }`))).toEqual([])
      expect(codes(await api.ask(`{ ${aliased(14, `savedQuery(name: "${n}")`)} }`))).toEqual(['TOO_COSTLY'])
    }
  })

  it('hold for fields that the engine does not answer', async () => {
    const report = 'imports(first: 1000) { nodes { id report { totals { created } } } }'
    expect(codes(await api.ask(`{ ${aliased(2, report)} }`))).toEqual([])
    expect(codes(await api.ask(`{ ${aliased(40, report)} }`))).toEqual(['TOO_COSTLY'])
    const cells = (n: number) =>
      `{ villages(first: 1000) { nodes { _source { ${aliased(n, 'cell(field: "name") { raw }')} } } } }`
    expect(codes(await api.ask(cells(3)))).toEqual([])
    expect(codes(await api.ask(cells(200)))).toEqual(['TOO_COSTLY'])
    const back = (n: number): string => (n === 0 ? 'id' : `undoes { undoneBy { ${back(n - 1)} } }`)
    expect(codes(await api.ask(`{ imports { nodes { ${back(4)} } } }`))).toEqual([])
    expect(codes(await api.ask(`{ imports { nodes { ${back(5)} } } }`))).toEqual(['TOO_DEEP'])
    expect(codes(await api.ask(`{ villages { nodes { _source { import { ${back(4)} } } } } }`))).toEqual(['TOO_DEEP'])
  })

  it('read the reports of many imports with one statement', async () => {
    const query = '{ imports { nodes { id report { totals { created } } } } }'
    const { data, extensions } = await api.ask(query, undefined, { 'x-rosterql-cost': '1' })
    expect(data.imports.nodes.length).toBeGreaterThan(1)
    expect(extensions.cost.statements).toBe(2)
  })

  it('let a schema be read once a request, not many times', async () => {
    expect(codes(await api.ask(getIntrospectionQuery({ oneOf: true })))).toEqual([])
    expect(codes(await api.ask('{ a: __type(name: "Village") { name } b: __type(name: "Day") { name } }'))).toEqual([])
    for (const twice of [
      '{ a: __schema { types { name } } b: __schema { types { name } } }',
      '{ __schema { a: types { name } b: types { name } } }',
      '{ __schema { types { ...F b: fields { name } } } } fragment F on __Type { a: fields { name } }',
    ])
      expect(codes(await api.ask(twice))).toEqual(['TOO_COSTLY'])
    const deep =
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }'
    expect(codes(await api.ask(deep))).toEqual(['GRAPHQL_VALIDATION_FAILED'])
  })

  it('refuse a short text that unfolds into a long one', async () => {
    const parts = Array.from({ length: 5 }, (_, i) => {
      const below = i === 4 ? 'id' : `county { townships(first: 1) { nodes { ...F${i + 1} } } }`
      return `fragment F${i} on Township { ${aliased(20, below)} }`
    })
    const answer = await api.ask(`{ townships { nodes { ...F0 } } } ${parts.join(' ')}`)
    expect(codes(answer)).toEqual(['GRAPHQL_VALIDATION_FAILED'])
    expect(answer.errors[0].message).toContain('too many selections')
  })
})

/** Long texts, and conditions that look all through them: seconds of work within every limit but that of time. */
async function longTexts(store: Store): Promise<void> {
  const roster = rosters.find((one) => one.name === 'Investment')!
  const columns = tableColumns(roster)
  const base = { import_id: 1, is_active: 1, is_listed: 1, name: '路', year: 2020, scope: '修'.repeat(4_000) }
  const rows = Array.from({ length: 3_000 }, (_, i) => ({ ...base, id: 1000 + i }) as Record<string, string | number>)
  await store.write((writer) =>
    writer.insert(
      roster.table,
      columns,
      rows.map((row) => columns.map((name) => row[name] ?? null)),
    ),
  )
}
const slow = `{ investments(where: {or: [${Array.from({ length: 250 }, (_, i) => `{scope: {contains: "修桥${i}"}}`).join(' ')}]}) { groupBy(by: [{year: true}]) { totalCount } } }`

describe.each(dialects)('a statement without end on %s', (dialect) => {
  const closing: Client[] = []
  afterAll(() => Promise.all(closing.map((api) => api.close())))

  it('is stopped in time; point lookups go on meanwhile, and its reader answers again', async () => {
    const api = await client(dialect, { limits: { statement: 400 } })
    closing.push(api)
    await longTexts(api.store)
    const lookup = async () => {
      const began = performance.now()
      expect((await api.ask('{ village(id: 1) { name township { name } } }')).data.village.name).toBe('东村')
      return performance.now() - began
    }
    await lookup()
    const stopped = Promise.all(Array.from({ length: 6 }, () => api.ask(slow)))
    let done = false
    stopped.then(() => {
      done = true
    })
    await lookup()
    expect(done).toBe(false)
    for (const answer of await stopped) expect(codes(answer)).toEqual(['TOO_SLOW'])
    const { data } = await api.ask('{ investments { totalCount groupBy(by: [{year: true}]) { totalCount } } }')
    expect(data.investments.totalCount).toBeGreaterThanOrEqual(3_000)
  })
})
