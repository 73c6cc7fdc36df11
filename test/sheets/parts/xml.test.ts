/** The tags of a small part, one after the other; what is not plainly UTF-8 without a DTD is left to others. */
import { NotPlainXlsx } from '../../../src/sheets/parts/not-plain-xlsx'
import { isTrue, tags } from '../../../src/sheets/parts/xml'

const all = (xml: string | Buffer, ...names: string[]) =>
  [...tags(Buffer.from(xml as string))].map(({ name, kind, attribute }) => [kind, name, ...names.map(attribute)])

test('names come without prefixes, values decoded, whatever the quotes', () => {
  expect(
    all(`<?xml version="1.0" encoding='UTF-8'?><a:b x:id = "1 &gt; 0" t='a"b'><c id="" /></a:b >`, 'id', 't'),
  ).toEqual([
    ['open', 'b', '1 > 0', 'a"b'],
    ['empty', 'c', '', undefined],
    ['close', 'b', undefined, undefined],
  ])
})

test('an attribute is not another one that ends in its name, nor words in a value', () => {
  expect(all(`<s hidden="0" veryhidden="1" note="id='9'" id="3"/>`, 'hidden', 'id')).toEqual([['empty', 's', '0', '3']])
})

test('brackets in values, comments and CDATA begin and end nothing', () => {
  expect(all(`\ufeff<a v="<b>"><!-- <c> --><![CDATA[<d>]]></a>`)).toEqual([
    ['open', 'a'],
    ['close', 'a'],
  ])
})

test.each([
  ['another encoding', '<?xml version="1.0" encoding="GBK"?><a/>'],
  ['a document type', '<!DOCTYPE a><a/>'],
  ['UTF-16', Buffer.from('\ufeff<a/>', 'utf16le')],
  ['an open comment', '<a><!-- </a>'],
  ['an open tag', '<a b="c>'],
])('%s is a doubt', (_, xml) => expect(() => all(xml)).toThrow(NotPlainXlsx))

test.each([
  ['1', true],
  ['true', true],
  ['on', true],
  ['0', false],
  ['', false],
  [undefined, false],
] as const)('%s as a flag', (value, held) => expect(isTrue(value)).toBe(held))
