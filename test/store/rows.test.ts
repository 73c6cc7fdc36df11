import { rosters } from '../../src/county/rosters'
import { addImport } from '../../src/store/ledger/imports'
import {
  allLabels,
  allRows,
  cellById,
  firstRowId,
  hasRow,
  labelsEver,
  lastRowId,
  rowsById,
  rowsOfSheets,
} from '../../src/store/rows/read'
import type { RosterRow } from '../../src/store/rows/row'
import { deactivate, insertRows, putRows, removeRows, setLink, supersede } from '../../src/store/rows/write'
import type { Store } from '../../src/store/store'
import { dialects, freshStore } from '../support/databases'
import { importRow } from './ledger/rows'

const county = rosters.find(({ name }) => name === 'County')!
const township = rosters.find(({ name }) => name === 'Township')!

const made = (roster: typeof county, id: number, cells: Record<string, string | number | null>): RosterRow => ({
  id,
  cells: roster.columns.map(({ name }) => cells[name] ?? null),
  importId: 1,
  sheetId: 3,
  sourceRow: 4 + id,
  blanks: '.B',
  isActive: true,
  isListed: id !== 2,
})

describe.each(dialects)('rows on %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await freshStore(dialect)
  })
  afterAll(() => store.close())

  const rows = [1, 2, 5].map((id) => made(county, id, { name: `县${id}`, name_sort: `x${id}`, code: `69012${id}` }))

  it('knows an empty roster', async () => {
    expect(await lastRowId(store, county)).toBe(0)
    expect(await firstRowId(store, county)).toBeNull()
    expect(await rowsById(store, county, [1])).toEqual([])
    expect(await rowsById(store, county, [])).toEqual([])
    expect(await allLabels(store, county)).toEqual([])
  })

  it('gives rows back as they were written', async () => {
    await store.write(async (writer) => {
      await addImport(writer, importRow(1))
      await insertRows(writer, county, rows)
      await insertRows(writer, county, [])
    })
    const found = await rowsById(store, county, [5, 1, 2, 9])
    expect(found.sort((a, b) => a.id - b.id)).toEqual(rows)
    expect(await hasRow(store, county, 5)).toBe(true)
    expect(await hasRow(store, county, 4)).toBe(false)
    expect([await firstRowId(store, county), await lastRowId(store, county)]).toEqual([1, 5])
    expect(await allLabels(store, county)).toEqual(['县1', '县2', '县5'])
  })

  it('reads all of them a page after the other', async () => {
    const read: number[] = []
    for await (const page of allRows(store, county)) {
      for (const { id, cells } of page) expect(cells).toEqual(rows.find((row) => row.id === id)!.cells)
      read.push(...page.map(({ id }) => id))
    }
    expect(read).toEqual([1, 2, 5])
  })

  it('asks about more ids than a statement takes', async () => {
    const ids = Array.from({ length: 1300 }, (_, i) => i + 1)
    expect(await cellById(store, county, 'name', ids)).toEqual(new Map([1, 2, 5].map((id) => [id, `县${id}`])))
    expect(await rowsById(store, county, ids)).toHaveLength(3)
  })

  it('keeps the version before when a row is replaced', async () => {
    const next = made(county, 1, { name: '新县1', name_sort: 'x', code: '690121' })
    await store.write(async (writer) => {
      await supersede(writer, county, [1], 2)
      await putRows(writer, county, [
        { ...next, importId: 2, isListed: true },
        { ...next, id: 6 },
      ])
    })
    expect(await rowsById(store, county, [1])).toEqual([{ ...next, importId: 2, isListed: true }])
    expect(await store.read('SELECT id, name, import_id, until_import FROM county_history')).toEqual([[1, '县1', 1, 2]])
    expect(await lastRowId(store, county)).toBe(6)
  })

  it('remembers the labels of rows that are gone, and ids are not given twice', async () => {
    await store.write(async (writer) => {
      await supersede(writer, county, [6], 3)
      await removeRows(writer, county, [6])
    })
    expect(await hasRow(store, county, 6)).toBe(false)
    expect(await lastRowId(store, county)).toBe(6)
    expect(await labelsEver(store, county, [1, 6])).toEqual(
      new Map([
        [1, '新县1'],
        [6, '新县1'],
      ]),
    )
  })

  it('finds active rows any version of which came from a sheet', async () => {
    await store.write(async (writer) => {
      await supersede(writer, county, [2], 4)
      await putRows(writer, county, [{ ...rows[1]!, sheetId: 8, importId: 4 }])
    })
    const ids = async (...sheets: number[]) => (await rowsOfSheets(store, county, sheets)).map(({ id }) => id)
    expect(await ids(3)).toEqual([1, 2, 5])
    expect(await ids(8)).toEqual([2])
    expect(await ids()).toEqual([])
    await store.write((writer) => deactivate(writer, county, [2], 5))
    expect(await ids(3, 8)).toEqual([1, 5])
    expect(await rowsById(store, county, [2])).toEqual([{ ...rows[1], sheetId: 8, importId: 5, isActive: false }])
  })

  it('sets a link', async () => {
    await store.write(async (writer) => {
      await insertRows(writer, township, [made(township, 1, { name: '城关镇', name_sort: 'c' })])
      await setLink(writer, township, 1, 'county', 5)
    })
    expect(await cellById(store, township, 'county', [1])).toEqual(new Map([[1, 5]]))
  })
})
