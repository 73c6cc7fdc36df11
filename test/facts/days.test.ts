import * as fc from 'fast-check'
import { daySpan, daysIn, edtf, fromSerial, monthSpan, parseDay, parseEdtf, toSerial } from '../../src/facts/days'

const read = (text: string, year?: number): string | null => {
  const span = parseDay(text, year)
  return span && edtf(span)
}

describe('days as offices write them', () => {
  test.each([
    ['2020-06-15', '2020-06-15'],
    ['2020.6.5', '2020-06-05'],
    ['2020/6/5', '2020-06-05'],
    ['2020年6月5日', '2020-06-05'],
    ['２０２０年６月５日', '2020-06-05'],
    ['20200605', '2020-06-05'],
    ['2020-6-5 8:30', '2020-06-05'],
    ['2020年5月', '2020-05'],
    ['2020.05', '2020-05'],
    ['2020.5', '2020-05'],
    ['202005', '2020-05'],
    ['2020年6月底前', '2020-06'],
    ['2020年', '2020'],
    ['2019年底', '2019'],
    ['二〇二〇年五月十二日', '2020-05-12'],
    ['2020年6月中旬', '2020-06-11/2020-06-20'],
    ['2020年2月下旬', '2020-02-21/2020-02-29'],
    ['2018年2月-6月', '2018-02/2018-06'],
    ['2018.2-2019.6', '2018-02/2019-06'],
    ['2020年5月18日-20日', '2020-05-18/2020-05-20'],
    ['2020年5月18日至6月2日', '2020-05-18/2020-06-02'],
    ['2020年第一季度', '2020-01/2020-03'],
    ['2020年上半年', '2020-01/2020-06'],
    ['民國104年', '2015'],
    ['民国104年12月', '2015-12'],
    ['104年12月5日', '2015-12-05'],
    ['104Y12M', '2015-12'],
  ])('%s is %s', (text, expected) => expect(read(text)).toBe(expected))

  test.each([
    ['6月中旬', '2020-06-11/2020-06-20'],
    ['6月5日', '2020-06-05'],
    ['7月', '2020-07'],
    ['2月-6月', '2020-02/2020-06'],
    ['6月底前', '2020-06'],
    ['第三季度', '2020-07/2020-09'],
  ])('%s takes its year from the sheet', (text, expected) => {
    expect(read(text, 2020)).toBe(expected)
    expect(read(text)).toBeNull()
  })

  test.each([
    '2020-02-30',
    '2019.2.29',
    '2020年13月',
    '长期',
    '立行立改',
    '2020-6-31',
    '',
    '2202.1.1x',
    '6月5日-3日',
    '97Y06M',
    '97年',
  ])('%s is no day', (text) => expect(read(text, 2020)).toBeNull())

  test('serial numbers are converted without a clock', () => {
    expect(fromSerial(43997)).toEqual([20200615, 20200615])
    expect(fromSerial(43997.99)).toEqual([20200615, 20200615])
    expect(fromSerial(60)).toBeNull()
    expect(fromSerial(0)).toBeNull()
  })

  const aDay = fc
    .tuple(fc.integer({ min: 1901, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
    .map(([y, m, d]) => daySpan(y, m, Math.min(d, daysIn(y, m)))!)
  const aMonth = fc
    .tuple(fc.integer({ min: 1901, max: 2099 }), fc.integer({ min: 1, max: 12 }))
    .map(([y, m]) => monthSpan(y, m)!)

  test('every interval reads back from its EDTF string', () => {
    fc.assert(
      fc.property(fc.oneof(aDay, aMonth), fc.oneof(aDay, aMonth), (a, b) => {
        const span = a[0] <= b[0] && a[1] <= b[1] ? ([a[0], b[1]] as const) : ([b[0], Math.max(a[1], b[1])] as const)
        expect(parseEdtf(edtf([...span]))).toEqual(span)
      }),
    )
  })

  test('every day reads back from its serial number', () => {
    fc.assert(fc.property(aDay, ([first]) => expect(fromSerial(toSerial(first))).toEqual([first, first])))
  })

  test('no text makes it fail or hang', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.option(fc.constant(2020), { nil: undefined }),
        (text, year) => void parseDay(text, year),
      ),
    )
    const began = Date.now()
    for (const text of ['2020/'.repeat(5000), '至'.repeat(20_000), '2020年'.repeat(5000), '5月-'.repeat(5000)])
      parseDay(text, 2020)
    expect(Date.now() - began).toBeLessThan(1000)
  })
})
