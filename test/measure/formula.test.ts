/** Exact numbers, periods, units: what measuring is built on. */
import fc from 'fast-check'
import { exact, fraction, fractionText, less, minus, over, plus, rounded, times } from '../../src/facts/fraction'
import { evaluate } from '../../src/measure/formula'
import type { Expression } from '../../src/measure/indicator'
import { dayOf, daysAfter, elapsedMonths, momentOf, periodOf, periodsUntil, spanOf } from '../../src/measure/periods'

const anyFraction = fc
  .tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(1n, 10n ** 12n))
  .map(([n, d]) => fraction(n, d))

describe('exact numbers', () => {
  test.each([
    [1167n, 13n, 2, '89.77'],
    [1n, 2n, 0, '1'],
    [-1n, 2n, 0, '-1'],
    [5n, 1000n, 2, '0.01'],
    [-4n, 1000n, 2, '0.00'],
    [2n, 3n, 4, '0.6667'],
  ])('%s ÷ %s at %s places is %s', (n, d, places, text) => expect(rounded(fraction(n, d), places)).toBe(text))

  test('are shown in as few digits as it takes', () => {
    expect(['1167', '0.5', '100', '-2.25'].map((text) => fractionText(exact(text)))).toEqual([
      '1167',
      '0.5',
      '100',
      '-2.25',
    ])
    expect(() => exact('1e5')).toThrow('is not a decimal number')
  })

  test('keep the laws of arithmetic', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, anyFraction, (a, b, c) => {
        expect(times(a, plus(b, c))).toEqual(plus(times(a, b), times(a, c)))
        expect(plus(minus(a, b), b)).toEqual(a)
        if (b.n !== 0n) expect(times(over(a, b)!, b)).toEqual(a)
        expect(less(a, b)).toBe(minus(a, b).n < 0n)
      }),
    )
  })
})

describe('formulas', () => {
  const look = { term: () => exact('86.5'), named: (name: string) => (name === 'elapsedMonths' ? exact(5) : null) }
  const score: Expression = { roster: 'AssessmentScore', aggregate: { sum: 'selfScore' } }
  test.each<[Expression, string | null]>([
    [{ minus: [90, score] }, '3.5'],
    [{ over: [{ times: [score, '$elapsedMonths'] }, 12] }, '36.041667'],
    [{ clamp: [{ over: [{ minus: [50, 12] }, 25] }, 0, 1] }, '1'],
    [{ min: [score, '90', 100] }, '86.5'],
    [{ max: [score, '$unknown'] }, null],
    [{ over: [score, { minus: [1, 1] }] }, null],
  ])('%j', (expression, value) => {
    const found = evaluate(expression, look)
    expect(found && fractionText(found)).toBe(value)
  })
})

describe('periods', () => {
  test('have a first and a last day', () => {
    expect(['2020', '2020-H2', '2020-Q2', '2020-02'].map(spanOf)).toEqual([
      [20200101, 20201231],
      [20200701, 20201231],
      [20200401, 20200630],
      [20200201, 20200229],
    ])
    for (const wrong of ['2020-00', '2020-Q5', '20-06', '2020-06-15'])
      expect(() => spanOf(wrong)).toThrow('is not a period')
  })

  test('count up to their end, or to the day of the world', () => {
    expect(momentOf('2020-06', '2020-06-15')).toMatchObject({
      on: 20200615,
      start: 20200101,
      year: 2020,
      begun: true,
      closed: false,
    })
    expect(momentOf('2020-05', '2020-06-15')).toMatchObject({ on: 20200531 })
    expect(momentOf('2019', '2020-06-15')).toMatchObject({ on: 20191231, closed: true })
    expect(momentOf('2020-07', '2020-06-15').begun).toBe(false)
  })

  test.each([
    ['2020-05-31', 5],
    ['2020-06-15', 5],
    ['2020-02-28', 1],
    ['2020-02-29', 2],
    ['2020-12-31', 12],
  ])('on %s %s months have ended', (on, months) => expect(elapsedMonths(momentOf('2020', on))).toBe(months))

  test('of a grain, and those of a year so far', () => {
    expect([periodOf('YEAR', 20200615), periodOf('QUARTER', 20200615), periodOf('MONTH', 20200615)]).toEqual([
      '2020',
      '2020-Q2',
      '2020-06',
    ])
    expect(periodsUntil('QUARTER', '2020-06-15')).toEqual(['2020-Q1', '2020-Q2'])
    expect([daysAfter(20201231, 31), daysAfter(20200228, 1)]).toEqual([20210131, 20200229])
    expect(() => dayOf('2020-06')).toThrow('is not a single day')
  })
})
