/** A stored cell comes in, what a person would type for it goes out; the reader of its kind makes the same stored cell of it again. */
import type { CellFacts } from '../../facts/cell'
import type { Stored } from '../../facts/kinds/kind'

/** Numbers as numbers where that loses nothing; 300余, days and percentages with their sign as texts. */
export function typedOut(cell: CellFacts, stored: Stored[]): string | number | undefined {
  if (stored[0] === null || stored[0] === undefined) return undefined
  return cell.kind.typed?.(stored, cell) ?? cell.kind.display(stored, cell)
}
