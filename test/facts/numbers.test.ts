import * as fc from 'fast-check'
import { chinese, fit, fromDouble, parseDecimal, point, round } from '../../src/facts/numbers'

const value = (text: string): string | null => {
  const found = parseDecimal(text)
  return found && point(found.digits, found.scale, true)
}

describe('numbers as offices write them', () => {
  test.each([
    ['0', '0'],
    ['1234.50', '1234.5'],
    ['1,234.5', '1234.5'],
    ['１２，３４５．６７', '12345.67'],
    ["'00123", '123'],
    [' 12 000 ', '12000'],
    ['-3.2', '-3.2'],
    ['￥450,000.00', '450000'],
    ['45万元', '450000'],
    ['45.5万', '455000'],
    ['1.2亿元', '120000000'],
    ['3千', '3000'],
    ['120户', '120'],
    ['39个', '39'],
    ['二十三', '23'],
    ['二百零四', '204'],
    ['十七', '17'],
    ['三万五千元', '35000'],
    ['.5', '0.5'],
  ])('%s is %s', (text, expected) => expect(value(text)).toBe(expected))

  test.each(['', '-', '1,23', '12-15', '1.2.3', 'abc', '45万元左', '12a', '二三', '约', '1 2 ３4x'])(
    '%j is no number',
    (text) => expect(parseDecimal(text)).toBeNull(),
  )

  test.each([
    ['300余', 'OVER'],
    ['300多人', 'OVER'],
    ['10000余份', 'OVER'],
    ['约600', 'ABOUT'],
    ['600左右', 'ABOUT'],
    ['近120', 'NEARLY'],
    ['不少于20', 'AT_LEAST'],
    ['20以上', 'AT_LEAST'],
    ['超过5', 'OVER'],
    ['二十余', 'OVER'],
    ['300', 'EXACT'],
  ])('%s is %s', (text, qualifier) => expect(parseDecimal(text)!.qualifier).toBe(qualifier))

  test('a unit inside the text stands for itself; the unit of the column does not apply', () => {
    expect(parseDecimal('45万元')!.absolute).toBe(true)
    expect(parseDecimal('450000元')!.absolute).toBe(true)
    expect(parseDecimal('45')!.absolute).toBe(false)
    expect(parseDecimal('12.5%')).toMatchObject({ percent: true, absolute: false })
  })

  test('Chinese numerals need a place or one or four digits', () => {
    expect(chinese('二〇二〇')).toBe(2020)
    expect(chinese('一百二十')).toBe(120)
    expect(chinese('二三')).toBeNull()
  })

  test('doubles lose their binary noise and nothing else', () => {
    expect(point(fromDouble(0.1 + 0.2)!.digits, fromDouble(0.1 + 0.2)!.scale)).toBe('0.3')
    expect(fit(fromDouble(25956.7773)!, 6)).toBe(25956777300n)
    expect(fromDouble(1e21)!.digits).toBe(10n ** 21n)
    expect(fromDouble(Number.NaN)).toBeNull()
  })

  test('fits exactly or not at all, and rounds half away from zero', () => {
    expect(fit(parseDecimal('45.5')!, 2)).toBe(4550n)
    expect(fit(parseDecimal('45.555')!, 2)).toBeNull()
    expect(round(parseDecimal('45.555')!, 2)).toBe(4556n)
    expect(round(parseDecimal('-45.555')!, 2)).toBe(-4556n)
  })

  test('what is printed reads back as the same number', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.integer({ min: 0, max: 6 }),
        (digits, places) => {
          expect(fit(parseDecimal(point(digits, places))!, places)).toBe(digits)
        },
      ),
    )
  })

  test('separators, widths and spaces change nothing', () => {
    const wide = (text: string) => text.replace(/[0-9.,]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (n) => {
        expect(value(wide(n.toLocaleString('en')))).toBe(String(n))
        expect(value(` ${n} `)).toBe(String(n))
      }),
    )
  })

  test('no text makes it fail or hang', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseDecimal(text)))
    const began = Date.now()
    for (const text of ['1,'.repeat(20_000), '9'.repeat(60_000), '约'.repeat(60_000), '1 '.repeat(30_000)])
      parseDecimal(text)
    expect(Date.now() - began).toBeLessThan(1000)
  })
})
