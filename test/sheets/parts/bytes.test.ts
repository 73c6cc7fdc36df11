/** Bytes of a sheet's XML are read as the slow ways read them: `Number` for numbers, a parser of XML for text. */
import fc from 'fast-check'
import { mixedText, numberOf, passElement, passMarkup, tagEnd, textOf } from '../../../src/sheets/parts/bytes'
import { NotPlainXlsx } from '../../../src/sheets/parts/not-plain-xlsx'

const number = (text: string): number => {
  const bytes = Buffer.from(`<${text}>`)
  return numberOf(bytes, 1, bytes.length - 1)
}

describe('numbers', () => {
  test.each([
    ['0', 0],
    ['7', 7],
    ['-7', -7],
    ['.5', 0.5],
    ['5.', 5],
    ['0.1', 0.1],
    ['00012', 12],
    ['1.7976931348623157E+308', Number.MAX_VALUE],
    ['9007199254740993', 9007199254740992],
    ['0.30000000000000004', 0.30000000000000004],
    [' 12 ', 12],
  ])('%s', (text, value) => expect(number(text)).toBe(value))

  test.each(['', ' ', '-', '.', '-.', '--1', '1.2.3', '1,5', '约3', '1e', '#N/A'])('“%s” is none', (text) =>
    expect(number(text)).toBeNaN(),
  )

  test('any decimal is what Number makes of it, to the last bit', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 24 })
    const decimal = fc
      .tuple(fc.constantFrom('', '-'), digits, fc.constantFrom('', '.'), digits)
      .map((each) => each.join(''))
    fc.assert(
      fc.property(fc.oneof(decimal, fc.double({ noNaN: true, noDefaultInfinity: true }).map(String)), (text) => {
        expect(number(text)).toBe(text === '' ? Number.NaN : Number(text))
      }),
    )
  })
})

const text = (inside: string): string => {
  const bytes = Buffer.from(`${inside}</t><">`)
  return mixedText(bytes, 0, bytes.length - 3).text
}

test.each([
  ['plain', 'plain'],
  ['&lt;中&amp;文&gt;', '<中&文>'],
  ['a<!-- no & -->b', 'ab'],
  ['a<![CDATA[<b> &amp; ]]>c', 'a<b> &amp; c'],
  ['a<?x y?>b', 'ab'],
  ['_x000D_\r\n', '\n'],
  ['_x005F_x000D_', '_x000D_'],
  ['', ''],
])('text %j is %j', (inside, meant) => expect(text(inside)).toBe(meant))

test.each(['a<b>c', 'a<!-- no end', 'a<!DOCTYPE x>'])('text %j is left to the slower reader', (inside) =>
  expect(() => text(inside)).toThrow(NotPlainXlsx),
)

test('text without anything to undo is what it says, whatever its characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (any) => {
      const plain = any.replace(/[&_\r<>\ud800-\udfff]/g, '')
      const bytes = Buffer.from(plain)
      expect(textOf(bytes, 0, bytes.length)).toBe(plain)
    }),
  )
})

test('a tag ends at the bracket that no quotes are about', () => {
  const bytes = Buffer.from(`<a b=">" c='">'>x`)
  expect(tagEnd(bytes, 0, bytes.length)).toBe(bytes.length - 2)
})

test.each([
  ['<x:ext a="/>"/>rest', 'rest'],
  ['<x:ext><x:b/></x:ext>rest', 'rest'],
  ['<x:ext a="1"></x:ext>rest', 'rest'],
])('of %j the element is passed', (xml, rest) => {
  const bytes = Buffer.from(xml)
  expect(bytes.toString('utf8', passElement(bytes, 3, bytes.length, Buffer.from('x:')))).toBe(rest)
})

test('what is neither comment, CDATA nor instruction is not passed over', () => {
  const bytes = Buffer.from('<!ENTITY x "y">')
  expect(() => passMarkup(bytes, 0, bytes.length)).toThrow(NotPlainXlsx)
})
