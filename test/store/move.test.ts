import '../../src/county/indicators'
import { rosters } from '../../src/county/rosters'
import { saveQuery } from '../../src/graphql/resolvers/saved-queries'
import { buildSchema } from '../../src/graphql/schema'
import { importFiles } from '../../src/intake/intake'
import { learnAlias } from '../../src/intake/match/learned'
import { defineIndicator } from '../../src/measure/definitions/define'
import { setParameter } from '../../src/measure/definitions/set-parameter'
import { sealSnapshot } from '../../src/measure/snapshot/snapshot'
import { verifySnapshots } from '../../src/measure/snapshot/verify'
import { undoImport } from '../../src/store/history/undo'
import { moveStore } from '../../src/store/move'
import type { Store } from '../../src/store/store'
import { asker, good } from '../query/ask'
import { countyStore } from '../support/county'
import { type Dialect, dialects, freshStore } from '../support/databases'
import { book } from '../support/workbooks'

const unit = rosters.find(({ name }) => name === 'Unit')!

/** Something in every table that is not a roster's: what people taught, saved, defined, sealed and tried. */
async function settle(store: Store): Promise<void> {
  await learnAlias(store, unit, '司法局', '1')
  const document = '{ units { totalCount } }'
  await saveQuery(store, buildSchema(rosters), { name: '单位数', document, description: '几个单位' })
  const count = { roster: 'Unit', aggregate: { count: true } } as const
  await defineIndicator(store, { code: 'B-01', zh: '单位数', unit: '个', factor: 1, numerator: count })
  await setParameter(store, { name: 'siteDeadline', since: '2021-01-01', value: '06-25', source: '县委办〔2021〕3号' })
  await sealSnapshot(store, { name: '六月', period: '2020-06', on: '2020-06-15' })
  const tried = await book('试.xlsx', {
    创建单位: [
      ['单位名称', '抽调人数'],
      ['县新局', 3],
    ],
  })
  await importFiles(store, [tried], { dryRun: true })
}

/** The staff of the unit that was changed and changed back, now and then. */
async function then(store: Store): Promise<unknown> {
  const ask = asker(store)
  const fields = '{ nodes { name dedicatedStaff allocations { totalCount aggregate { paid { sum } } } } totalCount }'
  const at = (asOf: string) => `units(asOf: "${asOf}", where: {name: {eq: "县司法局"}}) ${fields}`
  const found = await good(ask(`{ now: units ${fields} a: ${at('1')} b: ${at('2')} c: ${at('3')} }`))
  await ask.close()
  return found
}

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

const isRoster = (table: string): boolean => rosters.some((roster) => [roster.table, roster.history].includes(table))
const ways = dialects.flatMap((from) => dialects.map((to): [Dialect, Dialect] => [from, to]))

describe.each(ways)('moving a store from %s to %s', (from, to) => {
  let source: Store
  let target: Store
  beforeAll(async () => {
    source = await countyStore(from)
    target = await freshStore(to)
    await importFiles(source, [
      await book('改.xlsx', {
        创建单位: [
          ['单位名称', '抽调人数'],
          ['县司法局', 9],
        ],
      }),
    ])
    await undoImport(source, 2)
    await settle(source)
  })
  afterAll(async () => {
    await source.close()
    await target.close()
  })

  it('copies everything, and the copy goes on living', async () => {
    const moved = await moveStore(source, target)
    const all = await everything(source)
    expect(await everything(target)).toEqual(all)
    expect(Object.keys(all).filter((table) => all[table]!.length === 0 && !isRoster(table))).toEqual([])
    const answer = (await then(source)) as any
    expect([answer.a, answer.b, answer.c].map(({ nodes: [row] }) => row.dedicatedStaff)).toEqual([2, 9, 2])
    expect(await then(target)).toEqual(answer)
    expect(await verifySnapshots(target)).toMatchObject({ holds: true, snapshots: [{ faults: [] }] })
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

  it('copies one state, though an import comes in while it reads', async () => {
    const before = await everything(source)
    const meanwhile = await freshStore(to)
    let come: Promise<unknown> | undefined
    const busy: Store = {
      ...meanwhile,
      write: (work) =>
        meanwhile.write((writer) =>
          work({
            ...writer,
            async insert(...rows) {
              come ??= importFiles(source, [
                await book('来.xlsx', {
                  创建单位: [
                    ['单位名称', '抽调人数'],
                    ['县司法局', 5],
                    ['县后来局', 1],
                  ],
                }),
              ])
              await come
              await writer.insert(...rows)
            },
          }),
        ),
    }
    await moveStore(source, busy)
    expect(await come).toMatchObject({ totals: { created: 1, updated: 1 } })
    expect(await everything(source)).not.toEqual(before)
    expect(await everything(meanwhile)).toEqual(before)
    await meanwhile.close()
  })

  it('refuses a target that holds something', async () => {
    await expect(moveStore(source, target)).rejects.toMatchObject({ code: 'MOVE_REFUSED' })
  })
})
