/** A cell's written value and its type give the value meant. */
import { defaultLimits } from '../../../src/sheets/parts/limits'
import { Meter } from '../../../src/sheets/parts/meter'
import { NotPlainXlsx } from '../../../src/sheets/parts/not-plain-xlsx'
import { kindOf, Values } from '../../../src/sheets/parts/value'

const values = new Values(
  '村',
  { strings: ['东村', ''], styles: ['plain', 'date', 'percent'], shift: 0 },
  new Meter({ ...defaultLimits, cellText: 5 }),
)

function read(type: string, written: string, style = 0) {
  const tag = Buffer.from(`"${type}"          `)
  const bytes = Buffer.from(written)
  return values.value(bytes, 0, bytes.length, kindOf(tag, 1, 0x22), style, 3, 2)
}

test.each([
  ['n', '12.5', 0, 12.5],
  ['n', '43997', 1, { date: 43997 }],
  ['n', '0.5', 2, { percent: 0.5 }],
  ['n', '7', 99, 7],
  ['n', '1e999', 0, { error: '#NUM!' }],
  ['n', '-', 0, { error: '#NUM!' }],
  ['s', '0', 0, '东村'],
  ['s', '1', 0, undefined],
  ['str', 'a&lt;b', 0, 'a<b'],
  ['str', '', 0, undefined],
  ['b', '1', 0, true],
  ['b', 'true', 0, true],
  ['b', '0', 0, false],
  ['e', '#REF!', 0, { error: '#REF!' }],
  ['d', '1899-12-31', 0, { date: 1 }],
  ['d', '2020-06-15', 0, { date: 43997 }],
  ['d', '2020-06-15T12:00:00Z', 0, { date: 43997.5 }],
  ['d', '06:00', 0, { date: 0.25 }],
  ['d', '2020-02-30x', 0, '2020-02-30x'],
  ['d', '', 0, ''],
] as const)('%s %j in style %d', (type, written, style, value) => expect(read(type, written, style)).toEqual(value))

test('a shared text that is not there, or has no number, is told with its place or left to others', () => {
  expect(() => read('s', '2')).toThrow(/C3/)
  expect(() => read('s', '-1')).toThrow(NotPlainXlsx)
  expect(() => read('x', '1')).toThrow(NotPlainXlsx)
})

test('a text longer than allowed is refused where it stands', () => expect(() => read('str', '123456')).toThrow(/C3/))
