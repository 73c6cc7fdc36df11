/** Whether the values below a heading can be a cell at all: 行政村 with numbers in it is a count, not a name. */
import type { CellFacts } from '../../facts/cell'
import { isSpecial, missingIn } from '../../facts/reading'
import type { CellValue } from '../../sheets/sheet'

export function fits(cell: CellFacts, samples: CellValue[]): boolean {
  let good = 0
  let bad = 0
  for (const value of samples) {
    if (value === undefined || (typeof value === 'string' && missingIn(value))) continue
    if (couldBe(cell, value)) good++
    else bad++
  }
  return good >= bad
}

const DIGITS = /^[\d.,０-９，．\s%]+$/
const FIGURE = /[\d０-９一二三四五六七八九十百千万]/

function couldBe(cell: CellFacts, value: CellValue): boolean {
  if (isSpecial(value) && ('error' in value || 'uncached' in value)) return true
  switch (cell.kind.name) {
    case 'text':
      return cell.code || !(typeof value === 'number' || (typeof value === 'string' && DIGITS.test(value)))
    case 'flag':
      return (
        typeof value === 'boolean' ||
        (typeof value === 'string' ? value.length <= 20 : value === 0 || value === 1 || isSpecial(value))
      )
    case 'choice':
      return typeof value === 'string'
    case 'whole':
    case 'money':
    case 'decimal':
    case 'percent':
      return isFigure(value)
    case 'year':
      return typeof value === 'number' ? value > 1900 && value < 2200 : isSpecial(value) || /[\d二]/.test(String(value))
    default:
      return true
  }
}

export const isFigure = (value: CellValue): boolean =>
  typeof value === 'number' ||
  isSpecial(value) ||
  (typeof value === 'string' && value.length <= 40 && FIGURE.test(value))
