/** How much one request may ask for; all of it can be configured. */

export interface QueryLimits {
  /** Levels of fields, the root field being the first. */
  depth: number
  /** Estimated rows, multiplied down the tree; see cost.ts. */
  cost: number
  /** Rows of a page when none are asked for, and the most that may be asked for. */
  defaultPage: number
  page: number
  /** Milliseconds after which a statement is stopped. */
  statement: number
  /** Conditions in one `where`, and how deep they may nest. */
  conditions: number
  /** Values in one `in` list. */
  values: number
  /** Joined links of one statement: SQLite joins at most 64 tables. */
  joins: number
}

export const defaultQueryLimits: QueryLimits = {
  depth: 12,
  cost: 10_000,
  defaultPage: 50,
  page: 1_000,
  statement: 10_000,
  conditions: 300,
  values: 10_000,
  joins: 60,
}
