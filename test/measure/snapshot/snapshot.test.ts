/** Seals: immutable, chained, checked against history, and compared until every difference is explained by rows. */

import { importFiles } from '../../../src/intake/intake'
import { compareSnapshots } from '../../../src/measure/snapshot/compare'
import { canonical } from '../../../src/measure/snapshot/hash'
import { findSnapshot, listSnapshots, snapshotValues } from '../../../src/measure/snapshot/read'
import { sealSnapshot } from '../../../src/measure/snapshot/snapshot'
import { verifySnapshots } from '../../../src/measure/snapshot/verify'
import { undoImport } from '../../../src/store/history/undo'
import type { Store } from '../../../src/store/store'
import { dialects, freshStore } from '../../support/databases'
import { book } from '../../support/workbooks'
import { definition, type Fake, fakeEngine, unguarded } from './engine'

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

const head = ['行政村', '乡镇', '总户数', '总人口']
const first = [head, ['东村', '甲镇', 10, 40], ['西村', '甲镇', 20, 60], ['南村', '乙镇', 5, 30]]
const importVillages = async (store: Store, rows: (string | number)[][], file = '村.xlsx') =>
  importFiles(store, [await book(file, { 行政村基本情况表: rows })], { roster: 'Village' })

async function prepared(dialect: 'sqlite' | 'postgres'): Promise<{ store: Store; engine: Fake }> {
  const store = await freshStore(dialect)
  const engine = fakeEngine()
  await importFiles(store, [
    await book('县.xlsx', {
      县: [
        ['县', '行政区划代码'],
        ['样板县', '690121'],
      ],
    }),
  ])
  await importFiles(store, [
    await book('乡镇.xlsx', {
      乡镇: [
        ['乡镇', '县'],
        ['甲镇', '样板县'],
        ['乙镇', '样板县'],
      ],
    }),
  ])
  await importVillages(store, first)
  return { store, engine }
}

const june = { period: '2020-06', on: '2020-06-15', areas: 'ALL' as const }

describe.each(dialects)('a seal on %s', (dialect) => {
  let store: Store
  let engine: Fake
  beforeEach(async () => {
    ;({ store, engine } = await prepared(dialect))
  })
  afterEach(() => store.close())

  it('keeps values, definitions, parameters and the import, and chains to the seal before', async () => {
    const one = await sealSnapshot(store, { name: '六月', note: '第一次', ...june }, engine)
    const two = await sealSnapshot(store, { name: '七月', ...june, period: '2020-07', on: '2020-07-31' }, engine)
    expect(one).toMatchObject({
      id: 1,
      periods: ['2020-06'],
      asOf: 3,
      on: '2020-06-15',
      note: '第一次',
      parameters: { areas: 'ALL' },
      valueCount: 6,
      previousHash: null,
    })
    expect(two.previousHash).toBe(one.contentHash)
    expect(one.definitions.map(({ code, version }) => [code, version])).toEqual([
      ['T-01', 1],
      ['T-02', 1],
    ])
    const values = await all(snapshotValues(store, 1))
    expect(
      values.map(({ code, area, value, numerator, denominator }) => [code, area.label, value, numerator, denominator]),
    ).toEqual([
      ['T-01', '样板县', '3', '3', null],
      ['T-01', '甲镇', '2', '2', null],
      ['T-01', '乙镇', '1', '1', null],
      ['T-02', '样板县', '3.71', '130', '35'],
      ['T-02', '甲镇', '3.33', '100', '30'],
      ['T-02', '乙镇', '6', '30', '5'],
    ])
    expect(values[0]!.breakdown.map(({ label, value }) => [label, value])).toEqual([
      ['甲镇', '2'],
      ['乙镇', '1'],
    ])
    expect((await listSnapshots(store)).map(({ name }) => name)).toEqual(['六月', '七月'])
    expect((await findSnapshot(store, '七月'))?.id).toBe(2)
    await expect(verifySnapshots(store, undefined, engine)).resolves.toMatchObject({ holds: true })
  })

  it.each(['snapshot', 'snapshot_value', 'snapshot_rows'])('cannot be changed or removed: %s', async (table) => {
    await sealSnapshot(store, { name: '六月', ...june }, engine)
    const column = { snapshot: 'name', snapshot_value: 'value', snapshot_rows: 'digests' }[table]
    // The driver's errors may come from another realm than this file's, so only their words are looked at.
    const refused = { message: expect.stringContaining('快照已封存') }
    const change = `UPDATE "${table}" SET ${column} = '0'`
    await expect(store.write((writer) => writer.run(change))).rejects.toMatchObject(refused)
    await expect(store.write((writer) => writer.run(`DELETE FROM "${table}"`))).rejects.toMatchObject(refused)
  })

  it('names the value that was tampered with', async () => {
    await sealSnapshot(store, { name: '六月', ...june }, engine)
    await unguarded(store, (run) => run("UPDATE snapshot_value SET value = '4' WHERE n = 3"))
    const { holds, snapshots } = await verifySnapshots(store, undefined, engine)
    expect(holds).toBe(false)
    expect(snapshots[0]!.faults[0]).toMatchObject({
      kind: 'VALUE',
      indicator: 'T-01',
      area: '乙镇',
      period: '2020-06',
      zh: 'T-01 乙镇 2020-06：封存的值被改动过，现为 4',
    })
    expect(snapshots[0]!.faults.map(({ kind }) => kind)).toEqual(['VALUE', 'RECOMPUTED'])
  })

  it('names the history row that was tampered with, and the value that no longer follows', async () => {
    await sealSnapshot(store, { name: '六月', ...june }, engine)
    await importVillages(store, [head, ['东村', '甲镇', 10, 41]])
    await expect(verifySnapshots(store, undefined, engine)).resolves.toMatchObject({ holds: true })
    await store.write((writer) => writer.run("UPDATE village_history SET population = 80 WHERE name = '东村'"))
    const { snapshots } = await verifySnapshots(store, 1, engine)
    expect(
      snapshots[0]!.faults.map(({ kind, roster, rowId, indicator }) => [kind, roster ?? indicator, rowId]),
    ).toEqual([
      ['HISTORY_ROW', 'Village', 1],
      ['RECOMPUTED', 'T-02', undefined],
    ])
    expect(snapshots[0]!.faults[0]!.zh).toBe('行政村“东村”（编号 1）在第 3 次导入时的版本被改动过')
  })

  it('names a row that is gone and a row put in afterwards', async () => {
    await sealSnapshot(store, { name: '六月', ...june }, engine)
    await store.write((writer) => writer.run("DELETE FROM village WHERE name = '南村'"))
    expect((await verifySnapshots(store, undefined, engine)).snapshots[0]!.faults[0]!.zh).toContain('不见了')
    await store.write((writer) => writer.run("INSERT INTO village (id, name, import_id) VALUES (9, '北村', 2)"))
    const { faultCount } = (await verifySnapshots(store, undefined, engine)).snapshots[0]!
    expect(faultCount).toBeGreaterThan(2)
  })

  it('notices a head that was changed, and a chain with a link taken out', async () => {
    for (const name of ['一', '二', '三']) await sealSnapshot(store, { name, ...june }, engine)
    await unguarded(store, (run) => run("UPDATE snapshot SET note = '补记' WHERE id = 2"))
    const verdicts = (await verifySnapshots(store, undefined, engine)).snapshots.map(({ faults }) =>
      faults.map(({ kind }) => kind),
    )
    expect(verdicts).toEqual([[], ['CONTENT'], ['CONTENT']])
    await unguarded(store, (run) => run('DELETE FROM snapshot WHERE id = 2'))
    expect((await verifySnapshots(store, 3, engine)).snapshots[0]!.faults.map(({ kind }) => kind)).toEqual(['CHAIN'])
  })

  it('still holds after an undo, and says which definitions have changed since', async () => {
    await sealSnapshot(store, { name: '六月', ...june }, engine)
    await undoImport(store, 3)
    engine.definitions = [definition('T-01', { version: 2 }), definition('T-02')]
    const { holds, snapshots } = await verifySnapshots(store, undefined, engine)
    expect(holds).toBe(true)
    expect(snapshots[0]!.redefined).toEqual(['T-01'])
  })

  it('still holds when the keys that texts are sorted by are made anew', async () => {
    await sealSnapshot(store, { name: '六月', ...june }, engine)
    await store.write((writer) => writer.run("UPDATE village SET name_sort = '新' || name_sort"))
    await expect(verifySnapshots(store, undefined, engine)).resolves.toMatchObject({ holds: true })
  })

  it('refuses an import that is not there', async () => {
    await expect(sealSnapshot(store, { name: '六月', ...june, asOf: 9 }, engine)).rejects.toMatchObject({
      zh: '没有第 9 次导入，最后一次是第 3 次',
    })
    expect(await listSnapshots(store)).toEqual([])
  })

  it('explains each difference by rows added, edited, removed and re-assigned, and by definitions', async () => {
    await sealSnapshot(store, { name: '六月', ...june }, engine)
    await importVillages(store, [head, ['北村', '乙镇', 5, 10], ['东村', '甲镇', 10, 70]], '补.xlsx')
    await store.write(async (writer) => {
      // 西村 goes over to 乙镇, and 南村 is taken out: what an import with a new code, and an undo, would do
      const columns = 'id, name, name_sort, township_id, households, population, import_id, is_active, is_listed'
      await writer.run(
        `INSERT INTO village_history (${columns}, until_import) SELECT ${columns}, 4 FROM village WHERE name IN ('西村', '南村')`,
      )
      await writer.run("UPDATE village SET township_id = 2, import_id = 4 WHERE name = '西村'")
      await writer.run("DELETE FROM village WHERE name = '南村'")
    })
    engine.definitions = [definition('T-01', { version: 2 }), definition('T-02')]
    await sealSnapshot(store, { name: '七月', ...june }, engine)
    const { differences, unchanged } = await compareSnapshots(store, 1, 2, {}, engine)
    const told = differences.map(({ code, area, delta, parts }) => [
      code,
      area.label,
      delta,
      parts.map((part) => [part.reason, part.delta, part.rows.map((row) => row.label).join()]),
    ])
    expect(told).toEqual([
      [
        'T-01',
        '样板县',
        '27',
        [
          ['DEFINITION', '27', ''],
          ['REMOVED', '-10', '南村'],
          ['ADDED', '10', '北村'],
        ],
      ],
      [
        'T-01',
        '甲镇',
        '8',
        [
          ['DEFINITION', '18', ''],
          ['REASSIGNED', '-10', '西村'],
        ],
      ],
      [
        'T-01',
        '乙镇',
        '19',
        [
          ['DEFINITION', '9', ''],
          ['REMOVED', '-10', '南村'],
          ['REASSIGNED', '10', '西村'],
          ['ADDED', '10', '北村'],
        ],
      ],
      [
        'T-02',
        '样板县',
        '0.29',
        [
          ['REMOVED', '-0.38', '南村'],
          ['EDITED', '1', '东村'],
          ['ADDED', '-0.33', '北村'],
        ],
      ],
      [
        'T-02',
        '甲镇',
        '3.67',
        [
          ['REASSIGNED', '0.67', '西村'],
          ['EDITED', '3', '东村'],
        ],
      ],
      [
        'T-02',
        '乙镇',
        '-3.2',
        [
          ['REMOVED', null, '南村'],
          ['REASSIGNED', null, '西村'],
          ['ADDED', '-0.2', '北村'],
        ],
      ],
    ])
    expect(unchanged).toBe(0)
    const edited = differences[3]!.parts[1]!.rows[0]
    expect(edited).toEqual({
      roster: 'Village',
      id: '1',
      label: '东村',
      action: 'edited',
      fields: [{ field: 'population', old: '40', new: '70' }],
    })
    expect(differences[1]!.parts[1]!.rows[0]).toMatchObject({
      action: 're-assigned',
      fields: [{ field: 'township', old: '1', new: '2' }],
    })
    // Only a look: nothing of it stays.
    await expect(verifySnapshots(store, undefined, engine)).resolves.toMatchObject({ holds: true })
  })

  it('gives the same canonical form whatever the order of keys', () => {
    expect(canonical({ b: 1, a: [{ d: null, c: '字' }] })).toBe(canonical({ a: [{ c: '字', d: null }], b: 1 }))
    expect(canonical({ b: 1, a: [2], c: undefined })).toBe('{"a":[2],"b":1}')
  })
})
