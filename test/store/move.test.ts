import { importFiles } from '../../src/intake/intake'
import { MoveRefused, moveStore } from '../../src/store/move'
import type { Store } from '../../src/store/store'
import { undoImport } from '../../src/store/undo'
import { type Dialect, dialects, freshStore } from '../support/databases'
import { book, clean } from '../support/workbooks'

/** Everything in every table, binary columns as hex. */
async function everything(store: Store): Promise<Record<string, unknown[][]>> {
  const all: Record<string, unknown[][]> = {}
  for (const { tableName, columns, primaryColumns } of store.dataSource.entityMetadatas) {
    const names = columns.map((c) => `"${c.databaseName}"`).join(', ')
    const rows = await store.read(
      `SELECT ${names} FROM "${tableName}" ORDER BY ${primaryColumns.map((c) => `"${c.databaseName}"`).join(', ')}`,
    )
    all[tableName] = rows.map((row) =>
      row.map((value) =>
        (value as unknown) instanceof Uint8Array ? Buffer.from(value as never).toString('hex') : value,
      ),
    )
  }
  return all
}

const ways = dialects.flatMap((from) => dialects.map((to): [Dialect, Dialect] => [from, to]))

describe.each(ways)('moving a store from %s to %s', (from, to) => {
  let source: Store
  let target: Store
  beforeAll(async () => {
    source = await freshStore(from)
    target = await freshStore(to)
    await importFiles(source, clean())
    await importFiles(source, [
      await book('改.xlsx', {
        创建单位: [
          ['单位名称', '抽调人数'],
          ['县司法局', 9],
        ],
      }),
    ])
    await undoImport(source, 2)
  })
  afterAll(async () => {
    await source.close()
    await target.close()
  })

  it('copies everything, and the copy goes on living', async () => {
    const moved = await moveStore(source, target)
    expect(await everything(target)).toEqual(await everything(source))
    expect(moved.tables.find((t) => t.table === 'goal_task')).toEqual({ table: 'goal_task', rows: 338 })
    const report = await importFiles(target, [
      await book('又改.xlsx', {
        创建单位: [
          ['单位名称', '抽调人数'],
          ['县司法局', 8],
        ],
      }),
    ])
    expect(report).toMatchObject({ id: '4', totals: { updated: 1 } })
    expect((await undoImport(target, 4)).totals.reversed).toBe(1)
  })

  it('refuses a target that holds something', async () => {
    await expect(moveStore(source, target)).rejects.toThrow(MoveRefused)
  })
})
