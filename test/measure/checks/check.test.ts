/** The sample breaks no rule; every rule finds the breach that is put into the store for it. */

import { rosters } from '../../../src/county/rosters'
import { check, rulesOf } from '../../../src/measure/checks/check'
import type { Store } from '../../../src/store/store'
import { dialects } from '../../support/databases'
import { sampleStore, TODAY } from '../county'

/** What is put wrong, and what `check` says of it: rule, left and right side. */
interface Breach {
  rule: string
  sql: string
  left: string | null
  right: string | null
}

const one = (table: string, where = 'TRUE'): string => `id = (SELECT MIN(id) FROM ${table} WHERE ${where})`

const breaches: Breach[] = [
  {
    rule: 'V-01',
    sql: `UPDATE fund_allocation SET planned = 7000000 WHERE ${one('fund_allocation', 'planned = 8000000')}`,
    left: '80000.00',
    right: '70000.00',
  },
  {
    rule: 'V-02',
    sql: `UPDATE fund_allocation SET approved = 7000000 WHERE ${one('fund_allocation', 'planned = 8000000')}`,
    left: '80000.00',
    right: '70000.00',
  },
  {
    rule: 'V-03',
    sql: `UPDATE fund_allocation SET received = 8000001 WHERE ${one('fund_allocation', 'planned = 8000000')}`,
    left: '80000.01',
    right: '80000.00',
  },
  {
    rule: 'V-04',
    sql: `UPDATE fund_allocation SET disbursed = 8000001 WHERE ${one('fund_allocation', 'planned = 8000000')}`,
    left: '80000.01',
    right: '80000.00',
  },
  {
    rule: 'V-05',
    sql: `UPDATE fund_allocation SET paid = 8000100 WHERE ${one('fund_allocation', 'planned = 8000000')}`,
    left: '80001.00',
    right: '80000.00',
  },
  {
    rule: 'V-06',
    sql: `UPDATE investment SET total = total + 101 WHERE ${one('investment', 'total = 286500000')}`,
    left: '2865001.01',
    right: '2865000.00',
  },
  {
    rule: 'V-07',
    sql: `UPDATE funding_source SET allocated = 5000001 WHERE allocated = 5000000`,
    left: '50000.00',
    right: '50000.01',
  },
  {
    rule: 'V-09',
    sql: `UPDATE poverty_exit SET exited_households = registered_households + 1, remaining_households = NULL, relapsed_households = NULL WHERE ${one('poverty_exit', 'year = 2019 AND registered_households = 58')}`,
    left: '59',
    right: '58',
  },
  {
    rule: 'V-11',
    sql: `UPDATE poverty_exit SET incidence = incidence + 60000 WHERE ${one('poverty_exit', 'year = 2013 AND registered_households = 58')}`,
    left: null,
    right: null,
  },
  { rule: 'V-12', sql: `UPDATE township SET village_count = 19 WHERE code = '690121100'`, left: '19', right: '18' },
  {
    rule: 'V-13',
    sql: `UPDATE village SET minority_households = households + 1 WHERE ${one('village', 'households = 412 AND minority_households = 298')}`,
    left: '413',
    right: '412',
  },
  {
    rule: 'V-14',
    sql: `UPDATE village SET has_minority_residents = 0 WHERE ${one('village', 'households = 412 AND minority_households = 298')}`,
    left: null,
    right: '0',
  },
  {
    rule: 'V-15',
    sql: `UPDATE village SET is_minority_concentrated = 1 WHERE ${one('village', 'minority_households = 3')}`,
    left: null,
    right: '0.3',
  },
  {
    rule: 'V-16',
    sql: `UPDATE poverty_exit SET remaining_households = remaining_households + 1 WHERE ${one('poverty_exit', 'year = 2017 AND registered_households = 58')}`,
    left: '37',
    right: '36',
  },
  {
    rule: 'V-17',
    sql: `UPDATE publicity_record SET participating_units = 9 WHERE participating_units = 8`,
    left: '9',
    right: '8',
  },
  {
    rule: 'V-18',
    sql: `UPDATE investment SET completed_on = NULL, completed_on_end = NULL WHERE completed_on IS NOT NULL`,
    left: null,
    right: null,
  },
  {
    rule: 'V-19',
    sql: `UPDATE demonstration_site SET progress = 99000000 WHERE ${one('demonstration_site', "status = 'COMPLETE'")}`,
    left: '99',
    right: '100',
  },
  {
    rule: 'V-20',
    sql: `UPDATE supervision_finding SET due_on = 20200414, due_on_end = 20200414 WHERE code = '1-01'`,
    left: '2020-04-15',
    right: '2020-04-14',
  },
  {
    rule: 'V-20',
    sql: `UPDATE supervision_finding SET rectified_on = 20200412, rectified_on_end = 20200412 WHERE code = '1-02'`,
    left: '2020-04-13',
    right: '2020-04-12',
  },
  { rule: 'V-21', sql: `UPDATE assessment_score SET max_score = 19000000 WHERE code = '1'`, left: '99', right: '100' },
  {
    rule: 'V-22',
    sql: `UPDATE poverty_exit SET registered_population = 581, exited_population = NULL, remaining_population = NULL WHERE ${one('poverty_exit', 'year = 2013 AND registered_households = 58')}`,
    left: '10.017241',
    right: '10',
  },
  { rule: 'V-23', sql: `UPDATE channel_reading SET posts = 18 WHERE as_of = 20200615`, left: '19', right: '18' },
  {
    rule: 'V-24',
    sql: `UPDATE poverty_exit SET incidence = 3100000, rural_population = NULL WHERE ${one('poverty_exit', 'year = 2019 AND exit_year = 2019')}`,
    left: '3.1',
    right: '3',
  },
]

describe.each(dialects)('rules over %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await sampleStore(dialect)
  }, 180_000)
  afterAll(() => store.close())

  /** What is found once something is put wrong, which is then undone. */
  const spoilt = async (sql: string, rules?: string[]) => {
    const touched = /UPDATE (\w+)/.exec(sql)![1]
    const columns = store.rosters.find(({ table }) => table === touched)!.columns.map(({ name }) => name)
    const before = await store.read(`SELECT id, ${columns.join(', ')} FROM ${touched}`)
    await store.write((writer) => writer.run(sql))
    try {
      return await check(store, { on: TODAY, rules })
    } finally {
      await store.write((writer) => writer.upsert(touched!, ['id', ...columns], before))
    }
  }

  test('the sample breaks none', async () => {
    expect(await check(store, { on: TODAY })).toEqual([])
  })

  test.each(breaches)('$rule is found: $sql', async ({ rule, sql, left, right }) => {
    const found = await spoilt(sql)
    expect([...new Set(found.map((each) => each.rule))]).toEqual([rule])
    const own = found.filter((each) => each.rule === rule)
    expect(own).toHaveLength(1)
    if (left !== null) expect(own[0]!.left).toBe(left)
    if (right !== null) expect(own[0]!.right).toBe(right)
  })

  test('a breach says where it is, in both languages', async () => {
    const [found] = await spoilt(
      `UPDATE supervision_finding SET due_on = 20200414, due_on_end = 20200414 WHERE code = '1-05'`,
    )
    expect(found).toMatchObject({
      rule: 'V-20',
      severity: 'error',
      roster: 'SupervisionFinding',
      label: '1-05',
      township: { label: '石桥民族乡' },
      unit: { label: '石桥村' },
      message: {
        zh: '整改时限不能早于该轮督查结束时间（2020-04-15 > 2020-04-14）',
        en: 'a finding is not due before its round has ended (2020-04-15 > 2020-04-14)',
      },
    })
  })

  test('a row without a name goes by its key', async () => {
    const [found] = await spoilt(`UPDATE channel_reading SET posts = 18 WHERE as_of = 20200615`, ['V-23'])
    expect(found!.label).toBe('样板县统战 2020-06-15')
  })

  test('only the rules and the area that are asked for', async () => {
    const wrong = `UPDATE township SET village_count = village_count + 1`
    expect(await spoilt(wrong, ['V-13'])).toEqual([])
    expect(await spoilt(wrong, ['V-12'])).toHaveLength(16)
    const [[id] = []] = await store.read(`SELECT id FROM township WHERE name = '石桥民族乡'`)
    await store.write((writer) => writer.run(wrong))
    const inside = await check(store, { on: TODAY, within: { level: 'TOWNSHIP', id: Number(id) } })
    await store.write((writer) => writer.run(`UPDATE township SET village_count = village_count - 1`))
    expect(inside.map(({ label }) => label)).toEqual(['石桥民族乡'])
  })

  test('money paid that goes down between imports is told', async () => {
    const [[id, paid, since] = []] = await store.read(
      `SELECT id, paid, import_id FROM fund_allocation WHERE paid = 6000000`,
    )
    const roster = store.rosters.find(({ name }) => name === 'FundAllocation')!
    const names = [
      ...roster.columns.map(({ name }) => name),
      'import_id',
      'sheet_id',
      'source_row',
      'blanks',
      'is_active',
      'is_listed',
    ].join(', ')
    await store.write(async (writer) => {
      await writer.run(
        `INSERT INTO fund_allocation_history (id, ${names}, until_import) SELECT id, ${names}, 2 FROM fund_allocation WHERE id = ${id}`,
      )
      await writer.run(`UPDATE fund_allocation SET paid = 5000000, import_id = 2 WHERE id = ${id}`)
    })
    expect(await check(store, { on: TODAY })).toMatchObject([{ rule: 'V-23', left: '60000.00', right: '50000.00' }])
    await store.write(async (writer) => {
      await writer.run(`DELETE FROM fund_allocation_history`)
      await writer.run(`UPDATE fund_allocation SET paid = ${paid}, import_id = ${since} WHERE id = ${id}`)
    })
  })
})

test('the list of rules names every one that is run, and the one that is run at import', () => {
  const ids = new Set(rulesOf(rosters).map(({ id }) => id))
  const expected = Array.from({ length: 24 }, (_, i) => `V-${String(i + 1).padStart(2, '0')}`).filter(
    (id) => id !== 'V-10',
  )
  expect([...ids].filter((id) => id.startsWith('V-'))).toEqual(expected)
})
