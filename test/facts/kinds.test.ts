import * as fc from 'fast-check'
import { rosters } from '../../src/county/rosters'
import { checksOf } from '../../src/facts/as-checks'
import type { CellFacts } from '../../src/facts/cell'
import { daysIn, edtf } from '../../src/facts/days'
import type { Missing, Stored, Trouble } from '../../src/facts/kinds/kind'
import type { CellValue } from '../../src/sheets/sheet'
import { roster } from '../intake/tools'

const cell = (path: string): CellFacts => {
  const [owner, name] = path.split('.')
  return roster(owner!).cell(name!)
}

/** Reads one value as a cell and gives what is stored, or why nothing is. */
function read(path: string, raw: CellValue, factor = 1, year?: number): Stored[] | Missing | Trouble['code'] {
  const facts = cell(path)
  const row: Stored[] = facts.kind.columns(facts).map(() => null)
  const found = facts.kind.reader(facts, { factor, year })(raw, row, 0)
  return found === undefined ? row : typeof found === 'string' ? found : found.code
}

const all = rosters.flatMap((facts) => facts.cells.map((one) => ({ path: `${facts.name}.${one.name}`, one })))
const cellsOf = (kind: string) => all.filter(({ one }) => one.kind.name === kind)

describe('what is displayed reads back as what is stored', () => {
  const roundTrip = (path: string, stored: Stored[]) =>
    expect([path, read(path, cell(path).kind.display(stored, cell(path)))]).toEqual([path, stored])
  const any = (kind: string) => fc.constantFrom(...cellsOf(kind).map(({ path }) => path))

  test('money, decimals and percentages', () => {
    fc.assert(
      fc.property(any('money'), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (path, fen) =>
        roundTrip(path, [fen]),
      ),
    )
    fc.assert(fc.property(any('decimal'), fc.integer({ min: 0, max: 10 ** 15 }), (path, n) => roundTrip(path, [n])))
    fc.assert(fc.property(any('percent'), fc.integer({ min: 0, max: 10 ** 8 }), (path, n) => roundTrip(path, [n])))
  })

  test('whole numbers with their qualifiers', () => {
    const qualifiers = ['EXACT', 'ABOUT', 'OVER', 'NEARLY', 'AT_LEAST']
    fc.assert(
      fc.property(
        any('whole'),
        fc.integer({ min: 0, max: 2 ** 31 - 1 }),
        fc.constantFrom(...qualifiers),
        (path, n, how) => roundTrip(path, cell(path).qualified ? [n, how] : [n]),
      ),
    )
  })

  test('days of every precision and years', () => {
    const aDay = fc
      .tuple(fc.integer({ min: 1950, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
      .map(([y, m, d]) => y * 10_000 + m * 100 + Math.min(d, daysIn(y, m)))
    fc.assert(fc.property(any('day'), aDay, aDay, (path, a, b) => roundTrip(path, [Math.min(a, b), Math.max(a, b)])))
    fc.assert(fc.property(any('year'), fc.integer({ min: 1950, max: 2099 }), (path, year) => roundTrip(path, [year])))
  })

  test('flags, and every option of every choice by label, code and each other spelling', () => {
    for (const { path } of cellsOf('flag')) for (const value of [0, 1]) roundTrip(path, [value])
    for (const { path, one } of cellsOf('choice'))
      for (const option of one.options)
        for (const text of [option.zh, option.code, ...option.also])
          expect([path, text, read(path, text)]).toEqual([path, text, [option.code]])
  })

  test('text keeps every character but outer spaces', () => {
    fc.assert(
      fc.property(
        any('text'),
        fc.string({ minLength: 3, maxLength: 20 }).map((s) => `甲${s.trim()}乙`),
        (path, text) => {
          if (cell(path).code) return
          expect((read(path, `  ${text} `) as Stored[])[0]).toBe(text)
        },
      ),
    )
  })

  test('what the API shows is parsed back as what is stored', () => {
    const shown = (path: string, stored: Stored[]) =>
      expect(
        cell(path)
          .kind.parse(cell(path).kind.show(stored, cell(path)), cell(path))
          .slice(0, 1),
      ).toEqual(stored.slice(0, 1))
    fc.assert(
      fc.property(any('money'), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (path, fen) =>
        shown(path, [fen]),
      ),
    )
    fc.assert(
      fc.property(any('decimal'), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (path, n) => shown(path, [n])),
    )
  })
})

describe('money', () => {
  const paid = 'FundAllocation.paid'
  test.each<[CellValue, number, unknown]>([
    [45, 10_000, [45_000_000]],
    [2.687945, 10_000, [2_687_945]],
    ['67.90712', 10_000, [67_907_120]],
    ['6万元', 1, [6_000_000]],
    ['6万元', 10_000, [6_000_000]],
    ['20,000', 1, [2_000_000]],
    [-3, 1, [-300]],
    [0, 10_000, [0]],
    [0.1 + 0.2, 1, [30]],
    [0.001, 1, 'PRECISION_LOST'],
    [1e15, 10_000, 'OUT_OF_RANGE'],
    ['约三万', 1, 'NOT_A_NUMBER'],
    ['300余', 1, 'NOT_A_NUMBER'],
    [{ percent: 0.5 }, 1, [50]],
    [{ date: 43997 }, 1, 'NOT_A_NUMBER'],
    [true, 1, 'NOT_A_NUMBER'],
    [45, Number.NaN, 'UNIT_UNKNOWN'],
    ['45万元', Number.NaN, [45_000_000]],
    [0.5, Number.NaN, 'UNIT_UNKNOWN'],
  ])('%j at factor %d', (raw, factor, expected) => expect(read(paid, raw, factor)).toEqual(expected))
})

describe('what is missing keeps its reason', () => {
  test.each<[CellValue, Missing]>([
    [undefined, 'BLANK'],
    ['', 'BLANK'],
    ['  ', 'BLANK'],
    ['—', 'BLANK'],
    ['－', 'BLANK'],
    ['——', 'BLANK'],
    ['无', 'BLANK'],
    ['暂无', 'BLANK'],
    ['/', 'NOT_APPLICABLE'],
    ['不涉及', 'NOT_APPLICABLE'],
    ['n/a', 'NOT_APPLICABLE'],
    ['___', 'REDACTED'],
    ['**', 'REDACTED'],
    ['XX', 'REDACTED'],
  ])('%j is %s', (raw, why) => {
    for (const path of ['Village.households', 'FundAllocation.paid', 'Investment.startOn', 'FundAllocation.purpose'])
      expect([path, read(path, raw)]).toEqual([path, why])
  })

  test('zero is a value, and 无 is no where a flag or a label says so', () => {
    expect(read('Village.households', 0)).toEqual([0])
    expect(read('Village.households', '0')).toEqual([0])
    expect(read('Village.isRegisteredPoor', '无')).toEqual([0])
    expect(read('SupervisionFinding.action', '无')).toEqual(['NONE'])
    expect(read('SupervisionFinding.category', '无')).toBe('BLANK')
  })
})

describe('flags', () => {
  test.each(['是', '√', '✓', '1', '有', 'Y', ' 是 ', '已成立', '2020年4月'])('%s is yes', (text) =>
    expect(read('Unit.hasPlan', text)).toEqual([1]),
  )
  test.each(['否', '×', '0', '无', 'N', '未制定'])('%s is no', (text) =>
    expect(read('Unit.hasPlan', text)).toEqual([0]),
  )
  test('anything else is asked about', () => {
    expect(read('Unit.hasPlan', '也许')).toBe('NOT_A_FLAG')
    expect(read('Unit.hasPlan', 2)).toBe('NOT_A_FLAG')
  })
})

describe('percentages', () => {
  const progress = 'Investment.progress'
  test.each<[CellValue, unknown]>([
    [92, [92_000_000]],
    ['92%', [92_000_000]],
    ['９２％', [92_000_000]],
    [{ percent: 0.92 }, [92_000_000]],
    [{ percent: 0.07 }, [7_000_000]],
    ['3.5‰', [350_000]],
    [0.28, [280_000]],
    ['主体完工', 'NOT_A_NUMBER'],
  ])('%j', (raw, expected) => expect(read(progress, raw)).toEqual(expected))
})

describe('days', () => {
  const on = 'Investment.startOn'
  test.each<[CellValue, string]>([
    [{ date: 43997 }, '2020-06-15'],
    [43997, '2020-06-15'],
    [20200430, '2020-04-30'],
    ['20200430', '2020-04-30'],
    [2020, '2020'],
    [202006, '2020-06'],
    ['6月中旬', '2020-06-11/2020-06-20'],
  ])('%j is %s', (raw, expected) => {
    const stored = read(on, raw, 1, 2020) as Stored[]
    expect(edtf(stored as [number, number])).toBe(expected)
  })

  test('2020.10 as a number has lost its zero; a month without a year is asked about', () => {
    expect(read(on, 2020.1)).toBe('PRECISION_LOST')
    expect(read(on, '6月中旬')).toBe('NOT_A_DAY')
    expect(read(on, '长期')).toBe('NOT_A_DAY')
  })
})

describe('codes', () => {
  test('numbers with more digits than a double holds, and scientific notation, are refused', () => {
    expect(read('Village.code', 690121101201)).toEqual(['690121101201'])
    expect(read('Village.code', 110101199001011230)).toBe('PRECISION_LOST')
    expect(read('Village.code', '6.90121E+11')).toBe('PRECISION_LOST')
    expect(read('Village.code', '690121 101 201')).toEqual(['690121101201'])
    expect(read('Village.code', '００１')).toEqual(['001'])
  })
})

test('every cell has a compiled check that accepts its own example and refuses what is out of range', () => {
  const check = (path: string, value: Stored) =>
    checksOf(roster(path.split('.')[0]!))
      .get(path.split('.')[1]!)!
      .map((test) => test(value))
      .find(Boolean)?.code
  expect(check('Village.households', -1)).toBe('OUT_OF_RANGE')
  expect(check('Village.households', 100)).toBeUndefined()
  expect(check('Investment.progress', 100_000_001)).toBe('OUT_OF_RANGE')
  expect(check('Investment.year', 1900)).toBe('OUT_OF_RANGE')
  expect(check('Village.name', '村'.repeat(61))).toBe('TOO_LONG')
  expect(check('Village.code', '123')).toBe('OUT_OF_RANGE')
  expect(check('Unit.creditCode', '11690121006901010H')).toBe('CHECK_DIGIT')
})
