/** Every way of putting a figure into words, and what none of them makes of a value it is not meant for. */
import fc from 'fast-check'
import { filters, worded } from '../../src/measure/wording'

const on = '2020-06-15'
const said = (name: string, values: string[], given: string[] = []): string =>
  worded(values, [{ name, arguments: given }], on)

test.each([
  ['万元', ['450000.00'], '45'],
  ['万元', ['123456.78'], '12.345678'],
  ['亿元', ['-100000000'], '-1'],
  ['日期', ['2020-06-05'], '2020年6月5日'],
  ['日期', ['2020-06'], '2020年6月'],
  ['日期', ['2020'], '2020年'],
  ['年', ['2020-06-15'], '2020'],
  ['月', ['2020-06-15'], '6'],
  ['月', ['2020-11'], '11'],
  ['月', ['2020'], '2020'],
  ['旬', ['2020-06-10', '2020-06-11', '2020-06-20', '2020-06-21'], '6月上旬、6月中旬、6月下旬'],
  ['旬名', ['2020-06-11/2020-06-20'], '中旬'],
  ['期限', ['2020-02-29', '2020-06-30', '2020-06-29', '2021-02-28'], '2月底、6月底、6月29日、2021年2月底'],
  ['期限', ['2020-04/2020-06'], '6月底'],
  ['汉字', ['0', '8', '10', '12', '20', '99', '100'], '零、八、十、十二、二十、九十九、100'],
  ['去重', ['甲', '乙', '甲'], '甲、乙'],
  ['连以', ['甲'], '甲'],
])('%s of %j is %s', (name, values, text) => expect(said(name, values)).toBe(text))

test.each([
  ['前', ['甲', '乙', '丙'], ['2'], '甲、乙'],
  ['连以', ['甲', '乙', '丙'], ['和'], '甲、乙和丙'],
])('%s of %j with %j is %s', (name, values, given, text) => expect(said(name, values, given)).toBe(text))

test.each([[[]], [['']], [['', '']]])('nothing to say, %j, is a gap in every wording', (values) => {
  for (const { name } of filters) expect(said(name, values, ['1'])).toBe('___')
})

test('wordings follow one another', () => {
  const wanted = ['旬', '连以'].map((name) => ({ name, arguments: ['和'] }))
  expect(worded(['2020-04-11', '2020-05-01', '2020-04-12'], wanted, on)).toBe('4月中旬和5月上旬')
})

test('one that there is not is refused with those that there are', () =>
  expect(() => said('千元', ['1'])).toThrow(/千元.*万元/))

test('a text that is neither number nor day is left alone, whatever is asked of it', () => {
  const words = fc.string({ unit: fc.constantFrom(...'约三万—村ab（） '), minLength: 5, maxLength: 8 })
  fc.assert(
    fc.property(words, fc.constantFrom('万元', '亿元', '日期', '月', '旬', '期限', '汉字', '去重'), (text, name) => {
      expect(said(name, [text])).toBe(text)
    }),
  )
})
