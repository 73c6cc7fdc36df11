/** Statements across rows and rosters, as data: like the rules beside a roster's cells, with sides that look further. */
import type { Rule, Side } from './rule'

export type FarSide =
  | Side
  /** A cell at the end of a path of links: `round.endOn`. */
  | { path: string }
  /** Rows of a list that belong to this row, counted or summed. */
  | { list: string; count: true }
  | { list: string; sum: string }
  /** How many names a text cell lists: 县司法局、县教育局 is 2. */
  | { items: string }
  /** The sum over all rows that share these cells; the rule speaks once for each group. `leaves`: without rows that others name as their parent. */
  | { group: string[]; sum: string; leaves?: { parent: string; names: string[] } }
  /** The same cell in the row before: of the same `per`, by a year or a day. */
  | { before: string; per: string; by: string }
  /** The same cell in the version an import replaced. */
  | { replaced: string }

export interface CrossRule extends Omit<Rule, 'left' | 'right' | 'when' | 'must'> {
  roster: string
  /** Which rows it is about, in the language of the API. */
  where?: Record<string, unknown>
  left: FarSide
  operator: 'le' | 'ge' | 'eq'
  right: FarSide
  /** Not of rows whose present value of this cell came with an import that says why, or with an undo: that is a correction on record. */
  unlessCorrected?: string
}

/** A rule of either kind. */
export interface AnyRule extends Omit<Rule, 'left' | 'right'>, Pick<CrossRule, 'where' | 'unlessCorrected'> {
  left?: FarSide
  right?: FarSide
}
