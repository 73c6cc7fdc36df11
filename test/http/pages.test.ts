import { Script } from 'node:vm'
import { parse, validate } from 'graphql'
import { rosters } from '../../src/county/rosters'
import { buildSchema } from '../../src/graphql/schema'
import { importPage } from '../../src/web/import-page'
import { escapeHtml } from '../../src/web/page'
import { type Client, client } from '../graphql/client'

describe('the import page', () => {
  let api: Client
  beforeAll(async () => {
    api = await client('sqlite')
  })
  afterAll(() => api.close())

  it('is one document in Chinese that asks no other host for anything', async () => {
    const answer = await fetch(api.url.replace('/graphql', '/import'), { headers: { accept: 'text/html' } })
    const text = await answer.text()
    expect(answer.status).toBe(200)
    expect(text).toContain('<html lang="zh-CN">')
    expect(text).toContain('把工作簿拖到这里')
    expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    const policy = answer.headers.get('content-security-policy')!
    expect(policy).toMatch(/^default-src 'none'; script-src 'nonce-[^']+'/)
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    const [, nonce] = /nonce-([^']+)/.exec(policy)!
    expect(text.match(/<(?:script|style)/g)).toHaveLength(2)
    expect(text.split(`nonce="${nonce}"`)).toHaveLength(3)
  })

  it('has a script that is right, and asks what the schema knows', () => {
    const { script } = importPage(rosters)
    expect(() => new Script(`const page = {};\n${script}`)).not.toThrow()
    const documents = script.match(/'(?:query|mutation) \([^']+'/g)!.map((text) => text.slice(1, -1))
    expect(documents.length).toBeGreaterThanOrEqual(5)
    for (const document of documents) expect(validate(buildSchema(rosters), parse(document))).toEqual([])
  })

  it('names rosters and fields as people do', () => {
    const { body, data } = importPage(rosters) as { body: string; data: any }
    for (const { name, zh } of rosters) expect(body).toContain(`<option value="${name}">${escapeHtml(zh)}</option>`)
    expect(data.rosters.Village.fields.households).toBe('总户数（户）')
  })

  it('lets nothing become markup', () => {
    expect(escapeHtml(`<img src="x" onerror='1'>&`)).not.toMatch(/[<>"']/)
  })
})
