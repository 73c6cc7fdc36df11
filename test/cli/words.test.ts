import { distance, suggest } from '../../src/cli/input/suggest'
import { progressLine } from '../../src/cli/output/progress'
import { tableLines } from '../../src/cli/output/table'
import { displayWidth } from '../../src/sheets/write/display-width'

test('distance counts letters to change, a swap as one', () => {
  expect(distance('paid', 'paid')).toBe(0)
  expect(distance('recieved', 'received')).toBe(1)
  expect(distance('', 'abc')).toBe(3)
})

test('suggestions are near, few, and never anything at all', () => {
  expect(suggest('recieved', ['received', 'paid', 'planned'])).toEqual(['received'])
  expect(suggest('Vilage', ['Village', 'village', 'villages', 'Unit'])).toEqual(['Village', 'villages'])
  expect(suggest('村', ['行政村'])).toEqual([])
  expect(suggest('台账', ['投资台账', '督查'])).toEqual(['投资台账'])
  expect(suggest('zzzzzz', ['received', 'paid'])).toEqual([])
})

test('columns stand straight beside Chinese', () => {
  expect(displayWidth('资金a（元）')).toBe(11)
  expect(
    tableLines(
      ['名称', '数'],
      [
        ['石桥村', 7],
        ['a', 12],
      ],
    ),
  ).toEqual(['名称    数', '石桥村   7', 'a       12'])
})

test('progress shows on a terminal within its width, and nowhere else', () => {
  const written: string[] = []
  const out = (isTTY: boolean) => ({ isTTY, columns: 30, write: (text: string) => written.push(text) > 0 })
  const quiet = progressLine(out(false), 2)
  quiet.at('a', 1)
  quiet.clear()
  expect(written).toEqual([])
  const shown = progressLine(out(true), 2)
  shown.at('2020年创建资金台账.xlsx · 2020年', 2000, '2020年创建资金台账.xlsx')
  shown.clear()
  expect(written[0]).toContain('██████████░░░░░░░░░░ 1/2 ')
  expect(displayWidth(written[0]!.replace('\r\x1b[2K', ''))).toBeLessThan(30)
  expect(written[1]).toBe('\r\x1b[2K')
})

test('a terminal that does not know its width is taken for a usual one', () => {
  const written: string[] = []
  progressLine({ isTTY: true, columns: 0, write: (text: string) => written.push(text) > 0 }, 1).at('甲.xlsx', 7)
  expect(written[0]).toContain('1/1 甲.xlsx · 7')
})
