import { dialects } from '../support/databases'
import { type Client, client } from './client'

describe.each(dialects)('lineage on %s', (dialect) => {
  let api: Client
  beforeAll(async () => {
    api = await client(dialect)
  })
  afterAll(() => api.close())

  const cell = async (id: number, field: string) => {
    const { data, errors } = await api.ask(
      `query ($f: String!) { village(id: ${id}) { _source { cell(field: $f) { address header raw missing import { id file } } } } }`,
      { f: field },
    )
    expect(errors).toBeUndefined()
    return data.village._source.cell
  }

  it('tells the sheet, row and import of a row', async () => {
    const { data } = await api.ask(
      '{ villages(orderBy: [{id: ASC}]) { nodes { _source { sheet row import { id file importedAt } } } } }',
    )
    expect(data.villages.nodes.map((node: any) => node._source)).toEqual([
      { sheet: 'Sheet1', row: 2, import: { id: '3', file: '户数.csv', importedAt: '2020-03-01T00:00:05.000Z' } },
      { sheet: '村人口', row: 3, import: { id: '2', file: '人口.xlsx', importedAt: '2020-02-01T00:00:05.000Z' } },
      { sheet: '村', row: 4, import: { id: '1', file: '基础.xlsx', importedAt: '2020-01-01T00:00:05.000Z' } },
    ])
  })

  it('finds a value in the newest version whose sheet holds it', async () => {
    expect(await cell(1, 'population')).toEqual({
      address: 'C2',
      header: '人口/总数',
      raw: '410',
      missing: null,
      import: { id: '2', file: '人口.xlsx' },
    })
    expect(await cell(2, 'households')).toEqual({
      address: 'D3',
      header: '户数',
      raw: '52',
      missing: null,
      import: { id: '2', file: '人口.xlsx' },
    })
  })

  it('passes over blank cells that left a value as it was', async () => {
    expect(await cell(1, 'households')).toEqual({
      address: 'C2',
      header: '总户数',
      raw: '１00',
      missing: null,
      import: { id: '1', file: '基础.xlsx' },
    })
    expect(await cell(2, 'population')).toEqual({
      address: 'D3',
      header: '总人口',
      raw: '200',
      missing: null,
      import: { id: '1', file: '基础.xlsx' },
    })
    expect(await cell(1, 'cultivatedLand')).toMatchObject({ address: 'E2', raw: '12.50' })
  })

  it('says why there is no value', async () => {
    expect(await cell(3, 'population')).toEqual({
      address: 'D4',
      header: '总人口',
      raw: '___',
      missing: 'REDACTED',
      import: { id: '1', file: '基础.xlsx' },
    })
    expect(await cell(3, 'cultivatedLand')).toMatchObject({ address: 'E4', raw: '', missing: 'BLANK' })
    expect(await cell(2, 'cultivatedLand')).toMatchObject({
      address: 'E3',
      raw: '/',
      missing: 'NOT_APPLICABLE',
      import: { id: '1' },
    })
  })

  it('names the column of a link, also when only a part of its key is there', async () => {
    expect(await cell(3, 'township')).toMatchObject({ address: 'A4', header: '乡镇', raw: '河口镇' })
    expect(await cell(1, 'township')).toMatchObject({ address: 'B2', header: '县', raw: null })
  })

  it('has nothing to say of what no sheet held', async () => {
    expect(await cell(3, 'code')).toBeNull()
  })

  it('names the fields when asked for one that is not there', async () => {
    const { errors } = await api.ask('{ village(id: 1) { _source { cell(field: "paid") { raw } } } }')
    expect(errors[0]).toMatchObject({
      extensions: { code: 'BAD_INPUT' },
      message: expect.stringContaining('population'),
    })
  })

  it('asks once for all rows of a level', async () => {
    const query =
      '{ villages { nodes { name _source { sheet import { id file files { name } } population: cell(field: "population") { raw missing import { id } } cell(field: "households") { raw } } } } }'
    const { extensions, errors } = await api.ask(query, undefined, { 'x-rosterql-cost': '1' })
    expect(errors).toBeUndefined()
    expect(extensions.cost.statements).toBeLessThanOrEqual(12)
  })
})
