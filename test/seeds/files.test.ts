import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from 'xlsx'
import { buildFiles, repository } from '../../seeds/build'
import { cleanFiles } from '../../seeds/clean'
import { columns } from '../../seeds/columns'
import { isRedacted, type RosterName, sampleCounty } from '../../seeds/county'
import { books } from '../../seeds/dirty'
import { isTable } from '../../seeds/dirty/book'
import { dataRows, type Table } from '../../seeds/dirty/layout'
import { gb18030 } from '../../seeds/legacy'

const folders = ['seeds/clean', 'seeds/refused', 'imports']
const rosters = Object.keys(sampleCounty) as RosterName[]
let built: Map<string, Buffer>

beforeAll(async () => {
  built = await buildFiles()
})

test('the committed workbooks are exactly what the builder makes', () => {
  for (const [path, bytes] of built)
    expect([path, readFileSync(join(repository(), path)).equals(bytes)]).toEqual([path, true])
})

test('building twice gives the same bytes', async () => {
  for (const [path, bytes] of await buildFiles()) expect([path, built.get(path)!.equals(bytes)]).toEqual([path, true])
})

test('no workbook lies in the folders that the builder does not make', () => {
  const lying = folders.flatMap((folder) => readdirSync(join(repository(), folder)).map((name) => `${folder}/${name}`))
  const workbooks = lying.filter((path) => /\.(xlsx?|et|ods|csv)$/.test(path))
  expect(workbooks.sort()).toEqual([...built.keys()].sort())
})

const parse = (path: string, bytes: Buffer): XLSX.WorkBook =>
  path.endsWith('.csv')
    ? XLSX.read(new TextDecoder('gb18030', { fatal: true }).decode(bytes), { type: 'string', raw: true })
    : XLSX.read(bytes, { sheetStubs: true })

test('every file can be read, every sheet but the empty one has cells', () => {
  for (const [path, bytes] of built) {
    const book = parse(path, bytes)
    expect(book.SheetNames.length).toBeGreaterThan(0)
    const empty = book.SheetNames.filter(
      (name) => !Object.keys(book.Sheets[name]!).some((key) => /^[A-Z]+\d+$/.test(key)),
    )
    expect([path, empty.filter((name) => name !== 'Sheet3')]).toEqual([path, []])
  }
})

test('a clean sheet has one row of headers and one row for each row of its roster', () => {
  for (const [file, sheets] of Object.entries(cleanFiles)) {
    const book = XLSX.read(built.get(`seeds/clean/${file}`)!)
    for (const [name, roster] of Object.entries(sheets)) {
      const [header, ...rows] = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[name]!, { header: 1 })
      expect(header).toEqual(columns[roster].map((column) => column.header))
      expect([roster, rows.length]).toEqual([roster, sampleCounty[roster].length])
    }
  }
  expect(
    Object.values(cleanFiles)
      .flatMap((sheets) => Object.values(sheets))
      .sort(),
  ).toEqual([...rosters].sort())
})

const tables: Table[] = books.flatMap(({ sheets }) => sheets.filter(isTable))

describe.each(rosters)('the dirty twin of %s', (roster) => {
  const mine = tables.filter((table) => table.roster === roster)
  const rows = sampleCounty[roster]

  test('has every row once', () => {
    const shown = mine.flatMap(dataRows)
    expect(shown).toHaveLength(rows.length)
    expect(new Set(shown)).toEqual(new Set(rows))
  })

  test('has a column, or a title, for every field that says anything', () => {
    for (const table of mine) {
      const carried = new Set([...table.columns.flatMap(({ fields }) => fields), ...(table.said ?? [])])
      const fields = Object.keys(rows[0]!).filter((field) => !field.endsWith('Qualifier'))
      const telling = fields.filter((field) =>
        dataRows(table).some((row) => row[field] !== null || isRedacted(roster, row, field)),
      )
      expect(telling.filter((field) => !carried.has(field))).toEqual([])
    }
  })
})

test('what is blacked out stands as ___ in both twins', () => {
  const texts = (path: string) => {
    const book = parse(path, built.get(path)!)
    return book.SheetNames.flatMap((name) =>
      XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[name]!, { header: 1 }).flat(),
    )
  }
  for (const path of ['seeds/clean/04-资金.xlsx', 'imports/2020年创建资金台账.xlsx'])
    expect(texts(path).filter((text) => text === '___')).toHaveLength(2)
})

test('GB18030 is written as it is read', () => {
  const text = '样板县,塬头村 100%“一条街”\r\n'
  expect(new TextDecoder('gb18030', { fatal: true }).decode(gb18030(text))).toBe(text)
  expect(() => gb18030('😀')).toThrow(RangeError)
})
