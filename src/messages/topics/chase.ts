/** What an office is asked to do in its chase list: which cells of which row to fill in or mend. */
import { message } from '../message'

const each = (cells: readonly string[]): string => cells.map((cell) => `“${cell}”`).join('')
const listed = (cells: readonly string[]): string => cells.map((cell) => `“${cell}”`).join(', ')

export const chaseMessages = {
  'chase.apart': message(
    'LINK_AMBIGUOUS',
    {},
    '这条记录与别的记录分不开，没有预填。请在原表中改正，重新导入原表',
    'this row cannot be told from another one and is not filled in; mend it in the original sheet and import that again',
  ),
  'chase.missing-row': message(
    'REQUIRED',
    { sheet: 'text', row: 'number' },
    ({ sheet, row }) => `请填写《${sheet}》第 ${row} 行`,
    ({ sheet, row }) => `fill in row ${row} of “${sheet}”`,
  ),
  'chase.empty-cells': message(
    'REQUIRED',
    { sheet: 'text', row: 'number', cells: 'texts' },
    ({ sheet, row, cells }) => `请在《${sheet}》第 ${row} 行填写${each(cells)}`,
    ({ sheet, row, cells }) => `fill in ${listed(cells)} in row ${row} of “${sheet}”`,
  ),
  'chase.wrong-cells': message(
    'RULE',
    { sheet: 'text', row: 'number', cells: 'texts', clears: 'yes' },
    ({ sheet, row, cells }) =>
      cells.length === 1
        ? `请核对并改正《${sheet}》第 ${row} 行的${each(cells)}`
        : `请核对《${sheet}》第 ${row} 行的${each(cells)}，改正不对的一格`,
    ({ sheet, row, cells }) => `check ${listed(cells)} in row ${row} of “${sheet}” and mend what is wrong`,
    { actions: ({ clears }) => (clears ? [{ kind: 'empty-cell' }] : []) },
  ),
}
