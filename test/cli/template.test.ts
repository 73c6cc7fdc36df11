/** What a template produces and a person fills in imports without a fault, for every roster, with the whole sample county. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from 'xlsx'
import { rosters } from '../../src/county/rosters'
import type { Stored } from '../../src/facts/kinds/kind'
import { type RosterFacts, slice, targetOf } from '../../src/facts/roster'
import { templateColumns } from '../../src/intake/template/columns'
import { openStore } from '../../src/store/open'
import type { Store } from '../../src/store/store'
import { call, folder } from './call'

/** All rows of all rosters, by roster and id, as stored values of the roster's own cells. */
type County = Map<RosterFacts, Map<Stored, Stored[]>>

async function countyOf(db: string): Promise<County> {
  const store = await openStore(db, rosters)
  const county: County = new Map()
  for (const roster of rosters) county.set(roster, await rowsOf(store, roster))
  await store.close()
  return county
}

async function rowsOf(store: Store, roster: RosterFacts): Promise<Map<Stored, Stored[]>> {
  const columns = roster.columns.map(({ name }) => `"${name}"`).join(', ')
  const rows = await store.read(`SELECT id, ${columns} FROM "${roster.table}" WHERE is_listed = 1 ORDER BY id`)
  return new Map(rows.map(([id, ...cells]) => [id!, cells]))
}

/** What a person writes into the column at `path`: `village.township` of a poverty exit is the name of the village's township. */
function written(county: County, roster: RosterFacts, row: Stored[], path: string[]): string {
  const cell = roster.cell(path[0]!)
  const stored = slice(roster, cell, row)
  if (cell.kind.name !== 'link') return cell.kind.display(stored, cell)
  const target = targetOf(cell)
  const linked = county.get(target)!.get(stored[0]!)
  return linked ? written(county, target, linked, path.length > 1 ? path.slice(1) : [target.label.name]) : ''
}

/** The same county without ids: every link is the row's own words. */
const told = (county: County): Record<string, string[]> =>
  Object.fromEntries(
    rosters.map((roster) => [
      roster.name,
      [...county.get(roster)!.values()]
        .map((row) =>
          roster.cells.map((cell) => `${cell.name}: ${written(county, roster, row, [cell.name])}`).join(' | '),
        )
        .sort(),
    ]),
  )

function fill(template: string, county: County): Buffer {
  const book = XLSX.readFile(template)
  for (const roster of rosters) {
    const columns = templateColumns(roster)
    const rows = [...county.get(roster)!.values()].map((row) =>
      columns.map(({ target }) => written(county, roster, row, target.path.split('.')) || null),
    )
    XLSX.utils.sheet_add_aoa(book.Sheets[roster.sheets[0]]!, rows, { origin: 'A4' })
  }
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' })
}

test('the sample county written into the templates comes back whole, without a single fault', async () => {
  const place = folder()
  const at = (name: string): string => join(place, name)
  await call(['import', 'seeds/clean', '--db', at('clean.db')])
  expect((await call(['template', '--all', '-o', at('all.xlsx')])).code).toBe(0)
  const county = await countyOf(at('clean.db'))
  writeFileSync(at('filled.xlsx'), fill(at('all.xlsx'), county))
  const { code, stdout } = await call(['import', at('filled.xlsx'), '--db', at('filled.db'), '--json'])
  const [file] = JSON.parse(stdout).files
  const faults = [...file.faults, ...file.sheets.flatMap((sheet: { faults: unknown[] }) => sheet.faults)]
  expect(faults).toEqual([])
  expect(file.sheets.map((sheet: { roster: string }) => sheet.roster)).toEqual(rosters.map(({ name }) => name))
  expect([code, file.notes]).toEqual([0, []])
  expect(told(await countyOf(at('filled.db')))).toEqual(told(county))
})

test('a template by any name of its roster, into a file, a folder or stdout', async () => {
  const place = folder()
  for (const name of ['Village', 'villages', '行政村'])
    expect((await call(['template', name, '-o', join(place, `${name}.xlsx`)])).code).toBe(0)
  expect(readFileSync(join(place, 'villages.xlsx')).equals(readFileSync(join(place, '行政村.xlsx')))).toBe(true)
  const { stdout } = await call(['template', 'Unit', '-o', `${place}/`, '--json'])
  expect(JSON.parse(stdout)).toEqual({ file: join(place, '创建单位汇总表（模板）.xlsx'), rosters: ['Unit'] })
  expect((await call(['template', 'Unit', '-o', '-'])).stdout.slice(0, 2)).toBe('PK')
})

test('required columns carry an asterisk, every column a note, choices and flags a drop-down, no list is hidden away', async () => {
  const file = join(folder(), 'all.xlsx')
  await call(['template', '--all', '-o', file])
  const book = XLSX.readFile(file)
  expect(book.Workbook?.Sheets?.filter((sheet) => sheet.Hidden)).toEqual([])
  const villages = book.Sheets.行政村基本情况表
  expect([villages!.A3.v, villages!.B3.v]).toEqual(['*行政村', '*乡镇'])
  expect(villages!.A3.c?.[0].t).toContain('必填')
  for (const roster of rosters) {
    const sheet = book.Sheets[roster.sheets[0]]
    for (const [i, { header }] of templateColumns(roster).entries()) {
      const cell = sheet![XLSX.utils.encode_cell({ r: 2, c: i })]
      expect([cell.v, cell.c?.length]).toEqual([header, 1])
    }
  }
})
