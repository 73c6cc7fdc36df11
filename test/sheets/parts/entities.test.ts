/** References become the one character each of them means, and nothing else does. */
import fc from 'fast-check'
import { decodeEntities, plainText } from '../../../src/sheets/parts/entities'

test.each([
  ['&lt;&gt;&amp;&quot;&apos;', '<>&"\''],
  ['&#20013;&#x6587;&#X6587;', '中文文'],
  ['&#x20bb7;', '𠮷'],
  ['&nbsp;&times;&hellip;', '\u00a0×…'],
  ['&amp;lt;', '&lt;'],
  ['&amp;#65;', '&#65;'],
  ['&unknown;&;&#;&#x;', '&unknown;&;&#;&#x;'],
  ['&#0;&#1114112;&#x110000;', '&#0;&#1114112;&#x110000;'],
  ['A&B 公司; &lt', 'A&B 公司; &lt'],
])('%j is %j', (written, meant) => expect(decodeEntities(written)).toBe(meant))

test.each([
  ['a_x000D_\nb', 'a\nb'],
  ['a\r\nb\rc', 'a\nb\rc'],
  ['_x005F_x0041_', '_x0041_'],
  ['_x0041', '_x0041'],
  ['&nbsp;', '&nbsp;'],
  ['&#95;x0041_', 'A'],
])('of an OOXML part %j is %j', (written, meant) => expect(plainText(written)).toBe(meant))

test('what any text is written as, it is read as', () => {
  const written = (text: string): string =>
    text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`).replace(/_(?=x[\da-fA-F]{4}_)/g, '_x005F_')
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'a&<>"_x05FD41;#中𠮷') }), (text) => {
      expect(plainText(written(text))).toBe(text)
    }),
  )
})
