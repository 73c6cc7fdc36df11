import { addPlanRows, countPlanRows, type PlanRow, planRowPage } from '../../../src/store/ledger/plan-rows'
import { addPlan, findPlan, forgetPlans, markApplied, writesOfPlan } from '../../../src/store/ledger/plans'
import type { Store } from '../../../src/store/store'
import { dialects, freshStore } from '../../support/databases'

const plan = (id: string, expiresAt: string) => ({
  id,
  createdAt: '2020-06-01T00:00:00.000Z',
  expiresAt,
  baseImport: 4,
  report: { plan: id, files: [] },
  writes: Buffer.from([31, 139, 0, 255]),
})
const row = (n: number, action: string, more: Partial<PlanRow> = {}): PlanRow => ({
  n,
  action,
  file: '村.xlsx',
  sheet: '表',
  sourceRow: 3 + n,
  roster: 'Village',
  rowId: null,
  label: null,
  changes: null,
  ...more,
})
const NOW = '2020-06-05T00:00:00.000Z'

describe.each(dialects)('plans on %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await freshStore(dialect)
    await store.write(async (writer) => {
      await addPlan(writer, plan('a', '2020-06-08T00:00:00.000Z'))
      await addPlan(writer, plan('old', '2020-06-04T00:00:00.000Z'))
    })
  })
  afterAll(() => store.close())

  it('finds a plan until it expires', async () => {
    const { writes: _, ...said } = plan('a', '2020-06-08T00:00:00.000Z')
    expect(await findPlan(store, 'a', NOW)).toEqual({ ...said, appliedAs: null })
    expect(await findPlan(store, 'a', '2020-06-08T00:00:00.000Z')).toBeDefined()
    expect(await findPlan(store, 'a', '2020-06-08T00:00:00.001Z')).toBeUndefined()
    expect(await findPlan(store, 'old', NOW)).toBeUndefined()
    expect(await findPlan(store, 'b', NOW)).toBeUndefined()
  })

  it('keeps its writes to the byte', async () => {
    expect([...(await writesOfPlan(store, 'a'))]).toEqual([31, 139, 0, 255])
  })

  it('pages its rows, all or those of one action', async () => {
    const changes = [{ field: 'name', old: null, new: '石桥村' }]
    const rows = [
      row(0, 'create', { label: '石桥村', changes }),
      row(1, 'refused'),
      row(2, 'create', { rowId: 7 }),
      row(3, 'absent', { sourceRow: null, rowId: 9, changes: [] }),
    ]
    await store.write(async (writer) => {
      await addPlanRows(writer, 'a', rows)
      await addPlanRows(writer, 'old', [row(0, 'create')])
    })
    expect(await planRowPage(store, { planId: 'a' }, { first: 10, offset: 0 })).toEqual(rows)
    expect(await planRowPage(store, { planId: 'a' }, { first: 2, offset: 1 })).toEqual(rows.slice(1, 3))
    const created = { planId: 'a', action: 'create' }
    expect(await planRowPage(store, created, { first: 10, offset: 1 })).toEqual([rows[2]])
    expect(await countPlanRows(store, created)).toBe(2)
    expect(await countPlanRows(store, { planId: 'a', action: null })).toBe(4)
    expect(await countPlanRows(store, { planId: 'b' })).toBe(0)
  })

  it('remembers what it was applied as', async () => {
    await store.write((writer) => markApplied(writer, 'a', 5))
    expect((await findPlan(store, 'a', NOW))?.appliedAs).toBe(5)
  })

  it('forgets what has expired with its rows', async () => {
    await store.write((writer) => forgetPlans(writer, NOW))
    expect(await countPlanRows(store, { planId: 'old' })).toBe(0)
    expect(await findPlan(store, 'old', '2020-06-01')).toBeUndefined()
    expect(await countPlanRows(store, { planId: 'a' })).toBe(4)
  })
})
