/** A stored cell comes in, what a person would type for it goes out; the reader of its kind makes the same stored cell of it again. */
import type { CellFacts } from '../../facts/cell'
import { type Span, spoken } from '../../facts/days'
import type { Stored } from '../../facts/kinds/kind'

/** More digits than a spreadsheet keeps of a number. */
const MAX_DIGITS = 15

const number = (text: string): string | number => (text.replace(/\D/g, '').length <= MAX_DIGITS ? Number(text) : text)

/** Numbers as numbers where that loses nothing; 300余, days and percentages with their sign as texts. */
export function typedOut(cell: CellFacts, stored: Stored[]): string | number | undefined {
  if (stored[0] === null || stored[0] === undefined) return undefined
  const text = cell.kind.display(stored, cell)
  const kind = cell.kind.name
  if (kind === 'day') return spoken(stored as unknown as Span)
  if (kind === 'whole') return /^\d+$/.test(text) ? number(text) : text
  return kind === 'money' || kind === 'decimal' || kind === 'year' ? number(text) : text
}
