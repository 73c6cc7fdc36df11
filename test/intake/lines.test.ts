import { lineClassifier } from '../../src/intake/model/lines'
import type { CellValue } from '../../src/sheets/sheet'

const header: [number, string][][] = [
  [
    [0, '序号'],
    [1, '行政村'],
    [2, '总户数'],
    [3, '总人口'],
  ],
]

const classOf = (cells: CellValue[], first = false) => {
  const classify = lineClassifier(header)
  if (!first) classify({ row: 1, cells: ['x', 'y'] })
  return classify({ row: 2, cells })
}

test.each<[string, CellValue[]]>([
  ['data', [1, '石桥村', 210, 812]],
  ['data', [2, '合计村', 210, 812]],
  ['blank', [undefined, ' ', undefined]],
  ['total', ['合计', undefined, 210, 812]],
  ['total', [undefined, '合  计', 210, 812]],
  ['total', ['全县合计', undefined, 210, 812]],
  ['total', ['总计：', undefined, 210, 812]],
  ['total', [17, '合计', 210, 812]],
  ['subtotal', ['小计', undefined, 210, 812]],
  ['subtotal', ['石桥民族乡小计', undefined, 210, 812]],
  ['of-which', ['其中：少数民族', undefined, 20, 80]],
  ['note', ['注：以上数据截至2020年6月15日']],
  ['note', ['填表人：', undefined, undefined, '审核人：']],
  ['note', ['填报日期：2020年6月15日']],
  ['section', ['一、城关镇']],
  ['section', ['（二）石桥民族乡']],
  ['header', ['序号', '行政村', '总户数', '总人口']],
  ['data', ['1', '行政村委会', '总户数', '5']],
])('%s: %j', (kind, cells) => expect(classOf(cells)).toBe(kind))

test('the numbering row below a header is none of the data, the same figures later are', () => {
  expect(classOf(['1', '2', '3', '4'], true)).toBe('numbering')
  expect(classOf(['甲', '乙', '1', '2'], true)).toBe('numbering')
  expect(classOf(['栏次', 1, 2, 3], true)).toBe('numbering')
  expect(classOf([1, '石桥村', 2, 3], true)).toBe('data')
})
