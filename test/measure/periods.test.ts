/** Periods and the days they mean. */
import fc from 'fast-check'
import {
  dayOf,
  daysAfter,
  elapsedMonths,
  inChina,
  momentOf,
  periodOf,
  periodsUntil,
  spanOf,
  written,
} from '../../src/measure/periods'

test.each([
  ['2020', 20200101, 20201231],
  ['2020-H1', 20200101, 20200630],
  ['2020-H2', 20200701, 20201231],
  ['2020-Q1', 20200101, 20200331],
  ['2020-Q4', 20201001, 20201231],
  ['2020-02', 20200201, 20200229],
  ['2019-02', 20190201, 20190228],
])('%s', (period, first, last) => expect(spanOf(period)).toEqual([first, last]))

test.each(['', '20', '2020-', '2020-Q5', '2020-H3', '2020-13', '2020-00', '2020-6', '2020-06-15', ' 2020', '2020年'])(
  '“%s” is no period',
  (period) => expect(() => spanOf(period)).toThrow(),
)

test('only one day is a day', () => {
  expect(dayOf('2020-02-29')).toBe(20200229)
  for (const text of ['2020-02', '2019-02-29', '2020', '', 'today', '2020-06-15/2020-06-16'])
    expect(() => dayOf(text)).toThrow()
})

test.each([
  ['2020', '2020-06-15', 20200615, true, false, 5],
  ['2020', '2020-05-31', 20200531, true, false, 5],
  ['2020', '2020-12-31', 20201231, true, true, 12],
  ['2020', '2021-03-01', 20201231, true, true, 12],
  ['2020-Q1', '2020-06-15', 20200331, true, false, 3],
  ['2020-Q4', '2020-06-15', 20200615, false, false, 5],
  ['2021', '2020-06-15', 20200615, false, false, 0],
  ['2020-02', '2020-02-28', 20200228, true, false, 1],
])('%s seen from %s counts until %d', (period, today, on, begun, closed, months) => {
  const moment = momentOf(period, today)
  expect(moment).toMatchObject({ on, begun, closed, start: moment.year * 10_000 + 101 })
  expect(elapsedMonths(moment)).toBe(months)
})

test('periods until a day begin with the year and end with the one it lies in', () => {
  expect(periodsUntil('MONTH', '2020-03-01')).toEqual(['2020-01', '2020-02', '2020-03'])
  expect(periodsUntil('QUARTER', '2020-12-31')).toEqual(['2020-Q1', '2020-Q2', '2020-Q3', '2020-Q4'])
  expect(periodsUntil('QUARTER', '2020-01-01')).toEqual(['2020-Q1'])
})

test.each([
  ['2020-06-14T15:59:59Z', 20200614],
  ['2020-06-14T16:00:00Z', 20200615],
  ['2019-12-31T16:00:00Z', 20200101],
])('at %s it is %d in China', (moment, day) => expect(inChina(Date.parse(moment))).toBe(day))

test('a day lies in its periods, and days after it come after it', () => {
  const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 900 }), (date, many) => {
      const text = date.toISOString().slice(0, 10)
      const day = dayOf(text)
      expect(written(day)).toBe(text)
      for (const grain of ['YEAR', 'QUARTER', 'MONTH'] as const) {
        const [first, last] = spanOf(periodOf(grain, day))
        expect(first <= day && day <= last).toBe(true)
      }
      expect(daysAfter(daysAfter(day, many), -many)).toBe(day)
      expect(Date.parse(written(daysAfter(day, many))) - Date.parse(text)).toBe(many * 86_400_000)
    }),
  )
})
