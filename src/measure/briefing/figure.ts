/** What a binding comes to: its values, and the rows and cells behind them. */

export interface RowsOf {
  roster: string
  /** The cells that were read, summed or counted. */
  fields: string[]
  ids: number[]
  /** More rows than are listed. */
  totalCount: number
}

export interface Figure {
  /** As people see them; empty texts are blanks. */
  values: string[]
  /** The query or indicator, as the template has it. */
  source: string
  /** The same in the words of the rosters. */
  words: string
  rows: RowsOf[]
}

/** Rows listed behind one figure. */
export const MAX_ROWS = 400
