import { type Client, client } from '../graphql/client'
import { sheetReport } from '../graphql/county'

const report = {
  id: '7',
  dryRun: false,
  totals: { created: 1, updated: 0, unchanged: 0, refused: 0, absent: 0, linked: 0, conflicts: 0 },
  files: [{ file: '村.csv', sha256: 'ab', status: 'imported', sheets: [sheetReport], faults: [] }],
}

describe('importWorkbook', () => {
  let api: Client
  const given: any[] = []
  beforeAll(async () => {
    const importer = async (...args: any[]) => {
      given.push(args)
      return report as any
    }
    api = await client('sqlite', { importer, fileBytes: 1_000 })
  })
  afterAll(() => api.close())

  const query =
    'mutation ($f: Upload!, $o: ImportOptions) { importWorkbook(upload: $f, options: $o) { id totals { created } files { file sheets { roster faultCounts { count } } } } }'
  const safe = { 'apollo-require-preflight': 'true' }

  function send(
    options: unknown,
    content: string,
    headers: Record<string, string> = safe,
    map: unknown = { 0: ['variables.f'] },
  ): Promise<Response> {
    const form = new FormData()
    form.append('operations', JSON.stringify({ query, variables: { f: null, o: options } }))
    form.append('map', JSON.stringify(map))
    form.append('0', new Blob([content]), '..\\目录/村.csv')
    return fetch(api.url, { method: 'POST', body: form, headers })
  }

  it('hands the file and the options to the importer and shows its report', async () => {
    const answer: any = await (
      await send(
        {
          dryRun: true,
          sheet: '村',
          moneyUnit: 'WAN_YUAN',
          set: [{ field: 'year', value: '2020' }],
          map: [{ header: '村', field: 'name' }],
          strategy: 'CREATE_ONLY',
        },
        '行政村\n东村\n',
      )
    ).json()
    expect(answer.data.importWorkbook).toEqual({
      id: '7',
      totals: { created: 1 },
      files: [{ file: '村.csv', sheets: [{ roster: 'Village', faultCounts: [{ count: 1 }] }] }],
    })
    const [[[file], options]] = given
    expect(file.name).toBe('村.csv')
    expect(file.content.toString()).toBe('行政村\n东村\n')
    expect(options).toEqual({
      dryRun: true,
      sheets: ['村'],
      moneyUnit: '万元',
      set: { year: '2020' },
      map: { 村: 'name' },
      strategy: 'CREATE_ONLY',
    })
  })

  it('needs a header that other sites cannot send', async () => {
    const answer = await send({}, 'x', {})
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
  })

  it('stops at the size limit', async () => {
    const answer = await send({}, 'x'.repeat(2_000))
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'REQUEST_TOO_LARGE' } }] })
  })

  it.each([
    ['a file that was not sent', { 1: ['variables.f'] }],
    ['a place that is not there', { 0: ['variables.g'] }],
    ['a place that is taken', { 0: ['query'] }],
    ['a prototype', { 0: ['__proto__.polluted'] }],
  ])('refuses a map that names %s', async (_what, map) => {
    const answer = await send({}, 'x', safe, map)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UPLOAD_FAILED' } }] })
    expect(({} as any).polluted).toBeUndefined()
  })

  it('takes files from uploads only', async () => {
    const answer = await api.ask(query, { f: 'text' })
    expect(answer.errors[0].extensions.code).toBe('BAD_USER_INPUT')
  })

  it('is refused where nothing imports', async () => {
    const reading = await client('sqlite')
    try {
      const form = new FormData()
      form.append('operations', JSON.stringify({ query, variables: { f: null } }))
      form.append('map', '{"0": ["variables.f"]}')
      form.append('0', new Blob(['x']), 'a.csv')
      const answer: any = await (await fetch(reading.url, { method: 'POST', body: form, headers: safe })).json()
      expect(answer.errors[0].extensions.code).toBe('UNAVAILABLE')
    } finally {
      await reading.close()
    }
  })
})
