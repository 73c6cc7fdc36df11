/** What one cell of a roster says about itself. Every library-specific form (column, field, check, header) is derived from this. */
import type { Kind } from './kinds/kind'
import type { CellTraits } from './traits'

/** What a roster says of one of its cells. */
export interface CellFacts extends CellTraits {
  kind: Kind
}

/** Name of the column a cell is stored in, before any suffix: `allocatedOn` → `allocated_on`. */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** `unit` → `Unit`. */
export const pascal = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1)
