/** One mark: which cell, how bad, and the words of its comment. */
import type { Severity } from './styles'

export interface Mark {
  /** Name of the sheet as Excel shows it. */
  sheet: string
  /** `D17`. */
  address: string
  /** What is wrong and what to do, in the user's language. Several marks on one cell become lines of one note. */
  comment: string
  severity: Severity
}
