/** What an import did is taken back: for any edits of a list, the rosters are after the undo as they were before the import. */
import fc from 'fast-check'
import { importFiles } from '../../../src/intake/intake'
import type { CellOut } from '../../../src/sheets/write/sheet-out'
import { undoImport } from '../../../src/store/history/undo'
import type { Store } from '../../../src/store/store'
import { dialects, freshStore } from '../../support/databases'
import { dump } from '../../support/dump'
import { book } from '../../support/workbooks'

/** One line of a list of villages; an empty cell leaves what is stored. */
interface Line {
  village: number
  township: number
  households: number | null
  population: number | null
}

const line: fc.Arbitrary<Line> = fc.record({
  village: fc.integer({ min: 1, max: 6 }),
  township: fc.integer({ min: 1, max: 3 }),
  households: fc.option(fc.integer({ min: 1, max: 900 })),
  population: fc.option(fc.integer({ min: 1000, max: 5000 })),
})
const list = fc.uniqueArray(line, {
  minLength: 1,
  maxLength: 6,
  selector: ({ village, township }) => `${village} ${township}`,
})

const named = (kind: string, n: number): string => `${'东西南北中前'[n - 1]}${kind}`

async function bring(store: Store, lines: Line[], name: string): Promise<number> {
  const rows: CellOut[][] = lines.map(({ village, township, households, population }) => [
    named('坪乡', township),
    named('坡村', village),
    households,
    population,
  ])
  const header = ['乡镇', '行政村', '总户数', '总人口']
  const townships = [...new Set(rows.map(([township]) => township))].map((township) => [township, '乡'])
  const sheets = { 乡镇: [['乡镇', '类型'], ...townships], 村: [header, ...rows] }
  const { id, totals } = await importFiles(store, [await book(`${name}.xlsx`, sheets)])
  expect(totals.refused).toBe(0)
  return Number(id)
}

describe.each(dialects)('an import taken back on %s', (dialect) => {
  it('leaves what was there before it, and taking that back brings the import again', async () => {
    let changed = 0
    await fc.assert(
      fc.asyncProperty(list, list, async (first, second) => {
        const store = await freshStore(dialect)
        try {
          await bring(store, first, '甲')
          const before = await dump(store)
          const own = await bring(store, second, '乙')
          const after = await dump(store)
          if (JSON.stringify(after) !== JSON.stringify(before)) changed++
          const { id, totals } = await undoImport(store, own)
          expect([totals.kept, totals.failed]).toEqual([0, 0])
          expect(await dump(store)).toEqual(before)
          await undoImport(store, Number(id))
          expect(await dump(store)).toEqual(after)
        } finally {
          await store.close()
        }
      }),
      { numRuns: 20 },
    )
    expect(changed).toBeGreaterThan(5)
  })

  it('keeps a row that a later import has changed, and gives back the others', async () => {
    const store = await freshStore(dialect)
    const at = (village: number, households: number): Line => ({ village, township: 1, households, population: null })
    await bring(store, [at(1, 10), at(2, 20)], '甲')
    const second = await bring(store, [at(1, 11), at(2, 21)], '乙')
    const third = await bring(store, [at(2, 22)], '丙')
    const { totals, kept } = await undoImport(store, second)
    expect(totals).toEqual({ reversed: 1, kept: 1, failed: 0 })
    expect(kept).toMatchObject([{ roster: 'Village', label: '西坡村', by: String(third) }])
    expect((await store.read('SELECT households FROM village ORDER BY id')).flat()).toEqual([10, 22])
    await store.close()
  })

  it('keeps a row that rows of others lead to, and says which', async () => {
    const store = await freshStore(dialect)
    const at = (village: number): Line => ({ village, township: 1, households: 5, population: null })
    const first = await bring(store, [at(1)], '甲')
    await bring(store, [at(2)], '乙')
    const { totals, failed } = await undoImport(store, first)
    expect(totals).toMatchObject({ reversed: 1, failed: 1 })
    expect(failed).toMatchObject([
      { roster: 'Township', label: '东坪乡', reason: { zh: expect.stringContaining('行政村') } },
    ])
    expect((await store.read('SELECT name FROM village')).flat()).toEqual(['西坡村'])
    await store.close()
  })
})
