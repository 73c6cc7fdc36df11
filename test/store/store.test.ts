import { rosters } from '../../src/county/rosters'
import { tableColumns } from '../../src/facts/as-table'
import { Discard, type Store } from '../../src/store/store'
import { dialects, freshStore } from '../support/databases'

describe.each(dialects)('store on %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await freshStore(dialect)
  })
  afterAll(() => store.close())

  const county = rosters.find((r) => r.name === 'County')!
  const row = (id: number, name: string, code: string | null) => {
    const values: Record<string, string | number | null> = {
      id,
      name,
      name_sort: name,
      code,
      import_id: 1,
      is_active: 1,
      is_listed: 1,
    }
    return tableColumns(county).map((c) => values[c] ?? null)
  }

  it('has tables that match the rosters: the migrations are current', async () => {
    const { upQueries } = await store.dataSource.driver.createSchemaBuilder().log()
    expect(upQueries.map((q) => q.query)).toEqual([])
  })

  it('inserts, replaces and reads rows', async () => {
    await store.write(async (writer) => {
      await writer.insert('county', tableColumns(county), [row(1, '样板县', '690121'), row(2, "O'县", null)])
      await writer.upsert('county', tableColumns(county), [row(2, '二县?', '690122'), row(3, '三县', null)])
    })
    expect(await store.read('SELECT id, name, code FROM county WHERE id > ? ORDER BY id', [1])).toEqual([
      [2, '二县?', '690122'],
      [3, '三县', null],
    ])
  })

  it('rolls back when the work throws or discards', async () => {
    const before = await store.read('SELECT count(*) FROM county')
    await expect(
      store.write(async (writer) => {
        await writer.insert('county', tableColumns(county), [row(9, '九县', null)])
        throw new Error('stop')
      }),
    ).rejects.toThrow('stop')
    const answer = await store.write(async (writer) => {
      await writer.insert('county', tableColumns(county), [row(9, '九县', null)])
      throw new Discard('dry')
    })
    expect(answer).toBe('dry')
    expect(await store.read('SELECT count(*) FROM county')).toEqual(before)
  })
})
