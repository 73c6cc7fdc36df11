/** Whatever is asked: SQL finds the rows that a plain array filter finds, on both databases; words, cells and faults never fail and never show the inside of a program. `RUNS` asks for more. */
import fc from 'fast-check'
import { rosters } from '../../src/county/rosters'
import type { RosterFacts } from '../../src/facts/roster'
import { world } from '../../src/facts/world'
import { activeOnly } from '../../src/filter/active-only'
import { cellsRead, ownCells } from '../../src/filter/cells'
import type { FilterFault } from '../../src/filter/fault'
import { namesIn } from '../../src/filter/names'
import { parseFilter } from '../../src/filter/parse'
import type { Filter } from '../../src/filter/tree'
import { sentences, signs } from '../../src/filter/vocabulary'
import { testsOf } from '../../src/filter/walk'
import { filterWords } from '../../src/filter/words'
import { wordsIn } from '../../src/messages/words'
import { dialects as sqlDialects } from '../../src/query/compile/sql/dialect'
import { type Sql, sql, value } from '../../src/query/compile/sql/sql'
import { Scope, type Setting, Statement } from '../../src/query/compile/statement'
import { condition } from '../../src/query/compile/where'
import { defaultQueryLimits } from '../../src/query/limits'
import type { Store } from '../../src/store/store'
import { Naive } from '../query/naive'
import { dice, insert, type Row, sampleOf } from '../query/sample'
import { dialects, freshStore } from '../support/databases'
import { AnyFilter, spoilt } from './any-filter'

const sizes: Record<string, number> = { County: 2, Township: 8, Village: 40, Investment: 120, FundAllocation: 60 }
const sample = sampleOf(rosters, 17, (roster) => sizes[roster.name] ?? 12)
const known = world(rosters)
const runs = Number(process.env.RUNS ?? 150)

const read = (given: unknown, roster: RosterFacts, names?: string[], strict = false): [Filter, FilterFault[]] => {
  const faults: FilterFault[] = []
  const fault = (found: FilterFault) => void faults.push(found)
  return [parseFilter(given, roster, ['where'], { world: known, fault, names, strict }), faults]
}

const seeds = fc.tuple(fc.integer({ min: 0, max: 2 ** 31 }), fc.nat(rosters.length - 1))
const everyFilter = (seed: number, property: (roster: RosterFacts, where: any, roll: any) => void | Promise<void>) =>
  fc.assert(
    fc.asyncProperty(seeds, async ([given, at]) => {
      const roll = dice(given)
      await property(rosters[at]!, new AnyFilter(roll, sample).where(rosters[at]!, 3), roll)
    }),
    { numRuns: runs, seed },
  )

/** Figures count rows that stand, also inside lists. */
class StandingRows extends Naive {
  override children(roster: RosterFacts, name: string, row: Row): { roster: RosterFacts; rows: Row[] } {
    const found = super.children(roster, name, row)
    return { ...found, rows: found.rows.filter((each) => each.is_active === 1) }
  }
}

const INSIDE = /\[object|undefined|null|NaN|[{}]/

describe('what people read of a condition', () => {
  it('is words in both languages, in both styles', () =>
    everyFilter(31, (roster, where) => {
      const [filter, faults] = read(where, roster)
      expect(faults).toEqual([])
      const own = testsOf(filter).flatMap((test) =>
        test.is === 'test' ? test.operands.flatMap((one) => (one.is === 'value' ? [String(one.given)] : [])) : [],
      )
      for (const style of [signs, sentences]) {
        const { zh, en } = filterWords(filter, style, () => ({ zh: '', en: '' }))
        const plain = own.sort((a, b) => b.length - a.length).reduce((text, one) => text.replaceAll(one, ''), en)
        expect([where, zh]).toEqual([where, expect.not.stringMatching(INSIDE)])
        expect([where, plain]).toEqual([
          where,
          expect.not.stringMatching(/\[object|undefined|NaN|[{}]|\p{Script=Han}/u),
        ])
        expect(zh !== '').toBe(en !== '')
      }
    }))

  it('is the cells it looks at, of rosters there are', () =>
    everyFilter(32, (roster, where) => {
      const [filter] = read(where, roster)
      const all = cellsRead(filter)
      for (const { roster: of, cell } of all) expect(of.cells).toContain(cell)
      for (const cell of ownCells(filter)) {
        expect(roster.cells).toContain(cell)
        expect(all).toContainEqual({ roster, cell })
      }
      // Every name of a cell that stands in it is one of those cells.
      const keys = JSON.stringify(where).match(/"\w+":/g) ?? []
      const named = keys.map((word) => word.slice(1, -2).replace(/Qualifier$/, ''))
      const cells = new Set(all.map(({ cell }) => cell.name))
      const inverse = new Set(all.map(({ cell }) => cell.inverse))
      const any = new Set(rosters.flatMap((each) => each.cells.map(({ name }) => name)))
      const words = new Set(['count', 'sum', 'min', 'max', 'field'])
      for (const name of named)
        if (any.has(name) && !inverse.has(name) && !words.has(name))
          expect([where, [...cells]]).toEqual([where, expect.arrayContaining([name])])
    }))

  it('is every slip with its place, in words', () =>
    everyFilter(33, (roster, where, roll) => {
      for (let i = 0; i < 4; i++) {
        const wrong = spoilt(where, roll)
        const [filter, faults] = read(wrong, roster, ['on'], true)
        filterWords(filter, signs, (name) => ({ zh: name, en: name }))
        for (const { at, said } of faults) {
          const { zh, en } = wordsIn(said, 'terminal')
          expect(at[0]).toBe('where')
          expect([wrong, zh + en]).toEqual([wrong, expect.not.stringMatching(/\[object|undefined|NaN/)])
          expect([zh, en].every((text) => text.length > 0)).toBe(true)
        }
      }
    }))
})

test('a slip is told with its place and what was probably meant', () => {
  const told = (where: unknown) => {
    const village = rosters.find(({ name }) => name === 'Village')!
    return read(where, village, ['on'], true)[1].map(
      ({ at, said }) => `${at.join('.')}: ${wordsIn(said, 'terminal').zh}`,
    )
  }
  expect(told({ households: { between: [1] }, name: { eq: { a: 1 } } })).toEqual([
    'where.households.between: between 需要两个值 [起, 止]，现有 1 个',
    'where.name.eq: 这里应是一个值，不是列表或对象',
  ])
  expect(told({ minorityHouseholds: { field: { lte: 'household' } } })).toEqual([
    expect.stringMatching(/^where\.minorityHouseholds\.field\.lte: 没有同类字段“household”；是不是想写 households/),
  ])
  expect(told({ township: { not: { isNul: true } }, isActive: { eq: 'yes' } })).toEqual([
    expect.stringMatching(/^where\.township\.not\.isNul: 没有乡镇的字段“isNul”/),
    'where.isActive.eq: “yes”不是 true 或 false',
  ])
})

describe.each(dialects)('conditions on %s', (dialect) => {
  let store: Store
  let setting: Setting
  const naive = new Naive(sample)
  beforeAll(async () => {
    store = await freshStore(dialect)
    await insert(store, sample)
    const limits = { ...defaultQueryLimits, conditions: 100_000 }
    setting = { dialect: sqlDialects[store.dialect], world: known, limits, at: null, strict: false }
  })
  afterAll(() => store.close())

  const found = async (roster: RosterFacts, filter: Filter, names?: (name: string) => Sql, everyRow = false) => {
    const statement = new Statement({ ...setting, everyRow })
    const scope = new Scope(statement, roster)
    const held = condition(statement, scope.alias, filter, names)
    const body = sql`SELECT ${scope.column('id')} FROM ${scope.from()} WHERE ${held} ORDER BY ${scope.column('id')}`
    const { text, values } = statement.finish(body)
    return (await store.read(text, [...values])).map(([id]) => Number(id))
  }
  const plainly = (of: Naive, roster: RosterFacts, where: any) =>
    of
      .rows(roster)
      .filter((row) => of.matches(roster, row, where))
      .map(({ id }) => id)

  it('find the rows a plain array filter finds', () =>
    everyFilter(34, async (roster, where, roll) => {
      const [filter] = read(where, roster)
      expect({ where, ids: await found(roster, filter, undefined, roll(2) === 0) }).toEqual({
        where,
        ids: plainly(naive, roster, where),
      })
    }))

  it('find rows that stand, at any depth, where figures are counted', () =>
    everyFilter(35, async (roster, where) => {
      const [filter] = read(where, roster)
      expect({ where, ids: await found(roster, activeOnly(filter)) }).toEqual({
        where,
        ids: plainly(new StandingRows(sample), roster, where),
      })
    }))

  it('never reach the database with what is wrong and was not told', () =>
    everyFilter(36, async (roster, where, roll) => {
      const [filter, faults] = read(spoilt(where, roll), roster)
      if (faults.length === 0) await found(roster, filter)
    }))

  it('take the place of names from whoever compiles them', async () => {
    const investment = rosters.find(({ name }) => name === 'Investment')!
    const named = { startOn: { lte: '$on' }, year: { in: ['$year', 2019] }, not: { completedOn: { overlaps: '$on' } } }
    const literal = {
      startOn: { lte: '2020-06-15' },
      year: { in: [2020, 2019] },
      not: { completedOn: { overlaps: '2020-06-15' } },
    }
    const [filter, faults] = read(named, investment, ['on'])
    expect(faults).toEqual([])
    expect(namesIn(filter)).toEqual(['on', 'year', 'on'])
    const ids = await found(investment, filter, (name) => value(name === 'year' ? 2020 : 20200615))
    expect(ids).toEqual(plainly(naive, investment, literal))
    expect(ids.length).toBeGreaterThan(0)
  })
})
