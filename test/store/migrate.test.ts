import { rosters } from '../../src/county/rosters'
import { indicesOf } from '../../src/facts/as-table'
import { sortKey } from '../../src/facts/pinyin/pinyin'
import type { RosterFacts } from '../../src/facts/roster'
import { dataSource } from '../../src/store/data-source'
import { openStore } from '../../src/store/open'
import { dialects, freshUrl } from '../support/databases'

/** Runs statements on a database, as another program would. */
async function foreign(url: string, ...statements: string[]): Promise<void> {
  const source = await dataSource(url, rosters).initialize()
  for (const statement of statements) await source.query(statement)
  await source.destroy()
}

const onPostgres = dialects.includes('postgres') ? test : test.skip

onPostgres('an index that ends in money has empty amounts first, as they are sorted', async () => {
  const store = await openStore(await freshUrl('postgres'), rosters)
  const money = (roster: RosterFacts, column: string): boolean =>
    roster.cells.some((cell) => cell.kind.name === 'money' && cell.kind.columns(cell)[0]!.name === column)
  const names = rosters.flatMap((roster) =>
    indicesOf(roster).flatMap(({ name, columns }) => (money(roster, columns.at(-1)!) ? [name] : [])),
  )
  expect(names.length).toBeGreaterThan(5)
  const found = await store.read("SELECT indexname FROM pg_indexes WHERE indexdef LIKE '%NULLS FIRST)'")
  expect(found.flat().sort()).toEqual(names.sort())
  await store.close()
})

describe.each(dialects)('opening a database on %s', (dialect) => {
  test('two programs that open a new one at the same moment both can', async () => {
    const url = await freshUrl(dialect)
    const stores = await Promise.all([openStore(url, rosters), openStore(url, rosters)])
    for (const store of stores) expect(await store.read('SELECT count(*) FROM county')).toEqual([[0]])
    const [[migrations] = []] = await stores[0].read('SELECT count(*) FROM migration')
    expect(migrations).toBe(stores[0].dataSource.migrations.length)
    for (const store of stores) await store.close()
  })

  test('one that a newer version has changed is refused, by both names of the trouble', async () => {
    const url = await freshUrl(dialect)
    await (await openStore(url, rosters)).close()
    await foreign(url, "INSERT INTO migration (timestamp, name) VALUES (9999999999999, 'Later9999999999999')")
    await expect(openStore(url, rosters)).rejects.toMatchObject({
      zh: expect.stringContaining('Later9999999999999'),
      en: expect.stringContaining('newer RosterQL'),
    })
  })

  test('one of another program is refused and left as it was', async () => {
    const url = await freshUrl(dialect)
    await foreign(url, 'CREATE TABLE unit (x integer)', 'INSERT INTO unit VALUES (7)')
    await expect(openStore(url, rosters)).rejects.toMatchObject({ en: expect.stringContaining('a table unit already') })
    const source = await dataSource(url, rosters).initialize()
    expect(await source.query('SELECT x FROM unit')).toEqual([{ x: 7 }])
    expect(await source.createQueryRunner().hasTable('migration')).toBe(false)
    await source.destroy()
  })

  test('keys that sorted place names by other readings are made anew, those of earlier versions too', async () => {
    const url = await freshUrl(dialect)
    await (await openStore(url, rosters)).close()
    await foreign(
      url,
      "INSERT INTO township (id, name, name_sort, import_id, is_active, is_listed) VALUES (1, '长安镇', 'old', 1, 1, 1), (2, NULL, NULL, 1, 1, 1)",
      "INSERT INTO township_history (id, name, name_sort, import_id, is_active, is_listed, until_import) VALUES (1, '重庆镇', 'old', 1, 1, 1, 2)",
      "DELETE FROM migration WHERE name LIKE 'PlaceNames%'",
    )
    const store = await openStore(url, rosters)
    expect(await store.read('SELECT name_sort FROM township ORDER BY id')).toEqual([[sortKey('长安镇')], [null]])
    expect(await store.read('SELECT name_sort FROM township_history')).toEqual([[sortKey('重庆镇')]])
    await store.close()
  })
})
