import { world } from '../../src/facts/world'
import { rowFilter } from '../../src/measure/row-filter'
import { dialects as sqlDialects } from '../../src/query/compile/sql/dialect'
import { grainNamed } from '../../src/query/compile/sql/grains'
import { rowsOfValue, spotCounts, spotRows } from '../../src/query/compile/terms/behind'
import { countOfRows } from '../../src/query/compile/terms/counting-rows'
import type { LevelKeys } from '../../src/query/compile/terms/level-keys'
import { termsStatement } from '../../src/query/compile/terms/terms'
import { defaultQueryLimits } from '../../src/query/limits'
import { cellPath, keyPath } from '../../src/query/plan/cell-path'
import { readOne, readSql, readTyped } from '../../src/query/run/read-typed'
import type { Store } from '../../src/store/store'
import { dialects, freshStore } from '../support/databases'
import { insert, type Row } from './sample'

const base = { import_id: 1, is_active: 1, is_listed: 1 }
const sites: Row[] = [
  { id: 1, name: 'A 镇', name_sort: 'a 1', county_id: null, category: 'TOWN', ...base },
  { id: 2, name: 'B 乡', name_sort: 'b 2', county_id: null, category: 'TOWNSHIP', ...base },
]
const HUGE = 9_000_000_000_000_001
const works: { township: number | null; total: number | null; from: number | null; to: number | null; gone?: true }[] =
  [
    { township: 1, total: HUGE, from: 20200615, to: 20200615 },
    { township: 1, total: HUGE, from: 20200601, to: 20200630 },
    { township: 1, total: null, from: 20200401, to: 20200630 },
    { township: 2, total: 201, from: 20201215, to: 20201215 },
    { township: null, total: 7, from: 20200102, to: 20200102 },
    { township: 2, total: 1_000, from: 20200615, to: 20200615, gone: true },
  ]
const investments: Row[] = works.map(({ township, total, from, to, gone }, i) => ({
  id: i + 1,
  name: `工程${i}`,
  name_sort: `${i}`,
  year: 2020,
  township_id: township,
  total,
  start_on: from,
  start_on_end: to,
  ...base,
  is_active: gone ? 0 : 1,
}))

const half = new Map([
  ['start', 20200101],
  ['on', 20200630],
  ['year', 2020],
])
const whole = new Map([...half, ['on', 20201231]])

describe.each(dialects)('terms on %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await freshStore(dialect)
    await insert(
      store,
      new Map([
        ['Township', sites],
        ['Investment', investments],
      ]),
    )
  })
  afterAll(() => store.close())

  const setting = () => ({
    dialect: sqlDialects[dialect],
    world: world(store.rosters),
    limits: defaultQueryLimits,
    at: null,
    strict: false,
  })
  const roster = () => {
    const found = store.rosters.find(({ name }) => name === 'Investment')
    if (!found) throw new Error('no Investment')
    return found
  }
  const everything: LevelKeys = { name: 'ALL', keys: null }
  const sitesOf = (): LevelKeys => ({ name: 'SITE', keys: [keyPath(roster(), 'township')] })
  const sumAndCount = [
    { name: 'sum', cells: ['total'] },
    { name: 'count', cells: [] },
  ]

  it('adds up exactly, for all levels in one statement, without rows that are not active', async () => {
    const rows = { roster: roster() }
    const question = { rows, aggregates: sumAndCount, levels: [everything, sitesOf()], inside: null }
    const { sql, answer } = termsStatement({ ...question, rows: { ...rows, periods: [half] } }, setting())
    const found = answer(await readSql(store, sql))
    const counts = (level: string, area: number) => found.at(level, 0)?.get(area)?.get(null)
    expect(counts('ALL', 0)?.total(0)).toBe(2n * BigInt(HUGE) + 208n)
    expect(counts('ALL', 0)?.rows).toBe(5)
    expect(counts('SITE', 1)?.total(0)).toBe(2n * BigInt(HUGE))
    expect([counts('SITE', 1)?.rows, counts('SITE', 1)?.present(0), counts('SITE', 1)?.present(1)]).toEqual([3, 2, 3])
    expect(counts('SITE', 2)?.total(1)).toBe(1n)
    expect(counts('SITE', 3)).toBeUndefined()
    expect(found.at('VILLAGE', 0)).toBeUndefined()
  })

  it('asks about periods that mean the same once, and tells them apart where they do not', async () => {
    const during = cellPath(roster(), 'startOn')
    const rows = { roster: roster(), during, periods: [half, whole, half] }
    const question = { rows, aggregates: sumAndCount, levels: [everything], inside: null }
    const { sql, answer } = termsStatement(question, setting())
    const found = answer(await readSql(store, sql))
    const rowsIn = [0, 1, 2].map((period) => found.at('ALL', period)?.get(0)?.get(null)?.rows)
    expect(rowsIn).toEqual([4, 5, 4])
    expect(sql.text.match(/VALUES \(0, [^)]*\), \(1, [^)]*\) ?\)/)).not.toBeNull()
  })

  it('breaks down by month, and by a cell at the end of a link', async () => {
    const month = [{ ...cellPath(roster(), 'startOn'), grain: grainNamed('MONTH') }]
    const ask = async (by: typeof month | ReturnType<typeof cellPath>[]) => {
      const rows = { roster: roster() }
      const question = { rows, aggregates: sumAndCount, levels: [everything], inside: null, by }
      const { sql, answer } = termsStatement({ ...question, rows: { ...rows, periods: [half] } }, setting())
      const found =
        answer(await readSql(store, sql))
          .at('ALL', 0)
          ?.get(0) ?? new Map()
      return new Map([...found].map(([key, counts]) => [key, counts.rows]))
    }
    expect(await ask(month)).toEqual(
      new Map<unknown, number>([
        [null, 1],
        [202001, 1],
        [202006, 2],
        [202012, 1],
      ]),
    )
    expect(await ask([cellPath(roster(), 'township.category')])).toEqual(
      new Map<unknown, number>([
        [null, 1],
        ['TOWN', 3],
        ['TOWNSHIP', 1],
      ]),
    )
  })

  it('refuses a name that means nothing in a period, and keeps those that do', async () => {
    const count = (where: unknown) =>
      countOfRows({ roster: roster(), where: rowFilter(where, roster(), setting().world), periods: [half] }, setting())
    expect(await readOne(store, count({ startOn: { gt: '$start' }, year: { eq: '$year' } }))).toBe(5)
    expect(await readOne(store, count({ startOn: { gt: '$on' } }))).toBe(1)
    expect(() => count({ startOn: { gt: '$deadline' } })).toThrow('“$deadline” is not known on 2020-06-30')
  })

  it('reads the rows behind a value page by page, and behind many values at once', async () => {
    const rows = { roster: roster(), periods: [half] }
    const inside = { level: sitesOf(), ids: [1] }
    const page = rowsOfValue({ rows, inside, line: null }, { first: 2, after: 1 }, setting())
    expect(await readOne(store, page.total)).toBe(3)
    expect(await readTyped(store, page.ids)).toEqual([2, 3])
    const spots = { rows, level: sitesOf(), areas: [1, 2] as [number, number] }
    const counts = await readTyped(store, spotCounts(spots, setting()))
    expect(new Map(counts.map(({ area, rows: n }) => [area, n]))).toEqual(
      new Map([
        [1, 3],
        [2, 1],
      ]),
    )
    const first = await readTyped(store, spotRows(spots, { first: 1, after: 0 }, setting()))
    expect(first).toEqual([
      { area: 1, key: null, id: 1 },
      { area: 2, key: null, id: 4 },
    ])
  })

  it('of a line without a key reads the rows that have none', async () => {
    const rows = { roster: roster(), periods: [half] }
    const by = [cellPath(roster(), 'township.category')]
    const ids = async (key: string | null) =>
      readTyped(store, rowsOfValue({ rows, inside: null, line: { by, key } }, { first: 9, after: 0 }, setting()).ids)
    expect(await ids(null)).toEqual([5])
    expect(await ids('TOWN')).toEqual([1, 2, 3])
  })
})
