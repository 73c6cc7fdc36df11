import { addFiles, filesById, filesOfImports, importedBefore } from '../../../src/store/ledger/files'
import { addImport, markUndone } from '../../../src/store/ledger/imports'
import {
  addSheets,
  lastSheet,
  sheetsById,
  sheetsNamed,
  sheetsOfFiles,
  sheetsWithFiles,
} from '../../../src/store/ledger/sheets'
import type { Store } from '../../../src/store/store'
import { dialects, freshStore } from '../../support/databases'
import { fileRow, importRow, sheetRow } from './rows'

describe.each(dialects)('files and sheets on %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await freshStore(dialect)
    await store.write(async (writer) => {
      for (const id of [1, 2, 3]) await addImport(writer, importRow(id))
    })
  })
  afterAll(() => store.close())

  it('numbers files as they come', async () => {
    const first = await store.write((writer) =>
      addFiles(writer, [fileRow(1), fileRow(1, { name: '村.csv', status: 'partial', fingerprint: 'g' })]),
    )
    expect(first).toBe(1)
    expect(await store.write((writer) => addFiles(writer, [fileRow(2)]))).toBe(3)
    expect(await store.write((writer) => addFiles(writer, []))).toBe(4)
  })

  it('gives them back by number and by import, without their fingerprint', async () => {
    const { fingerprint: _, ...said } = fileRow(2)
    expect(await filesById(store, [3, 9])).toEqual([{ id: 3, ...said }])
    expect((await filesOfImports(store, [1])).map(({ name }) => name)).toEqual(['投资台账.xlsx', '村.csv'])
    expect(await filesOfImports(store, [3])).toEqual([])
  })

  it('knows sizes beyond 32 bits', async () => {
    const bytes = 5_000_000_000
    const id = await store.write((writer) => addFiles(writer, [fileRow(3, { bytes, fingerprint: 'large' })]))
    expect((await filesById(store, [id]))[0]!.bytes).toBe(bytes)
  })

  it('finds the last import that brought the same in whole and stands', async () => {
    expect(await importedBefore(store, 'none')).toBeUndefined()
    expect(await importedBefore(store, 'g')).toBeUndefined()
    const { finishedAt } = importRow(2)
    expect(await importedBefore(store, 'f')).toEqual({ importId: 2, finishedAt })
    await store.write((writer) => markUndone(writer, 2, 3))
    expect(await importedBefore(store, 'f')).toEqual({ importId: 1, finishedAt })
  })

  it('keeps what the columns of a sheet mean', async () => {
    expect(await lastSheet(store)).toBe(0)
    const columns = [
      { column: 'A', header: '名称', field: 'name', by: 'HEADER' },
      { column: 'C', header: '省级资金', field: 'amount', unit: '万元', row: 2 },
    ]
    await store.write((writer) => addSheets(writer, [sheetRow(1, 1), sheetRow(1, 2, { name: '表"二"', columns })]))
    await store.write((writer) => addSheets(writer, [sheetRow(2, 3)]))
    expect(await lastSheet(store)).toBe(3)
    expect(await sheetsById(store, [2])).toEqual([{ id: 2, ...sheetRow(1, 2, { name: '表"二"', columns }) }])
    expect((await sheetsOfFiles(store, [3, 1])).map(({ id }) => id)).toEqual([1, 3])
  })

  it('names sheets with their files, however many are asked for', async () => {
    const all = Array.from({ length: 1200 }, (_, i) => i + 1)
    const found = await sheetsWithFiles(store, all)
    expect(found.map(({ id, file, name }) => [id, file, name])).toEqual([
      [1, '投资台账.xlsx', '2020年'],
      [2, '村.csv', '表"二"'],
      [3, '投资台账.xlsx', '2020年'],
    ])
    expect(await sheetsWithFiles(store, [])).toEqual([])
  })

  it('finds all sheets of one name in files of one name', async () => {
    const named = { file: '投资台账.xlsx', sheet: '2020年', roster: 'Investment' }
    expect(await sheetsNamed(store, named)).toEqual([1, 3])
    expect(await sheetsNamed(store, { ...named, roster: 'Village' })).toEqual([])
    expect(await sheetsNamed(store, { ...named, file: '村.csv' })).toEqual([])
  })
})
