import { createHash } from 'node:crypto'
import { request } from 'node:http'
import * as XLSX from 'xlsx'
import { rosters } from '../../src/county/rosters'
import { tableColumns } from '../../src/facts/as-table'
import { buildSchema } from '../../src/graphql/schema'
import { importFiles } from '../../src/intake/intake'
import { createExporter, type ExportFormat, exportQuery } from '../../src/query/export/export'
import type { Store } from '../../src/store/store'
import { type Client, client } from '../graphql/client'
import { countyStore } from '../support/county'
import { dialects, freshStore } from '../support/databases'
import { book } from '../support/workbooks'

interface Answer {
  status: number
  headers: Record<string, unknown>
  trailers: Record<string, unknown>
  body: Buffer
}

const post = (url: string, format: string, query: string, variables?: unknown): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(
      url.replace('/graphql', `/export?format=${format}`),
      { method: 'POST', headers: { 'content-type': 'application/json' } },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({
            status: answer.statusCode!,
            headers: answer.headers,
            trailers: answer.trailers,
            body: Buffer.concat(parts),
          }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(JSON.stringify({ query, variables }))
  })

const lines = (body: Buffer): any[] =>
  body
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
const sheets = (body: Buffer): Record<string, unknown[][]> => {
  const workbook = XLSX.read(body, { cellDates: false })
  return Object.fromEntries(
    workbook.SheetNames.map((name) => [name, XLSX.utils.sheet_to_json(workbook.Sheets[name]!, { header: 1 })]),
  )
}

describe.each(dialects)('export of a small county on %s', (dialect) => {
  let api: Client
  beforeAll(async () => {
    api = await client(dialect)
  })
  afterAll(() => api.close())
  const codeOf = async (format: string, query: string) => {
    const { status, body } = await post(api.url, format, query)
    expect(status).toBe(400)
    return JSON.parse(body.toString()).errors[0]
  }

  it('csv has Chinese headings, a byte order mark, and its count and hash behind it', async () => {
    const { status, headers, trailers, body } = await post(
      api.url,
      'csv',
      'query ($name: String) { villages(where: {name: {ne: $name}}, orderBy: [{id: ASC}]) { nodes { name collectiveIncome wan: collectiveIncome(unit: WAN_YUAN) cultivatedLand hasMinorityResidents township { name asOf county { name } } } } }',
      { name: '西村' },
    )
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(headers['content-disposition']).toContain(encodeURIComponent('行政村.csv'))
    expect([...body.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(body.toString().slice(1)).toBe(
      [
        '行政村,村集体经济收入（元）,村集体经济收入（万元）,耕地面积（亩）,是否有少数民族居住,乡镇,乡镇/统计时间,乡镇/县',
        '东村,450000.00,45,12.5,,石桥乡,2020,样板县',
        '河村,,,,,河口镇,,样板县',
        '',
      ].join('\r\n'),
    )
    expect(trailers).toEqual({
      'x-rosterql-rows': '2',
      'x-rosterql-sha256': createHash('sha256').update(body).digest('hex'),
    })
  })

  it('ndjson is nested and keeps the codes', async () => {
    const { body, trailers } = await post(
      api.url,
      'ndjson',
      '{ townships(orderBy: [{id: ASC}]) { nodes { name villages(orderBy: [{id: ASC}]) { totalCount edges { cursor node { name } } groupBy(by: [{name: true}]) { nodes { key { name } aggregate { count } } pageInfo { hasNextPage } } } } } }',
    )
    const rows = lines(body)
    expect(trailers['x-rosterql-rows']).toBe('2')
    expect(Object.keys(rows[0])).toEqual(['name', 'villages'])
    expect(rows[0].villages).toEqual({
      totalCount: 2,
      edges: [
        { cursor: expect.any(String), node: { name: '东村' } },
        { cursor: expect.any(String), node: { name: '西村' } },
      ],
      groupBy: {
        nodes: [
          { key: { name: '东村' }, aggregate: { count: 1 } },
          { key: { name: '西村' }, aggregate: { count: 1 } },
        ],
      },
    })
    const one = await post(api.url, 'ndjson', '{ publicityChannel(id: 1) { category followers followersQualifier } }')
    expect(lines(one.body)).toEqual([{ category: 'WECHAT_GROUP', followers: 300, followersQualifier: 'OVER' }])
  })

  it('xlsx has a sheet for every level, with labels and number formats', async () => {
    const { body } = await post(
      api.url,
      'xlsx',
      '{ townships(orderBy: [{id: ASC}]) { nodes { name asOf villages(orderBy: [{id: DESC}]) { totalCount aggregate { households { sum } } nodes { name collectiveIncome } } } } publicityChannels { nodes { category followers } } }',
    )
    expect(sheets(body)).toEqual({
      乡镇: [
        ['编号', '乡镇', '统计时间', '行政村/行数', '行政村/总户数/合计'],
        ['1', '石桥乡', '2020', 2, 152],
        ['2', '河口镇', undefined, 1, 70],
      ],
      行政村: [
        ['乡镇编号', '乡镇', '行政村', '村集体经济收入（元）'],
        ['1', '石桥乡', '西村'],
        ['1', '石桥乡', '东村', 450000],
        ['2', '河口镇', '河村'],
      ],
      宣传平台: [
        ['平台类型', '关注人数'],
        ['微信群', '300余'],
      ],
    })
    const cells = XLSX.read(body, { cellNF: true }).Sheets.行政村
    expect(cells!.D3).toMatchObject({ t: 'n', v: 450000, z: '#,##0.00' })
  })

  it('a list below a list names the rows above by ids that their own sheets show', async () => {
    const { body, headers } = await post(
      api.url,
      'xlsx',
      '{ counties { nodes { name townships(orderBy: [{id: ASC}]) { nodes { name villages(orderBy: [{id: ASC}]) { nodes { name } } } } } } }',
    )
    expect(headers['x-rosterql-rows']).toBe('1')
    expect(sheets(body)).toEqual({
      县: [
        ['编号', '县'],
        ['1', '样板县'],
      ],
      乡镇: [
        ['县编号', '县', '编号', '乡镇'],
        ['1', '样板县', '1', '石桥乡'],
        ['1', '样板县', '2', '河口镇'],
      ],
      行政村: [
        ['县编号', '县', '乡镇编号', '乡镇', '行政村'],
        ['1', '样板县', '1', '石桥乡', '东村'],
        ['1', '样板县', '1', '石桥乡', '西村'],
        ['1', '样板县', '2', '河口镇', '河村'],
      ],
    })
  })

  it('groups and totals are tables too', async () => {
    const { body } = await post(
      api.url,
      'xlsx',
      '{ villages { aggregate { count households { sum avg } } groupBy(by: [{township: {name: true}}], rollup: true, orderBy: [{key: {township: {name: ASC}}}]) { nodes { key { township { name } } depth share aggregate { count households { sum } } } } } }',
    )
    expect(sheets(body)).toEqual({
      行政村分组: [
        ['乡镇', '层级', '占比', '行数', '总户数/合计'],
        [undefined, 0, 1, 3, 222],
        ['河口镇', 1, 0.333333, 1, 70],
        ['石桥乡', 1, 0.666667, 2, 152],
      ],
      行政村汇总: [
        ['行数', '总户数/合计', '总户数/平均'],
        [3, 222, 74],
      ],
    })
    const grouped = await post(
      api.url,
      'csv',
      '{ townships { groupBy(by: [{asOf: {grain: YEAR}}]) { nodes { key { asOf } aggregate { count } } } } }',
    )
    expect(grouped.body.toString().slice(1)).toBe('统计时间,行数\r\n2020,1\r\n,1\r\n')
  })

  it('refuses what a format cannot hold, by name', async () => {
    const nested = await codeOf('csv', '{ townships { nodes { name villages { nodes { name } } } } }')
    expect(nested).toMatchObject({ extensions: { code: 'NOT_EXPORTABLE' }, message: expect.stringContaining('xlsx') })
    const two = await codeOf('csv', '{ townships { nodes { name } } villages { nodes { name } } }')
    expect(two.message).toContain('xlsx')
    for (const query of [
      '{ imports { nodes { id } } }',
      '{ villages { nodes { name _source { sheet } } } }',
      '{ villages { nodes { name } edges { node { id } } } }',
      '{ villages { pageInfo { hasNextPage } } }',
      '{ villages(last: 5000) { nodes { name } } }',
    ])
      expect((await codeOf('ndjson', query)).extensions.code).toBe('NOT_EXPORTABLE')
  })

  it('tells of mistakes as GraphQL does', async () => {
    expect((await codeOf('csv', '{ villages {')).extensions.code).toBe('GRAPHQL_PARSE_FAILED')
    expect((await codeOf('csv', '{ villages { nodes { nothing } } }')).extensions.code).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    )
    expect((await codeOf('csv', 'mutation { undoImport(id: 1) { id } }')).extensions.code).toBe('BAD_REQUEST')
    expect((await codeOf('pdf', '{ villages { nodes { name } } }')).extensions.code).toBe('BAD_REQUEST')
    expect((await codeOf('csv', '{ village { name } }')).extensions.code).toBe('BAD_KEY')
    expect((await codeOf('csv', '{ villages(first: -1) { nodes { name } } }')).extensions.code).toBe('BAD_INPUT')
  })

  it('answers as of an earlier import', async () => {
    const { body } = await post(
      api.url,
      'csv',
      '{ villages(asOf: "1", where: {id: {eq: 1}}) { nodes { population } } }',
    )
    expect(body.toString().slice(1)).toBe('总人口\r\n400\r\n')
  })
})

describe.each(dialects)('export of many rows on %s', (dialect) => {
  let store: Store
  const ROWS = 20_000
  /** Names that a spreadsheet would run, by their place. */
  const ugly: Record<number, string> = {
    7: '=HYPERLINK("x")',
    8: '-5',
    9: '+1',
    10: '@SUM(1)',
    11: '\t=1',
    12: '\r=1',
    13: '＝1',
    14: '"甲",乙\n丙',
  }
  beforeAll(async () => {
    store = await freshStore(dialect)
    const insert = async (name: string, rows: Record<string, unknown>[]) => {
      const roster = rosters.find((one) => one.name === name)!
      const columns = tableColumns(roster)
      const all = rows.map((row) => columns.map((column) => (row[column] ?? null) as never))
      await store.write((writer) => writer.insert(roster.table, columns, all))
    }
    const base = { import_id: 1, is_active: 1, is_listed: 1 }
    await insert('Township', [
      { ...base, id: 1, name: '大镇' },
      { ...base, id: 2, name: '小镇' },
    ])
    await insert(
      'Village',
      Array.from({ length: ROWS }, (_, i) => ({
        ...base,
        id: i + 1,
        name: ugly[i] ?? `村${i}`,
        collective_income: i === 8 ? -500 : null,
        name_sort: `c${i}`,
        township_id: i < 1_500 ? 2 : 1,
        population: i % 997,
      })),
    )
    await importFiles(store, [
      await book('台.xlsx', {
        宣传平台: [
          ['平台名称', '平台类型'],
          ['一台', '其他'],
        ],
      }),
    ])
  })
  afterAll(() => store.close())
  const begin = async (format: ExportFormat, document: string) => {
    const exporter = createExporter(store, buildSchema(rosters))
    return { exporter, made: await exporter.export({ document, format }) }
  }
  const all = async (format: ExportFormat, document: string) => {
    const { exporter, made } = await begin(format, document)
    const parts: Buffer[] = []
    for await (const part of made.stream) parts.push(part)
    await exporter.close()
    return { ...made, body: Buffer.concat(parts) }
  }

  it('a connection without first is all of it, in the order asked for', async () => {
    const made = await all('csv', '{ villages(orderBy: [{population: DESC}]) { nodes { id name population } } }')
    expect(made.count).toBe(ROWS)
    const sheet = XLSX.read(made.body.toString(), { type: 'string', raw: true }).Sheets.Sheet1
    const rows = XLSX.utils.sheet_to_json<string[]>(sheet!, { header: 1 })
    expect(rows).toHaveLength(ROWS + 1)
    expect(new Set(rows.map(([id]) => id)).size).toBe(ROWS + 1)
    expect(rows[1]![2]).toBe('996')
    expect(rows.find(([id]) => id === '8')![1]).toBe('\'=HYPERLINK("x")')
    expect(await made.sha256()).toBe(createHash('sha256').update(made.body).digest('hex'))
  })

  it('text is never run as a formula, and a number below zero stays a number', async () => {
    const document =
      '{ villages(where: {id: {in: [8, 9, 10, 11, 12, 13, 14, 15]}}, orderBy: [{id: ASC}]) { nodes { name collectiveIncome } } }'
    const { body } = await all('csv', document)
    expect(body.toString().slice(1)).toBe(
      [
        '行政村,村集体经济收入（元）',
        `"'=HYPERLINK(""x"")",`,
        `'-5,-5.00`,
        `'+1,`,
        `'@SUM(1),`,
        `'\t=1,`,
        `"'\r=1",`,
        `'＝1,`,
        '"""甲"",乙\n丙",',
        '',
      ].join('\r\n'),
    )
    const { A2, A3, B3 } = XLSX.read((await all('xlsx', document)).body, { cellFormula: true }).Sheets.行政村!
    expect([A2.t, A2.v, A2.f]).toEqual(['s', '=HYPERLINK("x")', undefined])
    expect([A3.t, A3.v, B3.t, B3.v]).toEqual(['s', '-5', 'n', -5])
  })

  it('reads a page when it is asked for one, and no more', async () => {
    const { exporter, made } = await begin('ndjson', '{ villages { nodes { id name township { name } } } }')
    const counted = made.cost.rowsReturned
    const reader = made.stream[Symbol.asyncIterator]()
    await reader.next()
    expect(made.cost.rowsReturned - counted).toBeLessThan(5_000)
    let rest = 0
    for (let next = await reader.next(); !next.done; next = await reader.next()) rest++
    expect(rest).toBeGreaterThan(5)
    expect(made.cost.statements).toBeLessThan(60)
    await exporter.close()
  })

  it('fetches the rest of long lists below rows', async () => {
    const document =
      '{ townships(orderBy: [{id: ASC}]) { nodes { name villages(orderBy: [{id: ASC}]) { nodes { id } } } } }'
    const rows = lines((await all('ndjson', document)).body)
    expect(rows.map(({ villages }) => villages.nodes.length)).toEqual([ROWS - 1_500, 1_500])
    expect(rows[1].villages.nodes.map(({ id }: any) => Number(id))).toEqual(
      Array.from({ length: 1_500 }, (_, i) => i + 1),
    )
    const { 乡镇: above, 行政村: below } = sheets((await all('xlsx', document)).body)
    expect(above).toEqual([
      ['编号', '乡镇'],
      ['1', '大镇'],
      ['2', '小镇'],
    ])
    expect(below).toHaveLength(ROWS + 1)
    expect(below![0]).toEqual(['乡镇编号', '乡镇', '编号'])
    expect(below![ROWS]).toEqual(['2', '小镇', '1500'])
  })

  it('keeps first, offset and after', async () => {
    const ids = async (args: string) =>
      lines((await all('ndjson', `{ villages(${args}) { nodes { id } } }`)).body).map(({ id }) => Number(id))
    expect(await ids('first: 2500, offset: 10')).toEqual(Array.from({ length: 2_500 }, (_, i) => i + 11))
    expect(await ids('last: 3')).toEqual([19_998, 19_999, 20_000])
    const nested =
      '{ townships(orderBy: [{id: DESC}], first: 1) { nodes { villages(first: 300, offset: 5) { nodes { id } } } } }'
    const [row] = lines((await all('ndjson', nested)).body)
    expect(row.villages.nodes.map(({ id }: any) => Number(id))).toEqual(Array.from({ length: 300 }, (_, i) => i + 6))
    expect((await all('csv', '{ villages(offset: 30000) { nodes { id } } }')).count).toBe(0)
  })

  it('shows one state of the data, whatever comes in meanwhile', async () => {
    const { exporter, made } = await begin('ndjson', '{ villages(orderBy: [{population: ASC}]) { nodes { name } } }')
    const reader = made.stream[Symbol.asyncIterator]()
    const parts = [(await reader.next()).value]
    const rows = Array.from({ length: 50 }, (_, i) => [`新村${i}`, '大镇', 1])
    await importFiles(store, [await book('村.xlsx', { 行政村: [['行政村', '乡镇', '总人口'], ...rows] })])
    for (let next = await reader.next(); !next.done; next = await reader.next()) parts.push(next.value)
    const names = lines(Buffer.concat(parts)).map(({ name }) => name)
    expect(names).toHaveLength(ROWS)
    expect(names.filter((name) => name.startsWith('新村'))).toEqual([])
    await exporter.close()
    expect((await all('csv', '{ villages { nodes { id } } }')).count).toBe(ROWS + 50)
  })
})

describe('a file that goes out and comes back', () => {
  it.each(['csv', 'xlsx'] as const)('%s of every investment imports without a change', async (format) => {
    const store = await countyStore('sqlite')
    const cells =
      'name code year category nature total central provincial paid progress status startOn completedOn beneficiaryHouseholds'
    const made = await exportQuery(store, buildSchema(rosters), {
      format,
      document: `{ investments { nodes { ${cells} } } }`,
    })
    const parts: Buffer[] = []
    for await (const part of made.stream) parts.push(part)
    const report = await importFiles(store, [{ name: `投资项目.${format}`, content: Buffer.concat(parts) }], {
      roster: 'Investment',
    })
    expect(report.files[0]!.sheets[0]!.faults.filter((fault) => fault.severity === 'error')).toEqual([])
    expect(report.totals).toMatchObject({ created: 0, updated: 0, refused: 0, unchanged: made.count })
    await made.close()
    await store.close()
  })
})
