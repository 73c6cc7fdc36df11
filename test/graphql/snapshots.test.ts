/** Sealed snapshots over GraphQL and HTTP: the sample county sealed, one cell changed, sealed again, compared, exported, tampered with. */
import { createHash } from 'node:crypto'
import { request } from 'node:http'
import '../../src/county/indicators'
import { createServer } from '../../src/http/server'
import { importFiles } from '../../src/intake/intake'
import { Package } from '../../src/sheets/mark/zip'
import { openWorkbook } from '../../src/sheets/open'
import type { Store } from '../../src/store/store'
import { countyStore } from '../support/county'
import { dialects } from '../support/databases'
import { edited } from '../support/workbooks'

interface Answer {
  status: number
  headers: Record<string, any>
  trailers: Record<string, any>
  body: Buffer
}

const get = (url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const { statusCode, headers: got, trailers } = answer
        resolve({ status: statusCode!, headers: got, trailers, body: Buffer.concat(parts) })
      })
    })
    sent.on('error', reject)
    sent.end()
  })

const june = 'on: "2020-06-15", period: "2020-06"'
const signs = (from: number, to: number) =>
  edited('07-宣传.xlsx', '宣传记录', ([head, ...rows]) => [
    head!,
    ...rows.map((row) => row.map((cell, i) => (String(head![i]).startsWith('数量') && cell === from ? to : cell))),
  ])

describe.each(dialects)('snapshots over the network on %s', (dialect) => {
  let store: Store
  let url: string
  let close: () => Promise<void>
  const logged: unknown[] = []
  beforeAll(async () => {
    store = await countyStore(dialect)
    ;({ url, close } = await createServer({ store, port: 0, log: (...line) => logged.push(line) }))
  }, 180_000)
  afterAll(async () => {
    await close()
    await store.close()
  })

  const answer = async (query: string): Promise<any> => {
    const body = JSON.stringify({ query })
    return (await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } })).json()
  }
  const ask = async (query: string): Promise<any> => {
    const { data, errors } = await answer(query)
    expect(errors).toBeUndefined()
    return data
  }
  const refused = async (query: string): Promise<[code: string, message: string]> => {
    const { errors } = await answer(query)
    return [errors[0].extensions.code, errors[0].message]
  }
  const count = async (table: string) => Number((await store.read(`SELECT count(*) FROM ${table}`))[0]![0])

  it('seals, and answers others while it does', async () => {
    let sealed: any
    const sealing = ask(
      `mutation { sealSnapshot(name: "六月", ${june}, note: "第一次") { id name note valueCount hash previousHash areas on periods asOf { id } } }`,
    ).then((data) => {
      sealed = data.sealSnapshot
    })
    let answered = 0
    while (!sealed) {
      await ask('{ villages(first: 1) { totalCount } }')
      await new Promise((done) => setTimeout(done, 10))
      if (!sealed) answered++
    }
    await sealing
    expect(sealed).toMatchObject({
      id: '1',
      name: '六月',
      note: '第一次',
      previousHash: null,
      areas: 'TOWNSHIPS',
      on: '2020-06-15',
      periods: ['2020-06'],
      asOf: { id: '1' },
    })
    expect(sealed.valueCount).toBe(await count('snapshot_value'))
    expect(answered).toBeGreaterThan(3)
  })

  it('shows what was sealed: values, definitions, parameters', async () => {
    const { snapshot } = await ask(`{ snapshot(name: "六月") {
      id
      values(code: ["I-24", "I-26"], level: COUNTY) { totalCount nodes { code name area { level label code } value numerator denominator unit status breakdown(by: "source.line") { label value } } }
      all: values(first: 2, offset: 1) { totalCount nodes { code area { label } } }
      shiqiao: values(area: "石桥民族乡", code: ["I-37"]) { nodes { area { level } value } }
      definitions(code: ["I-24"]) { version zh text numerator }
      parameters { name value }
      codes
    } }`)
    expect(snapshot.values).toMatchObject({
      totalCount: 2,
      nodes: [
        {
          code: 'I-24',
          name: '落实专项资金额',
          area: { level: 'COUNTY', label: '样板县', code: '690121' },
          value: '450000.00',
          unit: '元',
          status: 'A',
          breakdown: [
            { label: '少数民族发展资金', value: '400000.00' },
            { label: '教育基地专项补助', value: '50000.00' },
          ],
        },
        { code: 'I-26', value: '61.54', numerator: '8', denominator: '13', breakdown: [] },
      ],
    })
    expect(snapshot.all.totalCount).toBe(await count('snapshot_value'))
    expect(snapshot.all.nodes).toEqual([
      { code: 'I-01', area: { label: '城关镇' } },
      { code: 'I-01', area: { label: expect.any(String) } },
    ])
    expect(snapshot.shiqiao.nodes).toContainEqual({ area: { level: 'TOWNSHIP' }, value: '11760000.00' })
    expect(JSON.parse(snapshot.definitions[0].text).numerator).toEqual(snapshot.definitions[0].numerator)
    expect(snapshot.parameters).toEqual([{ name: 'siteDeadline', value: '06-20' }])
    expect(snapshot.codes).toHaveLength(48)
  })

  it('moves exactly what depends on one cell, and says why down to the cell before and after', async () => {
    await importFiles(store, [signs(191, 201)])
    await ask(`mutation { sealSnapshot(name: "更正", ${june}) { id } }`)
    const { compareSnapshots } = await ask(`{ compareSnapshots(a: 1, b: 2) {
      a { name } b { name previous { name } } unchanged onlyInA onlyInB differenceCount
      differences(level: COUNTY) { code name area { label } before { value } after { value } delta
        parts { reason from to delta rowCount rows(first: 5) { roster label action
          fields { field label before after }
          _source { sheet import { id file } cell(field: "quantity") { address raw } }
          _sourceBefore { import { id } cell(field: "quantity") { address raw } } } } } } }`)
    expect(compareSnapshots).toMatchObject({
      a: { name: '六月' },
      b: { name: '更正', previous: { name: '六月' } },
      onlyInA: 0,
      onlyInB: 0,
      differenceCount: 1,
      differences: [
        {
          code: 'I-09',
          name: '宣传牌数量',
          area: { label: '样板县' },
          before: { value: '191' },
          after: { value: '201' },
          delta: '10',
          parts: [
            {
              reason: 'EDITED',
              from: '191',
              to: '201',
              delta: '10',
              rowCount: 1,
              rows: [
                {
                  roster: 'PublicityRecord',
                  label: '国旗风格灯杆宣传牌',
                  action: 'EDITED',
                  fields: [{ field: 'quantity', label: '数量', before: '191', after: '201' }],
                  _source: {
                    sheet: '宣传记录',
                    import: { id: '2', file: '07-宣传.xlsx' },
                    cell: { address: 'I25', raw: '201' },
                  },
                  _sourceBefore: { import: { id: '1' }, cell: { address: 'I25', raw: '191' } },
                },
              ],
            },
          ],
        },
      ],
    })
    expect(compareSnapshots.unchanged + 1).toBe((await count('snapshot_value')) / 2)
  })

  it('writes links of a re-assigned row by their names', async () => {
    const units = edited('02-创建单位.xlsx', '创建单位汇总表', ([head, ...rows]) => [
      head!,
      ...rows.map((row) =>
        row[0] === '县司法局'
          ? row.map((cell, i) => (String(head![i]).startsWith('所属乡镇') ? '石桥民族乡' : cell))
          : row,
      ),
    ])
    await importFiles(store, [units])
    await ask(`mutation { sealSnapshot(name: "改归", ${june}) { id areas } }`)
    const { compareSnapshots } = await ask(
      '{ compareSnapshots(a: 2, b: 3) { differences(code: "I-24") { area { label } parts { reason rows { action fields { field label before after } } } } } }',
    )
    const moved = compareSnapshots.differences.find(({ area }: any) => area.label === '石桥民族乡')
    expect(moved.parts).toEqual([
      {
        reason: 'REASSIGNED',
        rows: [
          {
            action: 'REASSIGNED',
            fields: [{ field: 'township', label: '所属乡镇', before: null, after: '石桥民族乡' }],
          },
        ],
      },
    ])
  })

  it('leaves nothing behind when a seal fails half way', async () => {
    const before = [await count('snapshot'), await count('snapshot_value')]
    const seal = (more: string) => refused(`mutation { sealSnapshot(${more}) { id } }`)
    expect(await seal('name: "坏", on: "2020-06-15", period: ["2020-06", "2020-13"]')).toEqual([
      'BAD_INPUT',
      expect.stringContaining('“2020-13”不是期间'),
    ])
    expect((await seal(`name: " ", ${june}`))[1]).toContain('快照要有名称')
    expect((await seal(`name: "坏", ${june}, codes: ["I-99"]`))[1]).toContain('没有指标“I-99”')
    expect((await seal(`name: "坏", ${june}, asOf: "99"`))[0]).toBe('BAD_AS_OF')
    expect((await seal('name: "坏", on: "2020-06"'))[1]).toContain('不是具体的一天')
    expect([await count('snapshot'), await count('snapshot_value')]).toEqual(before)
  })

  it('lists the newest first, a page at a time, and says what is not there', async () => {
    const { snapshots } = await ask(
      '{ snapshots(first: 2) { totalCount edges { cursor node { name } } pageInfo { hasNextPage endCursor } } }',
    )
    expect([snapshots.totalCount, snapshots.edges.map(({ node }: any) => node.name)]).toEqual([3, ['改归', '更正']])
    const next = await ask(
      `{ snapshots(first: 2, after: "${snapshots.pageInfo.endCursor}") { nodes { name } pageInfo { hasNextPage hasPreviousPage } } }`,
    )
    expect(next.snapshots).toEqual({
      nodes: [{ name: '六月' }],
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    })
    const imports = await ask('{ imports(first: 1) { pageInfo { endCursor } } }')
    expect((await refused(`{ snapshots(after: "${imports.imports.pageInfo.endCursor}") { totalCount } }`))[0]).toBe(
      'BAD_CURSOR',
    )
    expect(await ask('{ snapshot(id: 99) { id } other: snapshot(name: "没有") { id } }')).toEqual({
      snapshot: null,
      other: null,
    })
    expect((await refused('{ snapshot { id } }'))[0]).toBe('BAD_INPUT')
    expect((await refused('{ compareSnapshots(a: 1, b: 99) { unchanged } }'))[0]).toBe('NOT_FOUND')
    expect((await refused('{ verifySnapshots(id: "x") { holds } }'))[0]).toBe('NOT_FOUND')
  })

  const at = (path: string): string => url.replace('/graphql', path)

  it('exports each form with its hash behind it; a folder as a zip with a list of its files', async () => {
    for (const [format, type] of [
      ['xlsx', 'spreadsheetml'],
      ['csv', 'application/zip'],
      ['sdmx', 'sdmx.data+csv'],
      ['dhis2', 'application/zip'],
      ['package', 'application/zip'],
    ]) {
      const { status, headers, trailers, body } = await get(at(`/snapshot/3/export?format=${format}`))
      expect([status, headers['content-type']]).toEqual([200, expect.stringContaining(type!)])
      expect(headers['content-disposition']).toContain(encodeURIComponent('改归'))
      expect(trailers['x-rosterql-sha256']).toBe(createHash('sha256').update(body).digest('hex'))
      expect(Number(trailers['x-rosterql-rows'])).toBe(48 * 17)
      if (type !== 'application/zip') continue
      const archive = new Package(body)
      const [head, ...list] = (await archive.read('清单.csv'))!.replace('\ufeff', '').trim().split('\n')
      expect(head).toBe('文件,行数,字节,SHA-256')
      for (const [name, rows, bytes, sha] of list.map((line) => line.split(','))) {
        const content = Buffer.from((await archive.read(name!))!)
        expect([name, content.length, createHash('sha256').update(content).digest('hex')]).toEqual([
          name,
          Number(bytes),
          sha,
        ])
        if (/指标值/.test(name!)) expect(Number(rows)).toBe(48 * 17)
      }
    }
    const { body } = await get(at('/snapshot/3/export'), {}, 'POST')
    const book = await openWorkbook(body, { name: 'x.xlsx' })
    expect(book.sheets.map(({ name }) => name)).toEqual(['指标值', '图表', '分解', '指标定义', '来源', '快照'])
    await book.close()
  })

  it('hides small cells in what leaves, unless told otherwise', async () => {
    const hidden = async (query: string) =>
      (await get(at(`/snapshot/1/export?format=sdmx${query}`))).body.toString().match(/,M,C,/g)?.length ?? 0
    expect(await hidden('')).toBeGreaterThan(0)
    expect(await hidden('&suppress=no')).toBe(0)
  })

  it('refuses other forms, other snapshots, other hosts and other sites', async () => {
    const code = ({ body }: Answer) => JSON.parse(body.toString()).errors[0].extensions.code
    const answers = await Promise.all([
      get(at('/snapshot/1/export?format=pdf')),
      get(at('/snapshot/1/export?suppress=maybe')),
      get(at('/snapshot/99/export')),
      get(at('/snapshot/x/export')),
      get(at('/snapshot/1/export'), { 'sec-fetch-site': 'cross-site' }),
      get(at('/snapshot/1/export'), { host: 'example.org' }),
      get(at('/briefing'), { 'sec-fetch-site': 'cross-site' }),
      get(at('/briefing'), { host: 'example.org' }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 404, 404, 403, 421, 403, 421])
    expect(new Set(answers.map(code))).toEqual(new Set(['BAD_REQUEST', 'NOT_FOUND']))
  })

  it('verifies, and names the row and the value after history was tampered with', async () => {
    const verify =
      '{ verifySnapshots(id: 1) { holds snapshots { snapshot { name } holds faultCount faults { kind message { zh en } roster rowId indicator area } redefined } } }'
    expect((await ask(verify)).verifySnapshots).toEqual({
      holds: true,
      snapshots: [{ snapshot: { name: '六月' }, holds: true, faultCount: 0, faults: [], redefined: [] }],
    })
    await store.write((writer) => writer.run('UPDATE publicity_record_history SET quantity = 291 WHERE quantity = 191'))
    const { verifySnapshots } = await ask(verify)
    expect(verifySnapshots.holds).toBe(false)
    expect(verifySnapshots.snapshots[0].faults).toMatchObject([
      {
        kind: 'HISTORY_ROW',
        roster: 'PublicityRecord',
        message: { zh: expect.stringContaining('国旗风格灯杆宣传牌') },
      },
      {
        kind: 'RECOMPUTED',
        indicator: 'I-09',
        area: '样板县',
        message: { zh: 'I-09 样板县 2020-06：封存时为 191，按历史重算为 291' },
      },
    ])
    await store.write((writer) => writer.run('UPDATE publicity_record_history SET quantity = 191 WHERE quantity = 291'))
    expect((await ask(verify)).verifySnapshots.holds).toBe(true)
  })

  it('has logged no mistake of ours', () => expect(logged).toEqual([]))
})
