/** A cumulative figure that goes down is asked about, unless it is on record as a correction: by the reason of an import, or by an undo. */
import '../../src/county/indicators'
import { importFiles } from '../../src/intake/intake'
import type { ImportOptions } from '../../src/intake/model/import-options'
import type { ImportSource } from '../../src/intake/model/import-reading'
import { check } from '../../src/measure/checks/check'
import { undoImport } from '../../src/store/history/undo'
import type { Store } from '../../src/store/store'
import { countyStore } from '../support/county'
import { dialects } from '../support/databases'
import { edited } from '../support/workbooks'
import { TODAY } from './county'

/** The first row of a sheet with one cell changed. */
const changed = (file: string, sheet: string, heading: string, value: unknown, row = 1): ImportSource =>
  edited(file, sheet, (rows) => {
    const at = rows[0]!.findIndex((cell) => String(cell).startsWith(heading))
    return rows.map((cells, i) => (i === row ? cells.map((cell, j) => (j === at ? value : cell)) : cells))
  })
const paid = (yuan: number): ImportSource => changed('04-资金.xlsx', '资金分配', '支付资金', yuan)
const posts = (n: number): ImportSource => changed('07-宣传.xlsx', '平台数据', '累计发布', n, 4)

describe.each(dialects)('corrections on %s', (dialect) => {
  let store: Store
  beforeEach(async () => {
    store = await countyStore(dialect)
  })
  afterEach(() => store.close())

  const bring = async (source: ImportSource, options: ImportOptions = {}): Promise<string> =>
    (await importFiles(store, [source], options)).id!
  const told = async (asOf: number | null = null) =>
    (await check(store, { on: TODAY, rules: ['V-23'], asOf })).map(
      ({ roster, left, right }) => `${roster} ${left}>${right}`,
    )

  test('less money paid than before is asked about, unless the import says why', async () => {
    expect(await told()).toEqual([])
    await bring(paid(50_000))
    expect(await told()).toEqual(['FundAllocation 60000.00>50000.00'])
    await bring(paid(40_000), { reason: '更正：误将合同数填作支付数' })
    expect(await told()).toEqual([])
    expect(await store.read('SELECT reason FROM "import" ORDER BY id')).toEqual([
      [null],
      [null],
      ['更正：误将合同数填作支付数'],
    ])
    // What was known before the correction is still what it was.
    expect(await told(2)).toEqual(['FundAllocation 60000.00>50000.00'])
    // Another decrease wants another reason.
    await bring(paid(30_000))
    expect(await told()).toEqual(['FundAllocation 40000.00>30000.00'])
  })

  test('a correction stays one when the row changes elsewhere', async () => {
    await bring(paid(50_000), { reason: '更正' })
    await store.write((writer) => writer.run(`UPDATE fund_allocation SET purpose = '培训' WHERE paid = 5000000`))
    expect(await told()).toEqual([])
  })

  test('what an undo puts back needs no reason', async () => {
    const wrong = await bring(paid(70_000))
    expect(await told()).toEqual([])
    await undoImport(store, Number(wrong))
    expect(await store.read('SELECT COUNT(*) FROM fund_allocation WHERE paid = 7000000')).toEqual([[0]])
    expect(await told()).toEqual([])
  })

  test('a series that goes down from row to row is excused by the import that put the lower figure there', async () => {
    await bring(posts(18))
    expect(await told()).toEqual(['ChannelReading 19>18'])
    await bring(posts(17), { reason: '更正：重复统计' })
    expect(await told()).toEqual([])
    // Another figure of the series is excused by nothing.
    await bring(changed('07-宣传.xlsx', '平台数据', '累计发布', 12))
    expect(await told()).toEqual(['ChannelReading 12>10'])
  })

  test.each([
    ['', '不能为空'],
    ['因'.repeat(201), '最多 200 字'],
    ['请联系 13800000000', '手机号'],
  ])('refuses the reason “%.12s”', async (reason, said) => {
    await expect(bring(paid(50_000), { reason })).rejects.toThrow(said)
    expect(await store.read('SELECT COUNT(*) FROM "import"')).toEqual([[1]])
  })
})
