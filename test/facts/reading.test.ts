import { isSpecial, missingIn, rawText, specialLiteral } from '../../src/facts/reading'
import type { CellValue, SpecialCell } from '../../src/sheets/sheet'

test.each([
  ['', 'BLANK'],
  ['—', 'BLANK'],
  ['暂无相关数据', 'BLANK'],
  ['null', 'BLANK'],
  ['___', 'REDACTED'],
  ['保密', 'REDACTED'],
  ['/', 'NOT_APPLICABLE'],
  ['N/A', 'NOT_APPLICABLE'],
  ['0', undefined],
  ['无锡', undefined],
  ['保密局', undefined],
  ['没有落实到人的事项，应在月底前逐项说明原因，并报县里备案，不得以空白或“无”代替，也不得', undefined],
])('%j is %s', (text, why) => expect(missingIn(text)).toBe(why))

test.each<[SpecialCell, string]>([
  [{ date: 43997 }, '2020-06-15'],
  [{ date: 60 }, '60'],
  [{ percent: 0.07 }, '7%'],
  [{ percent: 0.2857 }, '28.57%'],
  [{ error: '#REF!' }, '#REF!'],
  [{ uncached: 'A1+B1' }, ''],
])('%j reads %j', (raw, text) => {
  expect(isSpecial(raw)).toBe(true)
  expect(specialLiteral(raw)).toBe(text)
})

test.each<[CellValue, string]>([
  [undefined, ''],
  [true, 'TRUE'],
  [false, 'FALSE'],
  ['石桥村', '石桥村'],
  [0.1 + 0.2, '0.3'],
  [12.5, '12.5'],
  [2 ** 60, '1152921504606847000'],
  [{ date: 43997 }, '2020-06-15'],
  [{ uncached: 'SUM(A1:A3)' }, '=SUM(A1:A3)'],
])('a report shows %j as %j', (raw, text) => expect(rawText(raw)).toBe(text))
