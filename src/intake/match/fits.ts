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

function couldBe(cell: CellFacts, value: CellValue): boolean {
  if (isSpecial(value) && ('error' in value || 'uncached' in value)) return true
  return cell.kind.sheet.fits(value, cell)
}
