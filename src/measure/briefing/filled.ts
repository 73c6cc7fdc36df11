/** The text of a report once its figures are filled in: runs of text, and the footnote of each figure. */

import type { ChartFigures } from '../charts/chart'
import type { RowsOf } from './figure'
import type { SourceCells } from './sources'

export interface Footnote {
  /** From 1. */
  n: number
  /** The figure as it reads in the text. */
  text: string
  /** What it was before it was put into words. */
  values: string[]
  /** What the template asks for: I-24, a query, a chart. */
  binding: string
  /** Its query or indicator. */
  source: string
  /** The same in words. */
  words: string
  rows: RowsOf[]
  cells: SourceCells[]
}

/** Words, or a figure or a chart with its footnote; the text of a chart is its title. */
export type Run = { text: string } | { text: string; note: number; chart?: ChartFigures }

export interface Filled {
  runs: Run[]
  footnotes: Footnote[]
}
