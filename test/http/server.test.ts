import { request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { getIntrospectionQuery } from 'graphql'
import { serverAudits } from 'graphql-http'
import { createServer } from '../../src/http/server'
import { errorCodes } from '../../src/messages/codes'
import { type Client, client } from '../graphql/client'

let api: Client
beforeAll(async () => {
  api = await client('sqlite')
})
afterAll(() => api.close())

describe('GraphQL over HTTP', () => {
  /** GET without a preflighted header is refused, so that other sites cannot make a browser ask: CSRF prevention is worth more than these three MAYs. */
  const reasoned = ['5A70', 'D6D5', '6A70']
  it.each(
    serverAudits({ url: 'http://unused', fetchFn: (_: string, init: RequestInit) => fetch(api.url, init) }).map(
      (audit) => [audit.id, audit.name],
    ),
  )('%s %s', async (id) => {
    const audit = serverAudits({ url: api.url, fetchFn: fetch }).find((one) => one.id === id)!
    const result = await audit.fn()
    expect(reasoned.includes(id) ? 'reasoned' : result.status === 'ok' ? 'ok' : result).toBe(
      reasoned.includes(id) ? 'reasoned' : 'ok',
    )
  })

  it('answers GET with a preflighted header', async () => {
    const answer = await fetch(`${api.url}?query={__typename}`, { headers: { 'apollo-require-preflight': '1' } })
    expect(await answer.json()).toEqual({ data: { __typename: 'Query' } })
  })

  it('can be introspected', async () => {
    const { data } = await api.ask(getIntrospectionQuery({ oneOf: true, inputValueDeprecation: true }))
    expect(data.__schema.types.find((type: any) => type.name === 'VillageOrderBy').isOneOf).toBe(true)
  })
})

describe('errors', () => {
  const codeOf = async (query: string, variables?: unknown) => {
    const { errors } = await api.ask(query, variables)
    const [error] = errors
    expect(Object.keys(errorCodes)).toContain(error.extensions.code)
    expect(JSON.stringify(errors)).not.toMatch(/stack|SELECT|node_modules|\.ts:|\.js:/)
    return error.extensions.code
  }

  it.each([
    ['{ villages {', 'GRAPHQL_PARSE_FAILED'],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ villages(orderBy: [{name: ASC, id: ASC}]) { totalCount } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ villages(where: {collectiveIncome: {gt: "many"}}) { totalCount } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ villages(first: 1001) { totalCount } }', 'PAGE_TOO_LARGE'],
    ['{ villages(after: "zzz") { totalCount nodes { id } } }', 'BAD_CURSOR'],
    ['{ villages(asOf: "2020-06-15") { totalCount } }', 'BAD_AS_OF'],
    ['{ village { id } }', 'BAD_KEY'],
  ])('%s is %s', async (query, code) => expect(await codeOf(query)).toBe(code))

  it('of variables are BAD_USER_INPUT', async () => {
    expect(
      await codeOf('query ($w: VillageWhere) { villages(where: $w) { totalCount } }', {
        w: { collectiveIncome: { gt: 'many' } },
      }),
    ).toBe('BAD_USER_INPUT')
  })

  it('of ours are logged and not told', async () => {
    const broken = await client('sqlite')
    await broken.store.write((writer) => writer.run('ALTER TABLE import_sheet RENAME TO gone'))
    const { errors } = await broken.ask('{ village(id: 1) { _source { sheet } } }')
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining('内部错误'),
      extensions: { code: 'INTERNAL_SERVER_ERROR', reference: expect.any(String) },
    })
    expect(JSON.stringify(errors)).not.toMatch(/import_sheet|stack/)
    expect(JSON.stringify(broken.logged)).toContain(errors[0].extensions.reference)
    await broken.close()
  })

  it('tell of a body that is too large', async () => {
    const answer = await api.post(JSON.stringify({ query: `#${'x'.repeat(2 ** 21)}\n{ __typename }` }))
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'REQUEST_TOO_LARGE' } }] })
  })

  it('tell of a document without end', async () => {
    expect(await codeOf(`{ ${'a: __typename '.repeat(20_000)} }`)).toBe('GRAPHQL_PARSE_FAILED')
  })
})

describe('the explorer', () => {
  const page = async () => {
    const answer = await fetch(api.url, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } })
    expect(answer.headers.get('content-type')).toContain('text/html')
    return { text: await answer.text(), policy: answer.headers.get('content-security-policy')! }
  }

  it('is GraphiQL with a first query, and asks no other host for anything', async () => {
    const { text, policy } = await page()
    expect(text).toContain('GraphiQL')
    expect(text).toContain('townships(orderBy: [{ name: ASC }], first: 5)')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/https?:|\*/)
    expect(text).not.toMatch(/<(?:script|link)[^>]+(?:src|href)="https?:/)
  })

  it('has a first query that works', async () => {
    const query = JSON.parse(/"defaultQuery":("(?:[^"\\]|\\.)*")/.exec((await page()).text)![1]!)
    expect((await api.ask(query)).errors).toBeUndefined()
  })

  it('comes packed', async () => {
    const packed = await new Promise<Buffer>((resolve) => {
      request(api.url, { headers: { accept: 'text/html' } }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)))
      }).end()
    })
    expect(gunzipSync(packed).length).toBeGreaterThan(packed.length)
  })
})

describe('the network', () => {
  it('is this machine only', async () => {
    await expect(createServer({ store: api.store, host: '0.0.0.0', port: 0 })).rejects.toThrow(
      /no access control yet.*0\.0\.0\.0/,
    )
  })

  it('answers to its own names only, so that no other site can borrow it', async () => {
    const status = await new Promise((resolve) => {
      request(
        api.url,
        { method: 'POST', headers: { host: 'evil.example', 'content-type': 'application/json' } },
        (answer) => resolve(answer.statusCode),
      ).end('{"query": "{ __typename }"}')
    })
    expect(status).toBe(421)
  })

  it('says when a port is taken', async () => {
    const port = Number(new URL(api.url).port)
    await expect(createServer({ store: api.store, port })).rejects.toThrow(/is taken/)
  })
})
