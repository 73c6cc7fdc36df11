/** Every change of the tables goes up, down and up again over a database as it found it, with rows in every table, and loses nothing that it did not have to. */
import type { DataSource } from 'typeorm'
import { rosters } from '../../../src/county/rosters'
import { sortKey } from '../../../src/facts/pinyin/pinyin'
import { dataSource } from '../../../src/store/data-source'
import { migrations } from '../../../src/store/migrations'
import { openStore } from '../../../src/store/open'
import { type Dialect, dialects, freshUrl } from '../../support/databases'

type Cells = Record<string, unknown>
type Tables = Record<string, Cells[]>

/** A database that has seen the first so many changes, and none of the later ones. */
async function afterFirst(dialect: Dialect, many: number): Promise<DataSource> {
  const source = dataSource(await freshUrl(dialect), rosters)
  source.setOptions({ migrations: migrations.slice(0, many) })
  await source.initialize()
  await source.runMigrations({ transaction: 'each' })
  return source
}

/** The same database, opened by a version that knows so many changes. */
async function reopened(source: DataSource, many: number): Promise<DataSource> {
  await source.destroy()
  const again = dataSource(String(urlOf(source)), rosters)
  again.setOptions({ migrations: migrations.slice(0, many) })
  return again.initialize()
}

const urlOf = ({ options }: DataSource): unknown => (options.type === 'postgres' ? options.url : options.database)

const catalogue = {
  sqlite: {
    columns:
      "SELECT m.name AS t, p.name AS c, p.type AS y FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY 1, p.cid",
    rest: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' AND tbl_name <> 'migration' ORDER BY name",
  },
  postgres: {
    columns:
      'SELECT table_name AS t, column_name AS c, data_type AS y FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY 1, ordinal_position',
    rest: "SELECT indexdef AS sql FROM pg_indexes WHERE schemaname = current_schema() AND tablename <> 'migration' UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal UNION ALL SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND conrelid <> 'migration'::regclass ORDER BY 1",
  },
}

const dialectOf = ({ options }: DataSource): Dialect => (options.type === 'postgres' ? 'postgres' : 'sqlite')

async function columnsOf(source: DataSource): Promise<Map<string, [column: string, type: string][]>> {
  const found: { t: string; c: string; y: string }[] = await source.query(catalogue[dialectOf(source)].columns)
  const tables = new Map<string, [string, string][]>()
  for (const { t, c, y } of found.filter(({ t }) => t !== 'migration'))
    tables.set(t, [...(tables.get(t) ?? []), [c, y.toLowerCase()]])
  return tables
}

/** All that makes the tables what they are. */
const shapeOf = async (source: DataSource): Promise<unknown> => [
  [...(await columnsOf(source))].map(([table, columns]) => [table, [...columns].sort()]),
  (await source.query(catalogue[dialectOf(source)].rest)).map(({ sql }: { sql: string }) =>
    sql.startsWith('CREATE TABLE') ? '' : sql,
  ),
]

function filler(column: string, type: string, n: number): unknown {
  if (type === 'blob' || type === 'bytea') return Buffer.from([n, 0, 255])
  if (/int/.test(type)) return n
  if (column.endsWith('_sort')) return `old ${n}`
  return `重庆${n}?`
}

/** Rosters lead to each other in circles, so links are looked at again only when all rows are there. */
const links = {
  sqlite: { off: 'PRAGMA foreign_keys = OFF', on: 'PRAGMA foreign_keys = ON' },
  postgres: { off: 'SET session_replication_role = replica', on: 'SET session_replication_role = origin' },
}

/** Three rows in every table. */
async function fillAll(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner()
  const { off, on } = links[dialectOf(source)]
  await runner.query(off)
  for (const [table, columns] of await columnsOf(source))
    for (let n = 1; n <= 3; n++)
      await runner.query(
        insertInto(source, table, columns),
        columns.map(([column, type]) => filler(column, type, n)),
      )
  await runner.query(on)
  await runner.release()
}

const insertInto = (source: DataSource, table: string, columns: [string, string][]): string =>
  `INSERT INTO "${table}" (${columns.map(([column]) => `"${column}"`).join(', ')}) VALUES (${columns.map((_, i) => (dialectOf(source) === 'postgres' ? `$${i + 1}` : '?')).join(', ')})`

async function contents(source: DataSource): Promise<Tables> {
  const found: Tables = {}
  for (const [table] of await columnsOf(source))
    found[table] = await source.query(`SELECT * FROM "${table}" ORDER BY 1, 2`)
  return found
}

/** The rows without the columns that the other side does not have. */
const within = (tables: Tables, shape: Tables): Tables =>
  Object.fromEntries(
    Object.entries(shape).map(([table, rows]) => [
      table,
      (tables[table] ?? []).map((row) =>
        Object.fromEntries(Object.keys(rows[0] ?? {}).map((column) => [column, row[column]])),
      ),
    ]),
  )

/** Keys to sort by are no data: they follow from the text beside them. */
const withoutKeys = (tables: Tables): Tables =>
  Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [
      table,
      rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !column.endsWith('_sort')))),
    ]),
  )

const later = migrations.map((one, at) => [one.name, at] as const).slice(1)

describe.each(dialects)('changes of the tables on %s', (dialect) => {
  test.each(later)('%s keeps every row on its way up, down and up again', async (_, at) => {
    let source = await afterFirst(dialect, at)
    const shape = await shapeOf(source)
    await fillAll(source)
    const before = withoutKeys(await contents(source))

    source = await reopened(source, at + 1)
    await source.runMigrations({ transaction: 'each' })
    const [changed, up] = [await shapeOf(source), await contents(source)]
    expect(withoutKeys(within(up, before))).toEqual(before)

    await source.undoLastMigration({ transaction: 'each' })
    expect(await shapeOf(source)).toEqual(shape)
    expect(withoutKeys(await contents(source))).toEqual(before)

    await source.runMigrations({ transaction: 'each' })
    expect(await shapeOf(source)).toEqual(changed)
    expect(await contents(source)).toEqual(up)
    await source.destroy()
  })

  test('the first one leaves nothing behind, and comes again as it was', async () => {
    const source = await afterFirst(dialect, 1)
    const shape = await shapeOf(source)
    await fillAll(source)
    await source.undoLastMigration({ transaction: 'each' })
    expect(await shapeOf(source)).toEqual([[], []])
    await source.runMigrations({ transaction: 'each' })
    expect(await shapeOf(source)).toEqual(shape)
    await source.destroy()
  })

  test('all the way down and up again is the newest, and rosters can be opened', async () => {
    const source = await afterFirst(dialect, migrations.length)
    const shape = await shapeOf(source)
    await fillAll(source)
    for (const _ of migrations) await source.undoLastMigration({ transaction: 'each' })
    await source.destroy()
    const store = await openStore(String(urlOf(source)), rosters)
    expect(await shapeOf(store.dataSource)).toEqual(shape)
    await store.close()
  })

  test('a sealed snapshot is closed by the seal, and open without it', async () => {
    const source = await afterFirst(dialect, 2)
    await fillAll(source)
    const change = (): Promise<unknown> => source.query(`UPDATE snapshot SET name = 'other' WHERE id = 1`)
    await expect(change()).rejects.toThrow(/快照已封存.* sealed/)
    await expect(source.query('DELETE FROM snapshot_rows')).rejects.toThrow(/快照已封存/)
    await source.undoLastMigration({ transaction: 'each' })
    await change()
    await source.runMigrations({ transaction: 'each' })
    await expect(source.query('DELETE FROM snapshot_value')).rejects.toThrow(/快照已封存/)
    expect(await source.query('SELECT name FROM snapshot WHERE id = 1')).toEqual([{ name: 'other' }])
    await source.destroy()
  })

  test('keys of place names are made anew for more rows than are taken at a time, and with gaps between their ids', async () => {
    let source = await afterFirst(dialect, 3)
    const numbers = Array.from({ length: 5_003 }, (_, i) => 1 + i * 3)
    for (const some of [numbers.slice(0, 2_500), numbers.slice(2_500)])
      await source.query(
        `INSERT INTO township (id, name, name_sort) VALUES ${some.map((id) => `(${id}, '长安${id}', 'old')`).join(', ')}`,
      )
    source = await reopened(source, 4)
    await source.runMigrations({ transaction: 'each' })
    const found: Cells[] = await source.query('SELECT name, name_sort FROM township ORDER BY id')
    expect(found.length).toBe(numbers.length)
    expect(found.filter((row) => row.name_sort !== sortKey(String(row.name)))).toEqual([])
    await source.destroy()
  })
})
