import {
  addImport,
  finishImport,
  importsById,
  lastImport,
  markUndone,
  numberedImports,
  reportsById,
} from '../../../src/store/ledger/imports'
import type { Store } from '../../../src/store/store'
import { dialects, freshStore } from '../../support/databases'
import { importRow } from './rows'

describe.each(dialects)('imports on %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await freshStore(dialect)
  })
  afterAll(() => store.close())

  it('has no import before the first', async () => {
    expect(await lastImport(store)).toBe(0)
    expect(await importsById(store, [1])).toEqual([])
    expect(await numberedImports.count(store)).toBe(0)
    expect(await numberedImports.rows(store, { backwards: false, limit: 5, offset: 0 })).toEqual([])
  })

  it('gives an import back as it was written, its report apart', async () => {
    const report = { totals: { created: 3 }, files: ['“甲”?.xlsx'] }
    await store.write(async (writer) => {
      await addImport(writer, importRow(1, { actor: '李', reason: '更正', created: 3, report }))
      await addImport(writer, importRow(2))
      await addImport(writer, importRow(3))
    })
    expect(await lastImport(store)).toBe(3)
    const { report: _, ...said } = importRow(1, { actor: '李', reason: '更正', created: 3 })
    expect(await importsById(store, [1])).toEqual([{ ...said, undoes: null, undoneBy: null }])
    expect((await importsById(store, [3, 1])).map(({ id }) => id)).toEqual([1, 3])
    expect(await reportsById(store, [1])).toEqual([{ id: 1, report }])
  })

  it('pages from the newest, and from the oldest', async () => {
    const ids = async (wish: Partial<Parameters<typeof numberedImports.rows>[1]>) =>
      (await numberedImports.rows(store, { backwards: false, limit: 10, offset: 0, ...wish })).map(({ id }) => id)
    expect(await ids({})).toEqual([3, 2, 1])
    expect(await ids({ limit: 1, offset: 1 })).toEqual([2])
    expect(await ids({ after: 3 })).toEqual([2, 1])
    expect(await ids({ before: 1 })).toEqual([3, 2])
    expect(await ids({ after: 3, before: 1 })).toEqual([2])
    expect(await ids({ backwards: true, limit: 2 })).toEqual([1, 2])
    expect(await numberedImports.count(store)).toBe(3)
  })

  it('says when an import was finished and what it did', async () => {
    await store.write((writer) => finishImport(writer, 2, '2020-06-02T00:00:00.000Z', { id: '2' }))
    const [found] = await importsById(store, [2])
    expect(found!.finishedAt).toBe('2020-06-02T00:00:00.000Z')
    expect(await reportsById(store, [2])).toEqual([{ id: 2, report: { id: '2' } }])
    expect((await importsById(store, [3]))[0]!.finishedAt).toBe(importRow(3).finishedAt)
  })

  it('marks what an undo takes back; an undone undo lets it stand again', async () => {
    const undone = async () => (await importsById(store, [1, 2, 3, 4, 5])).map(({ undoneBy }) => undoneBy)
    await store.write(async (writer) => {
      await addImport(writer, importRow(4, { kind: 'UNDO', undoes: 2 }))
      await markUndone(writer, 2, 4)
    })
    expect(await undone()).toEqual([null, 4, null, null])
    await store.write(async (writer) => {
      await addImport(writer, importRow(5, { kind: 'UNDO', undoes: 4 }))
      await markUndone(writer, 4, 5)
    })
    expect(await undone()).toEqual([null, null, null, 5, null])
  })

  it('leaves alone what another import than an undo is said to have taken back', async () => {
    await store.write(async (writer) => {
      await markUndone(writer, 1, 3)
      await markUndone(writer, 3, 5)
    })
    expect((await importsById(store, [1]))[0]!.undoneBy).toBe(3)
  })
})
