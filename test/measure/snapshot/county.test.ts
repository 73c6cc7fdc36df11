/** Seals of the sample county by the real engine: one cell changed moves exactly the figures that depend on it, and the comparison says why. */
import '../../../src/county/indicators'
import { importFiles } from '../../../src/intake/intake'
import { setParameter } from '../../../src/measure/definitions/set-parameter'
import { compareSnapshots, type SnapshotComparison } from '../../../src/measure/snapshot/compare'
import { sealSnapshot } from '../../../src/measure/snapshot/snapshot'
import { verifySnapshots } from '../../../src/measure/snapshot/verify'
import type { Store } from '../../../src/store/store'
import { countyStore } from '../../support/county'
import { dialects } from '../../support/databases'
import { edited } from '../../support/workbooks'

const june = { period: '2020-06', on: '2020-06-15', areas: 'ALL' as const }
const at = (head: unknown[], name: string): number => head.findIndex((cell) => String(cell).startsWith(name))

describe.each(dialects)('the county sealed on %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await countyStore(dialect)
    await sealSnapshot(store, { name: '六月', ...june })
  }, 120_000)
  afterAll(() => store.close())

  const county = ({ differences }: SnapshotComparison) => differences.filter(({ area }) => area.level === 'COUNTY')

  it('verifies, and still does after later imports', async () => {
    expect(await verifySnapshots(store)).toMatchObject({ holds: true, snapshots: [{ faults: [], redefined: [] }] })
  })

  it('moves only what depends on one changed cell, and opens to its row', async () => {
    await importFiles(store, [
      edited('07-宣传.xlsx', '宣传记录', ([head, ...rows]) => [
        head!,
        ...rows.map((row) => row.map((cell, i) => (i === at(head!, '数量') && cell === 191 ? 201 : cell))),
      ]),
    ])
    await sealSnapshot(store, { name: '六月更正', ...june })
    const comparison = await compareSnapshots(store, 1, 2)
    const [signs, ...others] = county(comparison)
    expect(others).toEqual([])
    expect(signs).toMatchObject({ code: 'I-09', before: { value: '191' }, after: { value: '201' }, delta: '10' })
    expect(signs!.parts).toEqual([
      {
        reason: 'EDITED',
        from: '191',
        to: '201',
        delta: '10',
        rowCount: 1,
        rows: [
          expect.objectContaining({
            action: 'edited',
            label: '国旗风格灯杆宣传牌',
            fields: [{ field: 'quantity', old: '191', new: '201' }],
          }),
        ],
      },
    ])
    expect(await verifySnapshots(store)).toMatchObject({ holds: true })
  })

  it('tells a unit that moved to another township from money that was added', async () => {
    const units = edited('02-创建单位.xlsx', '创建单位汇总表', ([head, ...rows]) => [
      head!,
      ...rows.map((row) =>
        row[0] === '县司法局' ? row.map((cell, i) => (i === at(head!, '所属乡镇') ? '石桥民族乡' : cell)) : row,
      ),
    ])
    const added: Record<string, unknown> = {
      资金来源: '少数民族发展资金',
      资金年度: 2020,
      使用单位: '县人民医院',
      下达资金: 20000,
      下达时间: '2020-06-01',
    }
    const money = edited('04-资金.xlsx', '资金分配', ([head, ...rows]) => [
      head!,
      ...rows,
      head!.map((title) => added[String(title).replace(/[（(].*/, '')] ?? null),
    ])
    const report = await importFiles(store, [units, money])
    expect(report.totals).toMatchObject({ created: 1, updated: 1, refused: 0 })
    await sealSnapshot(store, { name: '六月再更正', ...june })
    const comparison = await compareSnapshots(store, 2, 3)
    expect(county(comparison).find(({ code }) => code === 'I-24')).toMatchObject({
      delta: '20000',
      parts: [{ reason: 'ADDED', delta: '20000', rowCount: 1 }],
    })
    const moved = comparison.differences.filter(
      ({ code, area }) => code === 'I-24' && area.level === 'TOWNSHIP' && area.label === '石桥民族乡',
    )
    expect(moved).toMatchObject([
      {
        delta: '50000',
        parts: [{ reason: 'REASSIGNED', delta: '50000', rows: [{ action: 're-assigned', label: '县司法局' }] }],
      },
    ])
    const sums = comparison.differences.filter(({ delta }) => delta !== null)
    for (const { delta, parts } of sums)
      expect(Math.round(parts.reduce((sum, part) => sum + Number(part.delta), 0) * 100)).toBe(
        Math.round(Number(delta) * 100),
      )
  })

  it('keeps to the parameters it was sealed by, and says what became of one that was set otherwise', async () => {
    const sites = { ...june, areas: 'ONE' as const, codes: ['I-15', 'I-12'] }
    const before = await sealSnapshot(store, { name: '期限提前之前', ...sites })
    await setParameter(store, {
      name: 'siteDeadline',
      value: '06-12',
      since: '2020-06-01',
      source: '样民宗〔2020〕9号',
    })
    expect(await verifySnapshots(store, before.id)).toMatchObject({ holds: true })
    const after = await sealSnapshot(store, { name: '期限提前之后', ...sites })
    const [rate, ...others] = county(await compareSnapshots(store, before.id, after.id))
    expect(others).toEqual([])
    expect(rate).toMatchObject({
      code: 'I-15',
      before: { value: '84.62' },
      after: { value: '38.46' },
      parts: [{ reason: 'DEFINITION' }],
    })
    expect(await verifySnapshots(store, after.id)).toMatchObject({ holds: true })
  })

  it('names the value and the row when history is tampered with', async () => {
    await store.write((writer) => writer.run('UPDATE publicity_record_history SET quantity = 291 WHERE quantity = 191'))
    const { snapshots } = await verifySnapshots(store, 1)
    expect(snapshots[0]!.faults.map(({ kind, zh }) => [kind, zh])).toEqual([
      ['HISTORY_ROW', expect.stringContaining('国旗风格灯杆宣传牌')],
      ['RECOMPUTED', 'I-09 样板县 2020-06：封存时为 191，按历史重算为 291'],
    ])
  })
})
