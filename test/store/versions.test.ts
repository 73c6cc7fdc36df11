import { rosters } from '../../src/county/rosters'
import {
  activeRowsAt,
  cellsAt,
  fieldVersions,
  idsTouched,
  rowsAt,
  sheetsBehind,
  touchedRowsAt,
} from '../../src/store/history/versions'
import { addFiles } from '../../src/store/ledger/files'
import { addImport } from '../../src/store/ledger/imports'
import { addSheets } from '../../src/store/ledger/sheets'
import type { RosterRow } from '../../src/store/rows/row'
import { insertRows, putRows, removeRows, supersede } from '../../src/store/rows/write'
import type { Store } from '../../src/store/store'
import { dialects, freshStore } from '../support/databases'
import { fileRow, importRow, sheetRow } from './ledger/rows'

const county = rosters.find(({ name }) => name === 'County')!
const row = (id: number, name: string, importId: number, more: Partial<RosterRow> = {}): RosterRow => ({
  id,
  cells: county.columns.map((column) => ({ name, name_sort: 'x' })[column.name] ?? null),
  importId,
  sheetId: importId,
  sourceRow: 10 + id,
  blanks: null,
  isActive: true,
  isListed: true,
  ...more,
})

/** Import 1 brings three rows, 2 renames the first, 3 makes the second inactive and takes the third away. */
async function fill(store: Store): Promise<void> {
  await store.write(async (writer) => {
    for (const id of [1, 2, 3]) {
      await addImport(writer, importRow(id))
      const file = await addFiles(writer, [fileRow(id, { name: `${id}.xlsx` })])
      await addSheets(writer, [sheetRow(id, file, { name: `表${id}`, roster: 'County' })])
    }
    await insertRows(writer, county, [row(1, '一', 1), row(2, '二', 1), row(3, '三', 1)])
    await supersede(writer, county, [1], 2)
    await putRows(writer, county, [row(1, '新一', 2)])
    await supersede(writer, county, [2, 3], 3)
    await putRows(writer, county, [row(2, '二', 3, { isActive: false })])
    await removeRows(writer, county, [3])
  })
}

describe.each(dialects)('versions on %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await freshStore(dialect)
    await fill(store)
  })
  afterAll(() => store.close())

  const told = (rows: Iterable<RosterRow>) =>
    [...rows].sort((a, b) => a.id - b.id).map(({ id, cells, importId }) => [id, cells[0], importId])

  it('tells how rows stood after an import', async () => {
    expect(told(await rowsAt(store, county, 0))).toEqual([])
    expect(await rowsAt(store, county, 1)).toHaveLength(3)
    expect(told(await rowsAt(store, county, 1))).toEqual([
      [1, '一', 1],
      [2, '二', 1],
      [3, '三', 1],
    ])
    expect(told(await rowsAt(store, county, 2))).toEqual([
      [1, '新一', 2],
      [2, '二', 1],
      [3, '三', 1],
    ])
    expect(told(await rowsAt(store, county, 3))).toEqual([
      [1, '新一', 2],
      [2, '二', 3],
    ])
    expect((await activeRowsAt(store, county, 3)).map(({ id }) => id)).toEqual([1])
    expect((await activeRowsAt(store, county, 2)).map(({ id }) => id)).toEqual([1, 2, 3])
  })

  it('tells what a range of rows held, in the order of their ids', async () => {
    const found = await cellsAt(store, county, 2, { from: 1, to: 3 })
    expect(found).toEqual(
      [row(1, '新一', 2), row(2, '二', 1)].map(({ id, cells, importId }) => ({ id, cells, importId })),
    )
    expect(await cellsAt(store, county, 2, { from: 4, to: 9 })).toEqual([])
  })

  it('knows which rows imports have touched, and how those stood', async () => {
    const sorted = async (low: number, high: number) => (await idsTouched(store, county, { low, high })).sort()
    expect(await sorted(0, 1)).toEqual([1, 2, 3])
    expect(await sorted(1, 2)).toEqual([1])
    expect(await sorted(2, 3)).toEqual([2, 3])
    expect(await sorted(3, 3)).toEqual([])
    const between = { low: 1, high: 3 }
    expect(told((await touchedRowsAt(store, county, 1, between)).values())).toHaveLength(3)
    expect(told((await touchedRowsAt(store, county, 3, between)).values())).toEqual([
      [1, '新一', 2],
      [2, '二', 3],
    ])
    expect(told((await touchedRowsAt(store, county, 1, { low: 1, high: 2 })).values())).toEqual([[1, '一', 1]])
  })

  it('gives all versions of rows with one of their cells, the newest first', async () => {
    const found = await fieldVersions(store, county, 'name', [3, 1])
    expect(found.map(({ id, value, sheetId, row: at }) => [id, value, sheetId, at])).toEqual([
      [1, '新一', 2, 11],
      [1, '一', 1, 11],
      [3, '三', 1, 13],
    ])
    expect(await fieldVersions(store, county, 'name', [])).toEqual([])
  })

  it('names the sheets that stood behind the rows at an import', async () => {
    const behind = async (at: number) =>
      (await sheetsBehind(store, county, at)).map(({ importId, file, sheet, rows }) => [importId, file, sheet, rows])
    expect(await behind(1)).toEqual([[1, '1.xlsx', '表1', 3]])
    expect(await behind(3)).toEqual([
      [2, '2.xlsx', '表2', 1],
      [3, '3.xlsx', '表3', 1],
    ])
  })
})
