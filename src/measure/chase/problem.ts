/** One thing that is wrong and whose it is: the shape that every step of a chase list reads. */
import type { Stored } from '../../facts/kinds/kind'
import type { RosterFacts } from '../../facts/roster'
import type { Area } from '../indicator'

/** error and warning break a rule; missing: no row where one is due; incomplete: cells a delivery must have are empty. */
export type Degree = 'error' | 'warning' | 'missing' | 'incomplete'

export const degrees: Record<Degree, { zh: string; en: string }> = {
  error: { zh: '错误', en: 'errors' },
  warning: { zh: '提示', en: 'warnings' },
  missing: { zh: '缺报', en: 'missing' },
  incomplete: { zh: '缺项', en: 'incomplete' },
}

export interface Problem {
  /** The rule or the delivery: V-05, D-03. */
  code: string
  degree: Degree
  roster: RosterFacts
  /** The row; null when it is missing. */
  id: number | null
  label: string
  township: Area | null
  unit: Area | null
  zh: string
  /** Cells of the row to look at. */
  cells: string[]
  /** What stands there, and what should. */
  found: string
  wanted: string
  /** A cell may only be right when it is emptied, which an import does when it is asked to. */
  clears: boolean
  /** Of a missing row: the cells that are known, as a stored row. */
  given: Stored[] | null
}
