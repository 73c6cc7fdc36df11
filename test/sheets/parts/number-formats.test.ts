/** A number format says whether a number is a date, a percentage or neither; words in it say nothing. */
import { classOf, classOfBuiltIn, numberCell, SHIFT_1904 } from '../../../src/sheets/parts/number-formats'

test.each([
  ['General', 'plain'],
  ['G/通用格式"户"', 'plain'],
  ['0.00E+00', 'plain'],
  ['#,##0.00"元/day"', 'plain'],
  ['0\\d', 'plain'],
  ['_d0', 'plain'],
  ['[Red]0;[DBNum1]0', 'plain'],
  ['[$¥-804]#,##0', 'plain'],
  ['# ?/?', 'plain'],
  ['@', 'plain'],
  ['', 'plain'],
  ['0;yyyy', 'plain'],
  ['0"100%"', 'plain'],
  ['0.0%', 'percent'],
  ['0%;[Red]-0%', 'percent'],
  ['yyyy"年"m"月"d"日"', 'date'],
  ['[$-804]aaaa', 'date'],
  ['[DBNum1][$-804]yyyy"年"', 'date'],
  ['上午/下午h:mm', 'date'],
  ['[h]:mm', 'date'],
  ['[mm]', 'date'],
  ['YYYY/MM', 'date'],
  ['"unclosed yyyy', 'plain'],
])('%s is %s', (format, kind) => {
  expect(classOf(format)).toBe(kind)
  expect(classOf(format)).toBe(kind)
})

test.each([
  [0, 'plain'],
  [9, 'percent'],
  [10, 'percent'],
  [11, 'plain'],
  [13, 'plain'],
  [14, 'date'],
  [22, 'date'],
  [23, 'plain'],
  [31, 'date'],
  [37, 'plain'],
  [44, 'plain'],
  [45, 'date'],
  [48, 'plain'],
  [57, 'date'],
  [59, 'plain'],
] as const)('the built-in format %d is %s', (id, kind) => expect(classOfBuiltIn(id)).toBe(kind))

test.each([
  [0.25, 'percent', 0, { percent: 0.25 }],
  [43997, 'date', 0, { date: 43997 }],
  [42535, 'date', SHIFT_1904, { date: 43997 }],
  [2958465.9, 'date', 0, { date: 2958465.9 }],
  [2958466, 'date', 0, 2958466],
  [2958465, 'date', SHIFT_1904, 2958465],
  [-1, 'date', 0, -1],
  [5, 'plain', 0, 5],
] as const)('%d as %s, %d days on', (value, kind, shift, cell) => expect(numberCell(value, kind, shift)).toEqual(cell))
