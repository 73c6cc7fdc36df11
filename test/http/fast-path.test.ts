import { type Client, client } from '../graphql/client'
import { dialects } from '../support/databases'

describe.each(dialects)('the short way in on %s', (dialect) => {
  let api: Client
  let apollo = 0
  beforeAll(async () => {
    const counting = {
      async requestDidStart() {
        apollo++
      },
    }
    api = await client(dialect, { plugins: [counting], limits: { depth: 8 } })
  })
  afterAll(() => api.close())

  const send = async (body: unknown, headers: Record<string, string> = {}) => {
    const before = apollo
    const answer = await api.post(typeof body === 'string' ? body : JSON.stringify(body), headers)
    const text = await answer.text()
    const shown = Object.fromEntries(
      ['content-type', 'cache-control', 'content-length'].map((name) => [name, answer.headers.get(name)]),
    )
    return { long: apollo > before, answer: { status: answer.status, text, ...shown } }
  }
  const FRAGMENTS =
    'query Q($id: ID, $on: Boolean = true) { a: village(id: $id) { ...F __typename } } fragment F on Village { name @include(if: $on) t: township { x: name } }'

  it.each<[string, unknown]>([
    [
      'a list',
      {
        query:
          '{ townships(orderBy: [{name: ASC}]) { totalCount nodes { id name asOf county { name } villages { nodes { name cultivatedLand collectiveIncome(unit: WAN_YUAN) } } } } }',
      },
    ],
    ['variables', { query: FRAGMENTS, variables: { id: 2 } }],
    ['other variables', { query: FRAGMENTS, variables: { id: 3, on: false } }],
    ['no variables', { query: FRAGMENTS, variables: null, operationName: null }],
    ['nothing found', { query: '{ village(id: 99) { name } }' }],
    [
      'groups',
      {
        query:
          '{ villages { groupBy(by: [{township: {name: true}}], rollup: true) { nodes { key { township { name } } depth share aggregate { count households { avg } } } } } }',
      },
    ],
    [
      'choices and qualifiers',
      {
        query:
          '{ publicityChannels { nodes { category followers followersQualifier operator { isListed isActive } } } }',
      },
    ],
    ['only a name', { query: '{ __typename }' }],
    [
      'one of two operations',
      { query: 'query A { counties { totalCount } } query B { villages { totalCount } }', operationName: 'B' },
    ],
    ['half an answer', { query: '{ village(id: 1) { name } other: village { name } }' }],
    ['no answer', { query: '{ villages(first: 5000) { totalCount } }' }],
    ['a cursor of another order', { query: '{ villages(after: "zzz") { nodes { id } } }' }],
    [
      'fields that nest too deeply',
      {
        query:
          '{ villages { nodes { township { villages { nodes { township { villages { nodes { name } } } } } } } } }',
      },
    ],
  ])('says the same as the long way: %s', async (_what, body) => {
    const long = await send(body)
    const short = await send(body)
    expect(short.answer).toEqual(long.answer)
    expect(short.long).toBe(false)
    const accept = { accept: 'application/graphql-response+json' }
    const other = await send(body, accept)
    expect(other.answer).toEqual((await send(body, { accept: 'application/graphql-response+json, text/css' })).answer)
  })

  it.each<[string, { body: unknown; headers?: Record<string, string> }]>([
    ['lineage', { body: { query: '{ village(id: 1) { _source { sheet } } }' } }],
    ['imports', { body: { query: '{ imports { totalCount } }' } }],
    ['introspection', { body: { query: '{ __schema { queryType { name } } }' } }],
    ['a wrong variable', { body: { query: 'query ($id: ID!) { village(id: $id) { name } }', variables: {} } }],
    ['variables that are none', { body: { query: '{ village(id: 1) { name } }', variables: [] } }],
    [
      'an unknown operation',
      {
        body: { query: 'query A { counties { totalCount } } query B { villages { totalCount } }', operationName: 'C' },
      },
    ],
    ['a mutation', { body: { query: 'mutation { forgetLearned(id: 9) }' } }],
    ['a syntax error', { body: { query: '{ villages {' } }],
    ['no query', { body: {} }],
    ['a list', { body: '[]' }],
    ['another type', { body: { query: '{ __typename }' }, headers: { 'content-type': 'application/graphql+json' } }],
  ])('leaves to the long way: %s', async (_what, { body, headers }) => {
    const first = await send(body, headers)
    expect((await send(body, headers)).answer).toEqual(first.answer)
  })

  it('refuses what is no JSON, and other names of this machine', async () => {
    expect((await send('{')).answer).toMatchObject({ status: 400, text: expect.stringContaining('BAD_REQUEST') })
    expect((await send('')).answer.status).toBe(400)
  })

  it('still tells the cost when asked', async () => {
    const body = { query: '{ counties { totalCount } }' }
    await send(body)
    expect((await send(body)).long).toBe(false)
    expect((await send(body, { 'x-rosterql-cost': '1' })).answer.text).toContain('"statements":1')
  })
})
