/**
 * Statements across the cells of one row, as data: when · left · operator · right, how bad a breach is, what a blank side
 * means. Sides are small expressions over the row's own cells, so one list serves the import, `check` and the documentation.
 */

/** True when the cell holds one of these values (as the API shows them), is filled, or is empty. */
export interface Condition {
  cell: string
  is: (string | number | boolean)[] | 'present' | 'absent'
}

/** A cell; a constant; a sum of cells; a − b + c; a ÷ b × times; a cell × a factor. Money counts in yuan, days compare as intervals. */
export type Side =
  | string
  | number
  | { sum: string[] }
  | { minus: [string, string]; plus?: string }
  | { ratio: [string, string]; times?: number }
  | { cell: string; times: number }

export interface Rule {
  id: string
  /** The rule applies only to rows for which this holds. */
  when?: Condition
  /** Either a condition that must hold … */
  must?: Condition
  /** … or a comparison. `le` on days: the left does not begin after the right ends. */
  left?: Side
  operator?: 'le' | 'ge' | 'eq'
  right?: Side
  /** How far apart the sides may lie, in the cells' own unit (1 yuan, 0.05 points). */
  tolerance?: number
  severity: 'error' | 'warning'
  /** Blank cells: skip the rule (default), or read them as 0 and skip only when all cells of a side are blank. */
  blank?: 'skip' | 'zero'
  zh: string
  en: string
}
