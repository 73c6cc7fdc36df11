import { createHash } from 'node:crypto'
import { Script } from 'node:vm'
import { rosters } from '../../src/county/rosters'
import { fieldLabelsOf } from '../../src/graphql/saved-labels'
import { buildSchema } from '../../src/graphql/schema'
import { type FormVariable, savedPage } from '../../src/web/saved-page'
import { dialects } from '../support/databases'
import { type Client, client } from './client'

const DOCUMENT = `query ($name: String!, $least: Int = 10, $on: Day, $category: PublicityChannelCategory) {
  villages(where: {township: {name: {eq: $name}}, households: {gte: $least}}, orderBy: [{name: ASC}]) { nodes { name } }
  publicityChannels(where: {category: {eq: $category}, openedOn: {lt: $on}}) { totalCount }
}`
const SAVE = `mutation ($name: String!, $document: String!, $description: String) {
  saveQuery(name: $name, document: $document, description: $description) { name variables { name type label required defaultValue } }
}`

describe.each(dialects)('saved queries on %s', (dialect) => {
  let api: Client
  beforeAll(async () => {
    api = await client(dialect)
  })
  afterAll(() => api.close())
  const save = (name: string, document: string, description?: string) => api.ask(SAVE, { name, document, description })
  const codeOf = ({ errors }: any) => errors[0].extensions.code

  it('are saved with what they ask for', async () => {
    const { data } = await save('某乡的村', DOCUMENT, '按乡镇 <b>查村</b>')
    expect(data.saveQuery).toEqual({
      name: '某乡的村',
      variables: [
        { name: 'name', type: 'String!', label: '乡镇', required: true, defaultValue: null },
        { name: 'least', type: 'Int', label: '总户数（户）：大于或等于', required: false, defaultValue: 10 },
        { name: 'on', type: 'Day', label: expect.stringContaining('：'), required: false, defaultValue: null },
        { name: 'category', type: 'PublicityChannelCategory', label: '平台类型', required: false, defaultValue: null },
      ],
    })
    expect((await api.ask('{ savedQueries { name description createdAt } }')).data.savedQueries).toEqual([
      { name: '某乡的村', description: '按乡镇 <b>查村</b>', createdAt: expect.any(String) },
    ])
  })

  it('run with variables', async () => {
    const run = 'query ($v: JSON) { savedQuery(name: "某乡的村", variables: $v) }'
    const { data } = await api.ask(run, { v: { name: '石桥乡', least: 60 } })
    expect(data.savedQuery).toEqual({ villages: { nodes: [{ name: '东村' }] }, publicityChannels: { totalCount: 1 } })
    const inline = await api.ask('{ savedQuery(name: "某乡的村", variables: {name: "河口镇"}) }')
    expect(inline.data.savedQuery.villages).toEqual({ nodes: [{ name: '河村' }] })
    expect(codeOf(await api.ask(run, { v: {} }))).toBe('BAD_USER_INPUT')
    expect(codeOf(await api.ask(run, { v: [1] }))).toBe('BAD_INPUT')
    expect(codeOf(await api.ask('{ savedQuery(name: "没有") }'))).toBe('NOT_FOUND')
  })

  it('say which value is wrong, and which variable there is none of', async () => {
    const run = 'query ($v: JSON) { savedQuery(name: "某乡的村", variables: $v) }'
    for (const wrong of [{ least: 'x' }, { on: '昨天' }, { category: 'NOTHING' }, { least: 1.5 }, { name: null }])
      expect(codeOf(await api.ask(run, { v: { name: '石桥乡', ...wrong } }))).toBe('BAD_USER_INPUT')
    const misspelt = await api.ask(run, { v: { name: '石桥乡', lest: 60 } })
    expect(codeOf(misspelt)).toBe('BAD_INPUT')
    expect(misspelt.errors[0].message).toContain('没有变量“lest”（可填：name、least、on、category）')
    expect(api.logged).toEqual([])
  })

  it('say so when they no longer fit the schema', async () => {
    const document = 'query ($g: Gone) { villages(where: {gone: {eq: $g}}) { nodes { gone } } }'
    await api.store.write((writer) =>
      writer.run('INSERT INTO saved_query (name, document, created_at) VALUES (?, ?, ?)', ['旧', document, '2020']),
    )
    const { errors } = await api.ask('{ savedQuery(name: "旧") }')
    expect(errors[0].extensions.code).toBe('BAD_INPUT')
    expect(errors[0].message).toContain('已不符合现在的模式')
    const url = api.url.replace('/graphql', `/q/${encodeURIComponent('旧')}`)
    const shown = await fetch(url, { headers: { accept: 'text/html' } })
    expect(shown.status).toBe(409)
    expect(await shown.text()).toContain('请改好后重新保存')
    expect((await fetch(url, { method: 'POST' })).status).toBe(409)
    const { data } = await api.ask('{ savedQueries { name variables { name type } } }')
    expect(data.savedQueries.find(({ name }: any) => name === '旧').variables).toEqual([{ name: 'g', type: 'Gone' }])
    await api.ask('mutation { removeSavedQuery(name: "旧") }')
    expect(api.logged).toEqual([])
  })

  it('are refused when they are wrong', async () => {
    for (const document of [
      '{ villages {',
      '{ nothing }',
      'mutation { undoImport(id: 1) { id } }',
      '{ savedQuery(name: "某乡的村") }',
      'query A { __typename } query B { __typename }',
    ])
      expect(codeOf(await save('坏', document))).toBe('BAD_INPUT')
    for (const name of ['', 'a/b', '..', 'x'.repeat(101)])
      expect(codeOf(await save(name, '{ __typename }'))).toBe('BAD_INPUT')
  })

  it('stay within the limits of a request', async () => {
    await save(
      '大',
      '{ villages(first: 1000) { nodes { name township { villages(first: 1000) { nodes { name } } } } } }',
    )
    expect(codeOf(await api.ask('{ savedQuery(name: "大") }'))).toBe('TOO_COSTLY')
    await save('深', '{ villages(first: 5000) { totalCount } }')
    expect(codeOf(await api.ask('{ savedQuery(name: "深") }'))).toBe('PAGE_TOO_LARGE')
  })

  it('are replaced under the same name, and removed', async () => {
    await save('深', '{ counties { totalCount } }')
    expect((await api.ask('{ savedQuery(name: "深") }')).data.savedQuery).toEqual({ counties: { totalCount: 1 } })
    expect(
      (await api.ask('mutation { a: removeSavedQuery(name: "深") b: removeSavedQuery(name: "深") }')).data,
    ).toEqual({ a: true, b: false })
  })

  const page = (path: string) => fetch(api.url.replace('/graphql', path))
  it('have a form of their own, in Chinese, without anything from elsewhere', async () => {
    const list = await (await page('/q')).text()
    expect(list).toContain(`href="/q/${encodeURIComponent('某乡的村')}"`)
    const answer = await page(`/q/${encodeURIComponent('某乡的村')}`)
    const text = await answer.text()
    expect(text).toContain('总户数（户）：大于或等于')
    expect(text).toContain('value="10"')
    expect(text).toMatch(/<option value="WECHAT_GROUP">微信群<\/option>/)
    expect(text).not.toContain('<b>查村</b>')
    expect(text).not.toMatch(/(?:src|href)="https?:/)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect((await page('/q/nothing')).status).toBe(404)
  })

  it('run from the form', async () => {
    const url = api.url.replace('/graphql', `/q/${encodeURIComponent('某乡的村')}`)
    const run = async (variables: unknown) =>
      (
        await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ variables }),
        })
      ).json()
    expect(((await run({ name: '石桥乡' })) as any).data.villages.nodes).toHaveLength(2)
    expect(codeOf(await run({}))).toBe('BAD_USER_INPUT')
  })
})

describe('persisted queries', () => {
  it('are known by their hash once they were sent in full', async () => {
    const api = await client('sqlite')
    const query = '{ villages { totalCount } }'
    const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } }
    const send = async (body: unknown) => (await api.post(JSON.stringify(body))).json() as any
    expect((await send({ extensions })).errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND')
    expect((await send({ query, extensions })).data).toEqual({ villages: { totalCount: 3 } })
    expect((await send({ extensions })).data).toEqual({ villages: { totalCount: 3 } })
    await api.close()
  })
})

describe('what a saved query answers', () => {
  const labels = (document: string): any => fieldLabelsOf(document, buildSchema(rosters))

  it('is called as people call it, lists and holders left out', () => {
    const { villages, poor } = labels(
      '{ villages { totalCount aggregate { households { sum } } nodes { name township { name category } collectiveIncome } } poor: villages { totalCount } }',
    )
    expect([villages.label, poor.label]).toEqual(['行政村', '行政村（poor）'])
    expect(villages.fields.totalCount).toMatchObject({ label: '总行数', kind: 'number' })
    expect(villages.fields.aggregate).toMatchObject({
      label: '',
      fields: { households: { label: '总户数（户）', fields: { sum: { label: '合计', kind: 'number' } } } },
    })
    const { name, township, collectiveIncome } = villages.fields.nodes.fields
    expect([name.label, township.label]).toEqual(['行政村', '乡镇'])
    expect(township.fields.category.choices).toMatchObject({ ETHNIC_TOWNSHIP: '民族乡' })
    expect(collectiveIncome).toMatchObject({ label: '村集体经济收入（元）', kind: 'money' })
  })

  it('tells the unit that money is asked in', () => {
    const { investments } = labels(
      '{ investments { aggregate { total { sum(unit: WAN_YUAN) max } } nodes { total(unit: YI_YUAN) ...more } } } fragment more on Investment { paid }',
    )
    const { sum, max } = investments.fields.aggregate.fields.total.fields
    expect(investments.fields.aggregate.fields.total.label).toBe('总投资')
    expect([sum.label, max.label]).toEqual(['合计（万元）', '最大'])
    expect(investments.fields.nodes.fields.total.label).toBe('总投资（亿元）')
    expect(investments.fields.nodes.fields.paid.label).toBe('支付资金（元）')
  })

  it('asks for lists by choices to pick and by lines to fill in', () => {
    const query = { name: '甲', description: null, document: '', createdAt: '' }
    const asked = (type: string, more: Partial<FormVariable> = {}) =>
      savedPage(query, [{ name: 'v', type, label: '甲', required: false, defaultValue: null, ...more }], {}).body
    const choices = ['A', 'B', 'C'].map((code) => ({ code, label: code }))
    expect(asked('[Level!]', { choices, defaultValue: ['A', 'C'] })).toMatch(
      /<select [^>]*data-list multiple size="3"><option value="A" selected>A<\/option><option value="B">B<\/option><option value="C" selected>/,
    )
    expect(asked('[String!]!', { defaultValue: ['甲', '乙'] })).toMatch(
      /<textarea [^>]*data-list[^>]*>甲\n乙<\/textarea>/,
    )
    expect(asked('VillageWhere', { defaultValue: { a: 1 } })).toContain('data-json placeholder="JSON">{&#34;a&#34;:1}<')
    expect(asked('Level', { choices, defaultValue: 'B' })).toContain('<option value="B" selected>')
    expect(asked('Int', { defaultValue: 0 })).toContain('type="number" step="1" value="0"')
  })

  it('takes what is filled in as values of their types', () => {
    const inputs: Record<string, any> = {
      many: { value: ' 1 \n\n2\n', list: true },
      picked: { multiple: true, selectedOptions: [{ value: 'A' }, { value: 'C' }], value: 'A', list: true },
      none: { value: '\n', list: true },
      flag: { value: 'false' },
      money: { value: '450000.00' },
      where: { value: '{"name": {"eq": "甲"}}', json: true },
    }
    const types: Record<string, string> = {
      many: '[Int!]!',
      picked: '[Level!]',
      none: '[String!]',
      flag: 'Boolean',
      money: 'Money!',
      where: 'VillageWhere',
    }
    const byId = (id: string) => {
      const input = inputs[id.slice(2)]
      return input
        ? { ...input, hasAttribute: (name: string) => Boolean(name === 'data-list' ? input.list : input.json) }
        : { addEventListener() {}, querySelectorAll: () => [] }
    }
    const page = { variables: Object.entries(types).map(([name, type]) => ({ name, type })) }
    const { script } = savedPage({ name: '甲', description: null, document: '', createdAt: '' }, [], {})
    const run = new Script(`${script.replace(/const byId = [^\n]*\n/, '')}\nvariables()`)
    const values = run.runInNewContext({ page, byId, location: {}, document: {} })
    expect(JSON.parse(JSON.stringify(values))).toEqual({
      many: [1, 2],
      picked: ['A', 'C'],
      flag: false,
      money: '450000.00',
      where: { name: { eq: '甲' } },
    })
  })

  it('is shown by a script that is right', () => {
    const query = { name: '甲', description: null, document: '{ villages { totalCount } }', createdAt: '' }
    expect(() => new Script(`const page = {};\n${savedPage(query, [], {}).script}`)).not.toThrow()
  })
})
