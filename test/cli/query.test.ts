import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from 'xlsx'
import { call, folder } from './call'

const place = folder()
const db = join(place, 'sample.db')
const asked = (args: string[], input?: string) => call(['query', ...args, '--db', db], { input })

beforeAll(() => call(['import', 'imports', '--db', db]))

test('a document as text, from a file, from stdin', async () => {
  const document = '{ units(where: { isKeyUnit: { eq: true } }) { totalCount } }'
  const file = join(place, 'units.graphql')
  writeFileSync(file, document)
  for (const outcome of [await asked([document]), await asked([file]), await asked(['-'], document)]) {
    expect([outcome.code, outcome.stderr]).toEqual([0, ''])
    expect(JSON.parse(outcome.stdout)).toEqual({ data: { units: { totalCount: 13 } } })
  }
})

test('--json tells of the file written, and does not mix with rows on stdout', async () => {
  const document = '{ counties { nodes { name } } }'
  const mixed = await asked([document, '--format', 'csv', '--json'])
  expect([mixed.code, JSON.parse(mixed.stdout).error.en]).toEqual([2, expect.stringContaining('-o')])
  const file = join(place, 'counties.csv')
  const { code, stdout } = await asked([document, '--format', 'csv', '--json', '-o', file])
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
  expect([code, JSON.parse(stdout)]).toEqual([0, { file, format: 'csv', rows: 1, sha256 }])
})

test('variables as JSON or from a file, one of several operations, an output file', async () => {
  const document =
    'query A($name: String!) { units(where: { name: { eq: $name } }) { totalCount } } query B { units { totalCount } }'
  writeFileSync(join(place, 'v.json'), '{"name": "县司法局"}')
  for (const variables of ['{"name": "县司法局"}', `@${join(place, 'v.json')}`])
    expect(
      JSON.parse((await asked([document, '--operation', 'A', '--variables', variables])).stdout).data.units.totalCount,
    ).toBe(1)
  const out = join(place, 'out.json')
  const { code, stdout } = await asked([document, '--operation', 'B', '-o', out])
  expect([code, stdout, JSON.parse(readFileSync(out, 'utf8')).data.units.totalCount]).toEqual([0, '', 39])
})

test.each([
  ['a syntax error', '{ units {'],
  ['an unknown field', '{ units { totalCuont } }'],
  ['a missing variable', 'query A($name: String!) { units(where: { name: { eq: $name } }) { totalCount } }'],
])('%s: the errors as JSON, exit status 2', async (_name, document) => {
  const { code, stdout, stderr } = await asked([document])
  expect(code).toBe(2)
  expect(JSON.parse(stdout).errors[0].extensions.code).toMatch(/^[A-Z_]+$/)
  expect(stderr).not.toBe('')
})

test('errors beside data: exit status 1', async () => {
  const { code, stdout } = await asked(['{ units { totalCount } import(id: "x") { id } }'])
  expect([code, JSON.parse(stdout).data.units.totalCount]).toEqual([1, 39])
})

test('csv, xlsx and ndjson give all rows; a file comes with its hash', async () => {
  const document = '{ fundAllocations { nodes { source { name } allocated } } }'
  const csv = await asked([document, '--format', 'csv'])
  expect([csv.code, csv.stdout.trimEnd().split('\n').length]).toEqual([0, 45])
  expect(csv.stderr).toMatch(/^44 行，SHA-256 [0-9a-f]{64} \/ 44 rows\n$/)
  const out = join(place, '资金.xlsx')
  expect(await asked([document, '--format', 'xlsx', '-o', out])).toMatchObject({ code: 0, stdout: '' })
  const bytes = readFileSync(out)
  expect(XLSX.utils.sheet_to_json(Object.values(XLSX.read(bytes).Sheets)[0]!)).toHaveLength(44)
  expect(readFileSync(`${out}.sha256`, 'utf8')).toBe(`${createHash('sha256').update(bytes).digest('hex')}  资金.xlsx\n`)
})

test('what a format cannot hold is refused, and leaves no file', async () => {
  const out = join(place, '村.csv')
  const { code, stderr } = await asked([
    '{ townships { nodes { villages { nodes { name } } } } }',
    '--format',
    'csv',
    '-o',
    out,
  ])
  expect([code, existsSync(out), existsSync(`${out}.part`)]).toEqual([2, false, false])
  expect(stderr).toContain('xlsx')
})

test('a limit can be changed', async () => {
  const document = '{ villages(first: 2) { nodes { name } } }'
  expect((await asked([document, '--limit', 'page=1'])).stdout).toContain('PAGE_TOO_LARGE')
})

test('imports lists what came in', async () => {
  const json = await call(['imports', '--json'], { env: { ROSTERQL_DB: db } })
  const { totalCount, nodes } = JSON.parse(json.stdout)
  expect([totalCount, nodes[0].id, nodes[0].files.length]).toEqual([1, '1', 10])
  const text = await call(['imports', '--db', db])
  expect(text.stdout).toMatch(/^编号 id .*\n +1 +\d{4}-\d\d-\d\d \d\d:\d\d /)
})
