import { dialects } from '../support/databases'
import { type Client, client } from './client'

describe.each(dialects)('imports on %s', (dialect) => {
  let api: Client
  beforeAll(async () => {
    api = await client(dialect)
  })
  afterAll(() => api.close())
  const ids = async (args: string) => {
    const { data } = await api.ask(
      `{ imports${args} { totalCount nodes { id } pageInfo { hasNextPage back: hasPreviousPage startCursor endCursor } } }`,
    )
    return { ...data.imports, nodes: data.imports.nodes.map((node: any) => node.id).join() }
  }

  it('lists them, the latest first', async () => {
    const { data } = await api.ask(
      '{ imports { edges { node { id kind file created updated isUndone undoes { id } undoneBy { id } files { name sha256 bytes status sheets { name roster } } } } } }',
    )
    expect(data.imports.edges[0].node).toEqual({
      id: '3',
      kind: 'IMPORT',
      file: '户数.csv',
      created: 0,
      updated: 1,
      isUndone: false,
      undoes: null,
      undoneBy: null,
      files: [
        {
          name: '户数.csv',
          sha256: 'ab'.repeat(32),
          bytes: 1234,
          status: 'imported',
          sheets: [{ name: 'Sheet1', roster: 'Village' }],
        },
      ],
    })
  })

  it('pages both ways', async () => {
    const first = await ids('(first: 2)')
    expect(first).toMatchObject({ totalCount: 3, nodes: '3,2', pageInfo: { hasNextPage: true, back: false } })
    expect(await ids(`(first: 2, after: "${first.pageInfo.endCursor}")`)).toMatchObject({
      nodes: '1',
      pageInfo: { hasNextPage: false, back: true },
    })
    expect(await ids('(last: 2)')).toMatchObject({ nodes: '2,1', pageInfo: { hasNextPage: false, back: true } })
    expect(await ids('(offset: 1, first: 1)')).toMatchObject({ nodes: '2' })
    expect(await ids('(first: 0)')).toMatchObject({ nodes: '', totalCount: 3 })
  })

  it('shows one with its report', async () => {
    const { data } = await api.ask(
      '{ import(id: 1) { report { id dryRun totals { created linked } files { file status sheets { sheet counts { skippedRows { row reason } } columns { column by } faults { code severity message { zh en } } faultCounts { code count } } } } } }',
    )
    expect(data.import.report).toMatchObject({
      id: '1',
      dryRun: false,
      files: [
        {
          file: '基础.xlsx',
          status: 'imported',
          sheets: [
            {
              columns: [{ column: 'A', by: 'exact' }],
              faults: [{ code: 'NOT_A_NUMBER', severity: 'warning', message: { zh: '不是数字', en: 'not a number' } }],
              faultCounts: [{ code: 'NOT_A_NUMBER', count: 1 }],
            },
          ],
        },
      ],
    })
  })

  it('says what is wrong', async () => {
    expect((await api.ask('{ import(id: 9) { id } }')).data.import).toBeNull()
    expect((await api.ask('{ import(id: "x") { id } }')).errors[0].extensions.code).toBe('BAD_INPUT')
    expect((await api.ask('{ imports(first: 5000) { totalCount } }')).errors[0].extensions.code).toBe('PAGE_TOO_LARGE')
    expect((await api.ask('{ imports(after: "x") { totalCount } }')).errors[0].extensions.code).toBe('BAD_CURSOR')
  })
})
