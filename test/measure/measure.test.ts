/** Measuring: areas, periods, the two clocks, missing cells, rows behind a value. */

import { importFiles } from '../../src/intake/intake'
import { rowsBehind } from '../../src/measure/behind'
import { allIndicators } from '../../src/measure/catalogue'
import type { Term } from '../../src/measure/indicator'
import { trend } from '../../src/measure/trend'
import type { IndicatorValue } from '../../src/measure/value'
import type { Store } from '../../src/store/store'
import { dialects } from '../support/databases'
import { edited } from '../support/workbooks'
import { ask, figure, made, one, sampleStore, TODAY } from './county'

const add = (values: (string | null)[]): number =>
  values.reduce((sum, value) => sum + Math.round(Number(value ?? 0) * 100), 0)

describe.each(dialects)('measuring over %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await sampleStore(dialect)
  }, 180_000)
  afterAll(() => store.close())

  const idOf = async (table: string, name: string): Promise<number> =>
    Number((await store.read(`SELECT id FROM ${table} WHERE name = ?`, [name]))[0]![0])
  /** Does something to the store, looks, and puts the table back. */
  const meanwhile = async <T>(sql: string, look: () => Promise<T>): Promise<T> => {
    const table = /(?:UPDATE|INTO) (\w+)/.exec(sql)![1]
    const names = [...store.rosters.find((each) => each.table === table)!.columns.map(({ name }) => name), 'is_active']
    const before = await store.read(`SELECT id, ${names.join(', ')} FROM ${table}`)
    await store.write((writer) => writer.run(sql))
    try {
      return await look()
    } finally {
      await store.write((writer) => writer.upsert(table!, ['id', ...names], before))
    }
  }

  describe('areas', () => {
    test('all 48 for the county and its 16 townships, each of them once', async () => {
      const values = [...(await ask(store)), ...(await ask(store, { areas: 'TOWNSHIPS' }))]
      expect(values).toHaveLength(48 * 17)
      expect(new Set(values.map(({ code, area }) => `${code} ${area.level} ${area.id}`)).size).toBe(48 * 17)
    })

    test('numerators and denominators of townships add up to the county, less what lies in none', async () => {
      const townships = await ask(store, { areas: 'TOWNSHIPS' })
      for (const county of await ask(store, { breakdown: true })) {
        const own = townships.filter(({ code }) => code === county.code)
        if (!county.breakdown.some(({ by }) => by === 'TOWNSHIP')) continue
        const outside = county.breakdown.find(({ by, key }) => by === 'TOWNSHIP' && key === '')
        expect([county.code, add([...own.map((each) => each.numerator), outside?.numerator ?? null])]).toEqual([
          county.code,
          add([county.numerator]),
        ])
        expect(add([...own.map((each) => each.denominator), outside?.denominator ?? null])).toBe(
          add([county.denominator]),
        )
      }
    })

    test('a share of the county is not the mean of the shares of its townships', async () => {
      const shares = (await ask(store, { codes: ['I-34'], areas: 'TOWNSHIPS' })).map(({ value }) => Number(value))
      expect(Math.round((100 * shares.reduce((a, b) => a + b)) / 16) / 100).not.toBe(97.92)
    })

    test('one township, its villages, its units, a unit', async () => {
      const within = { level: 'TOWNSHIP', id: await idOf('township', '石桥民族乡') } as const
      const labels = (values: IndicatorValue[]) => values.map(({ area, value }) => `${area.label} ${value}`)
      expect(labels(await ask(store, { codes: ['I-12'], within }))).toEqual(['石桥民族乡 2'])
      expect(labels(await ask(store, { codes: ['I-12'], within, areas: 'UNITS' }))).toEqual([
        '石桥民族乡 1',
        '石桥村 1',
      ])
      expect(await ask(store, { codes: ['I-33'], within, areas: 'VILLAGES' })).toHaveLength(10)
      const all = await ask(store, { codes: ['I-24'], within, areas: 'ALL' })
      expect(all.filter(({ area }) => area.level !== 'VILLAGE').map(({ area, value }) => [area.label, value])).toEqual([
        ['石桥民族乡', '100000.00'],
        ['石桥民族乡', '60000.00'],
        ['石桥村', '40000.00'],
      ])
    })

    test('with two counties each has its own, and the store as a whole has no county', async () => {
      const second = 9999
      await store.write((writer) =>
        writer.run(
          `INSERT INTO county (id, name, is_active, is_listed, import_id) VALUES (${second}, '邻县', 1, 1, 1)`,
        ),
      )
      const counties = await meanwhile(`UPDATE township SET county_id = ${second} WHERE name = '城关镇'`, async () => {
        const values = await ask(store, { codes: ['I-34'], areas: 'ALL' })
        const inside = await ask(store, {
          codes: ['I-34'],
          within: { level: 'COUNTY', id: second },
          areas: 'TOWNSHIPS',
        })
        expect(inside.map(({ area }) => area.label)).toEqual(['城关镇'])
        expect(await one(store, 'I-34')).toMatchObject({ numerator: '94', area: { label: '全部', id: 0 } })
        return values.filter(({ area }) => area.level === 'COUNTY')
      })
      await store.write((writer) => writer.run(`DELETE FROM county WHERE id = ${second}`))
      expect(counties.map(({ area }) => area.label)).toEqual(['样板县', '邻县'])
      expect(add(counties.map(({ numerator }) => numerator))).toBe(9400)
    })

    test('levels an indicator is not for, and levels its rows have no link to, say nothing', async () => {
      const [households, rounds] = await ask(store, { codes: ['I-35', 'I-17'], within: { level: 'TOWNSHIP', id: 1 } })
      expect([households!.status, households!.value, rounds!.status]).toEqual(['M', null, 'M'])
    })

    test('an area that is not there is refused', async () => {
      await expect(one(store, 'I-12', { within: { level: 'UNIT', id: 99_999 } })).rejects.toThrow(
        'there is no UNIT 99999',
      )
      await expect(one(store, 'I-99')).rejects.toThrow('there is no indicator “I-99”')
    })
  })

  describe('the clock of the world', () => {
    test('months of a year, cumulative', async () => {
      const posts = await trend(store, { code: 'I-07', by: 'MONTH', on: TODAY })
      expect(posts.map(({ period, value }) => `${period} ${value}`)).toEqual([
        '2020-01 0',
        '2020-02 0',
        '2020-03 4',
        '2020-04 10',
        '2020-05 19',
        '2020-06 23',
      ])
      const followers = await trend(store, { code: 'I-08', by: 'QUARTER', on: TODAY })
      expect(followers.map(({ period, value }) => `${period} ${value}`)).toEqual(['2020-Q1 86', '2020-Q2 300'])
    })

    test('where rows carry no day, the months before are not known', async () => {
      const progress = await trend(store, { code: 'I-14', by: 'MONTH', on: TODAY })
      expect(progress.map(({ value }) => value)).toEqual([null, null, null, null, null, '89.77'])
    })

    test.each([
      ['I-20', '2020-04-30', '22.22'],
      ['I-22', '2020-05-31', '0'],
      ['I-22', '2020-06-01', '1'],
      ['I-03', '2020-03-31', '84.62'],
      ['I-05', '2020-03-31', '100.00'],
      ['I-24', '2020-03-31', '400000.00'],
      ['I-29', '2020-05-30', '36.67'],
      ['I-32', '2020-12-30', null],
      ['I-32', '2020-12-31', '30.00'],
      ['I-44', '2020-07-31', '50.00'],
    ])('%s on %s is %s', async (code, on, value) => expect((await one(store, code, { on })).value).toBe(value))

    test('a period ends with its last day, or today', async () => {
      const value = async (period: string) => (await one(store, 'I-07', { period })).value
      expect([
        await value('2020-04'),
        await value('2020-Q2'),
        await value('2020-H1'),
        await value('2020'),
        await value('2019'),
      ]).toEqual(['10', '23', '23', '23', '0'])
      expect((await one(store, 'I-07', { period: '2020-07' })).status).toBe('M')
      await expect(one(store, 'I-07', { period: '2020-13' })).rejects.toThrow('is not a period')
      await expect(one(store, 'I-07', { on: '2020-06' })).rejects.toThrow('is not a single day')
    })

    test('parameters are data', async () => {
      expect((await one(store, 'I-15', { parameters: { siteDeadline: '06-30' } })).value).toBe('100.00')
      expect((await one(store, 'I-15', { parameters: { siteDeadline: '06-12' } })).value).toBe('38.46')
    })

    test('many periods and areas take no more statements than one', async () => {
      let statements = 0
      const read: Store['read'] = (sql, values) => {
        statements++
        return store.read(sql, values)
      }
      const counting: Store = { ...store, read }
      await ask(counting)
      const few = statements
      statements = 0
      const periods = Array.from({ length: 12 }, (_, i) => `2020-${String(i + 1).padStart(2, '0')}`)
      const values = await ask(counting, { areas: 'ALL', periods, on: '2020-12-31' })
      expect(values).toHaveLength(48 * 12 * (1 + 16 + 230 + 39))
      expect(statements).toBeLessThanOrEqual(few + 4)
    })
  })

  describe('the clock of knowledge', () => {
    test('one cell changed changes the figures that depend on it; what was known before stays', async () => {
      const before = await ask(store)
      const raise = (rows: unknown[][]) =>
        rows.map((row) => row.map((cell) => (cell === 55 || cell === '55' ? 75 : cell)))
      const report = await importFiles(store, [edited('06-示范点与目标任务.xlsx', '示范点', raise)])
      expect(report.totals).toMatchObject({ updated: 1, refused: 0 })
      const after = await ask(store)
      const changed = after.filter((value, i) => JSON.stringify(value) !== JSON.stringify(before[i]))
      expect(changed.map(({ code, value }) => [code, value])).toEqual([['I-14', '91.31']])
      const known = await ask(store, { asOf: 1 })
      expect(known.map(({ value }) => value)).toEqual(before.map(({ value }) => value))
      expect(known[0]!.asOf).toBe(1)
      await store.write((writer) =>
        writer.run(`UPDATE demonstration_site SET progress = 55000000 WHERE progress = 75000000`),
      )
    })

    test('rows taken out of a workbook are not counted, nor what hangs on them', async () => {
      const gone = `UPDATE publicity_record SET is_active = 0 WHERE id = (SELECT MIN(id) FROM publicity_record WHERE category = 'POST')`
      expect(await meanwhile(gone, async () => (await one(store, 'I-07')).value)).toBe('22')
      const money = `UPDATE fund_allocation SET is_active = 0 WHERE allocated = 6000000`
      expect(await meanwhile(money, async () => (await one(store, 'I-26')).numerator)).toBe('6')
    })
  })

  describe('missing cells', () => {
    const blank = `UPDATE demonstration_site SET progress = NULL WHERE id = (SELECT MIN(id) FROM demonstration_site WHERE progress = 92000000)`
    const total: Term = { roster: 'DemonstrationSite', aggregate: { sum: 'progress' } }

    test.each([
      ['ALL', '1075'],
      ['ANY', null],
      ['ZERO', '1075'],
    ] as const)('%s', async (missing, value) => {
      const found = await meanwhile(blank, () => one(store, 'X-01', { extra: [made(total, [], { missing })] }))
      expect(found.value).toBe(value)
      expect(found.status).toBe(value === null ? 'M' : 'A')
    })

    test('of nothing but empty cells there is no sum, of no rows it is 0', async () => {
      const empty = `UPDATE demonstration_site SET progress = NULL`
      expect(await meanwhile(empty, () => figure(store, total))).toBeNull()
      expect(await figure(store, { ...total, where: { progress: { gt: '100' } } })).toBe('0')
    })

    test('nothing is divided by nothing', async () => {
      expect(await one(store, 'I-39', { period: '2019' })).toMatchObject({
        value: null,
        status: 'M',
        denominator: '0.00',
      })
    })
  })

  describe('rows behind a value', () => {
    const on = TODAY
    test('numerator and denominator, a page at a time', async () => {
      const [above, below] = await rowsBehind(store, { code: 'I-20', on, first: 4 })
      expect(above).toMatchObject({ part: 'numerator', roster: 'SupervisionFinding', totalCount: 11 })
      expect([above!.ids.length, below!.totalCount]).toEqual([4, 15])
      const [next] = await rowsBehind(store, { code: 'I-20', on, first: 50, after: above!.ids[3] })
      expect([next!.ids.length, next!.totalCount]).toEqual([7, 11])
    })

    test('of an area, of one line of a breakdown, of each term of a formula', async () => {
      const unit = { level: 'UNIT', id: await idOf('unit', '县职教中心') } as const
      expect((await rowsBehind(store, { code: 'I-19', on, within: unit }))[0]!.totalCount).toBe(3)
      const line = await rowsBehind(store, { code: 'I-20', on, by: 'category', key: 'FUNDING' })
      expect(line.map(({ totalCount }) => totalCount)).toEqual([1, 2])
      expect((await rowsBehind(store, { code: 'I-07', on, by: 'MONTH', key: '2020-05' }))[0]!.totalCount).toBe(9)
      const gap = await rowsBehind(store, { code: 'I-30', on })
      expect(gap.map(({ roster, cells, totalCount }) => [roster, cells, totalCount])).toEqual([
        ['DemonstrationSite', ['plannedCost'], 13],
        ['FundAllocation', ['allocated'], 44],
      ])
    })

    test('every value opens to rows that make it again', async () => {
      const values = await ask(store)
      for (const { code, numerator } of values) {
        const { numerator: term } = (await allIndicators(store)).find((each) => each.code === code)!
        if (typeof term !== 'object' || !('roster' in term) || !('count' in term.aggregate)) continue
        const [behind] = await rowsBehind(store, { code, on, first: 1000 })
        expect([code, behind!.totalCount, behind!.ids.length]).toEqual([code, Number(numerator), Number(numerator)])
      }
    })
  })

  test('working days are Mondays to Fridays after the first day up to the second', async () => {
    const total: Term = {
      roster: 'FundAllocation',
      where: { allocated: { eq: '80000' } },
      aggregate: { workdays: ['allocatedOn', 'receivedOn'] },
    }
    const between = (from: string, to: string): number => {
      let n = 0
      for (let day = Date.parse(from) + 86_400_000; day <= Date.parse(to); day += 86_400_000)
        if (new Date(day).getUTCDay() % 6 !== 0) n++
      return n
    }
    const pairs = [
      ['2020-03-25', '2020-04-10'],
      ['2020-02-28', '2020-03-01'],
      ['2019-12-31', '2020-01-06'],
      ['2020-06-13', '2020-06-14'],
      ['2020-06-12', '2020-06-15'],
      ['2000-02-29', '2020-02-29'],
    ]
    for (const [from, to] of pairs) {
      const [a, b] = [from, to].map((day) => Number(day!.replaceAll('-', '')))
      const set = `UPDATE fund_allocation SET allocated_on = ${a}, allocated_on_end = ${a}, received_on = ${b}, received_on_end = ${b} WHERE allocated = 8000000`
      expect([from, to, await meanwhile(set, () => figure(store, total))]).toEqual([
        from,
        to,
        String(between(from!, to!)),
      ])
    }
  })
})
