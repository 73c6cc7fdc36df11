import { rosters } from '../../src/county/rosters'
import { tableColumns } from '../../src/facts/as-table'
import { Discard, type Store, type Value, type Writer } from '../../src/store/store'
import { freshStore } from '../support/databases'

const village = rosters.find((r) => r.name === 'Village')!
const columns = tableColumns(village)
const rows = (from: number, many: number): Value[][] =>
  Array.from({ length: many }, (_, i) => {
    const values: Record<string, Value> = { id: from + i, name: `第${(i * 7919) % many}村`, is_active: 1, is_listed: 1 }
    return columns.map((name) => values[name] ?? null)
  })

const indices = async (reader: Pick<Store, 'read'>): Promise<unknown[]> =>
  (
    await reader.read(
      "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'village' AND sql IS NOT NULL ORDER BY name",
    )
  ).map(([, sql]) => sql)

/** Inserts in two steps, as an import does; tells which indices stood in between. */
const load = async (writer: Writer, from: number, many: number): Promise<unknown[]> => {
  for (let at = 0; at < many; at += 1000)
    await writer.insert('village', columns, rows(from + at, Math.min(1000, many - at)))
  return indices(writer)
}

describe('a table that grows much in one transaction', () => {
  let store: Store
  let all: unknown[]
  beforeEach(async () => {
    store = await freshStore('sqlite')
    all = await indices(store)
  })
  afterEach(() => store.close())

  it('is filled without its indices, and has them all at the end, with every row', async () => {
    expect(all.length).toBeGreaterThan(2)
    expect(await store.write((writer) => load(writer, 1, 21_000))).toEqual([])
    expect(await indices(store)).toEqual(all)
    const [, named] = (all as string[]).map((sql) => /CREATE INDEX "(\w+)"/.exec(sql)![1])
    expect(await store.read(`SELECT count(*) FROM village INDEXED BY "${named}"`)).toEqual([[21_000]])
    expect(await store.read('PRAGMA integrity_check')).toEqual([['ok']])
  })

  it('keeps them when few rows come, or when most rows were there before', async () => {
    expect(await store.write((writer) => load(writer, 1, 5000))).toEqual(all)
    await store.write((writer) => load(writer, 10_001, 25_000))
    expect(await store.write((writer) => load(writer, 100_001, 21_000))).toEqual(all)
  })

  it.each([
    ['an error', new Error('stop')],
    ['a dry run', new Discard('dry')],
  ])('has them back after %s', async (_, thrown) => {
    const work = store.write(async (writer) => {
      await load(writer, 1, 21_000)
      throw thrown
    })
    await work.catch(() => undefined)
    expect(await indices(store)).toEqual(all)
    expect(await store.read('SELECT count(*) FROM village')).toEqual([[0]])
    expect(await store.write((writer) => load(writer, 1, 1000))).toEqual(all)
  })
})
