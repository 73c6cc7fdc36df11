import { addDigestBlocks, digestBlocks } from '../../../src/store/ledger/snapshot-rows'
import {
  addSnapshotValues,
  countSnapshotValues,
  indicatorsSealed,
  type SnapshotValueRow,
  snapshotValuePage,
  snapshotValuePages,
  valuesOfIndicator,
} from '../../../src/store/ledger/snapshot-values'
import {
  addSnapshot,
  allSnapshots,
  lastSnapshot,
  numberedSnapshots,
  snapshotRow,
} from '../../../src/store/ledger/snapshots'
import type { Store } from '../../../src/store/store'
import { dialects, freshStore } from '../../support/databases'

const head = (id: number, name: string) => ({
  id,
  name,
  periods: '2020-05,2020-06',
  asOf: 3,
  onDay: '2020-06-30',
  note: null,
  sealedAt: '2020-07-01T00:00:00.000Z',
  parameters: { named: [] },
  definitions: [{ code: 'P1', zh: '“数”' }],
  valueCount: 4,
  valuesHash: 'v',
  rowsHash: 'r',
  previousHash: id === 1 ? null : 'c',
  contentHash: 'c',
})
const value = (n: number, more: Partial<SnapshotValueRow> = {}): SnapshotValueRow => ({
  n,
  indicator: 'P1',
  level: 'TOWNSHIP',
  roster: 'Township',
  areaId: n,
  areaCode: null,
  areaLabel: `乡${n}`,
  period: '2020-05',
  value: '12.50',
  numerator: null,
  denominator: null,
  unit: '%',
  status: 'A',
  breakdown: '[]',
  rowHash: `h${n}`,
  ...more,
})

async function listOf<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
  const list: T[] = []
  for await (const page of pages) list.push(...page)
  return list
}

describe.each(dialects)('snapshots on %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await freshStore(dialect)
  })
  afterAll(() => store.close())

  it('finds heads by number, and by name the last of it', async () => {
    expect(await lastSnapshot(store)).toBe(0)
    expect(await snapshotRow(store, 1)).toBeUndefined()
    await store.write(async (writer) => {
      for (const one of [head(1, '半年'), head(2, '半年'), head(3, '2')]) await addSnapshot(writer, one)
    })
    expect(await lastSnapshot(store)).toBe(3)
    expect(await snapshotRow(store, 2)).toEqual(head(2, '半年'))
    expect(await snapshotRow(store, '半年')).toEqual(head(2, '半年'))
    expect(await snapshotRow(store, '2')).toEqual(head(3, '2'))
    expect((await allSnapshots(store)).map(({ id }) => id)).toEqual([1, 2, 3])
    expect(
      (await numberedSnapshots.rows(store, { backwards: false, limit: 2, offset: 0 })).map(({ id }) => id),
    ).toEqual([3, 2])
  })

  const values = [
    value(1),
    value(2, { indicator: 'P2', areaCode: '0102', value: null, status: 'M' }),
    value(3, { period: '2020-06', breakdown: '[{"by":"MONTH"}]' }),
    value(4, { period: '2020-06', level: 'COUNTY', areaLabel: '0102' }),
  ]

  it('gives values back as they were sealed, page by page', async () => {
    await store.write(async (writer) => {
      await addSnapshotValues(writer, 1, values.toReversed())
      await addSnapshotValues(writer, 2, [value(9)])
    })
    for (const page of [1, 2, 3, 100]) expect(await listOf(snapshotValuePages(store, 1, { page }))).toEqual(values)
    expect(await listOf(snapshotValuePages(store, 1, { page: 1, period: '2020-06' }))).toEqual(values.slice(2))
    expect(await listOf(snapshotValuePages(store, 7, { page: 2 }))).toEqual([])
  })

  it('gives the values of one indicator', async () => {
    expect((await valuesOfIndicator(store, 1, 'P1')).toSorted((a, b) => a.n - b.n)).toEqual([
      values[0],
      values[2],
      values[3],
    ])
    expect((await indicatorsSealed(store, 1)).sort()).toEqual(['P1', 'P2'])
  })

  it('narrows a page by indicator, level, area and period', async () => {
    const found = async (wish: Parameters<typeof snapshotValuePage>[2], page = { first: 10, offset: 0 }) => {
      const rows = await snapshotValuePage(store, 1, wish, page)
      if (page.offset === 0) expect(await countSnapshotValues(store, 1, wish)).toBe(rows.length)
      return rows.map(({ n }) => n)
    }
    expect(await snapshotValuePage(store, 1, {}, { first: 10, offset: 0 })).toEqual(values)
    expect(await found({}, { first: 2, offset: 1 })).toEqual([2, 3])
    expect(await found({ code: ['P2', 'P3'] })).toEqual([2])
    expect(await found({ code: [] })).toEqual([])
    expect(await found({ level: 'COUNTY' })).toEqual([4])
    expect(await found({ area: '0102' })).toEqual([2, 4])
    expect(await found({ period: '2020-05', level: null })).toEqual([1, 2])
    expect(await found({ area: '乡3', period: '2020-06', code: ['P1'] })).toEqual([3])
  })

  it('has digests of rows by roster and first id', async () => {
    const blocks = [
      { roster: 'Village', firstId: 4097, digests: 'c' },
      { roster: 'Village', firstId: 1, digests: 'b' },
      { roster: 'County', firstId: 1, digests: 'a' },
    ]
    await store.write((writer) => addDigestBlocks(writer, 1, blocks))
    expect(await digestBlocks(store, 1)).toEqual([blocks[2], blocks[1], blocks[0]])
    expect(await digestBlocks(store, 2)).toEqual([])
  })

  it('is sealed', async () => {
    const change = store.write((writer) => writer.run("UPDATE snapshot_value SET value = '1' WHERE snapshot_id = 1"))
    await expect(change).rejects.toMatchObject({ message: expect.stringContaining('快照已封存') })
  })
})
