/** The column that numbers the rows tells where rows were lost, and keeps quiet when it numbers something else. */
import { RowNumbers } from '../../../src/intake/read/row-numbers'
import type { CellValue } from '../../../src/sheets/sheet'

function told(...numbers: CellValue[]) {
  const seen = new RowNumbers(1)
  for (const [i, number] of numbers.entries()) seen.see({ row: i + 3, cells: ['村', number] })
  return seen.faults()
}

test.each([
  ['none', []],
  ['one', [7]],
  ['in order', [1, 2, 3]],
  ['as texts', ['1', ' 2 ', '3']],
  ['begun again for every group', [1, 2, 3, 1, 2, 1]],
  ['with gaps between them that are no numbers', [1, undefined, '合计', 2, 3]],
  ['that are numbers of something else', [17, 4, 90, 33]],
  ['not whole, not positive, too long', [1, 1.5, 0, -3, '12345678', 2]],
])('numbers %s are no trouble', (_, numbers) => expect(told(...(numbers as CellValue[]))).toEqual([]))

test.each([
  ['a lost row', [1, 2, 4, 5], 'B5', '4'],
  ['a number met twice', [1, 2, 2, 3], 'B5', '2'],
  ['two rows exchanged', [1, 2, 3, 5, 4, 5, 6, 7], 'B6', '5'],
])('%s is told at its place', (_, numbers, address, found) => {
  const [fault, ...others] = told(...numbers)
  expect(others).toEqual([])
  expect(fault).toMatchObject({ severity: 'warning', address, found })
  expect(fault?.message.zh).toContain(`${address} 是 ${found}，上一行是 ${numbers[Number(address.slice(1)) - 4]}`)
})

test('of many breaks the first few are named', () => {
  const [fault] = told(...Array.from({ length: 40 }, (_, i) => 1 + i + Math.floor(i / 4)))
  expect(fault?.message.zh.match(/上一行是/g)).toHaveLength(5)
  expect(fault?.message.zh).toContain('9')
})
