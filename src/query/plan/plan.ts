/** What a document asks for, once its fragments, aliases and variables are resolved: a tree of rows, lists, totals and groups. */
import type { CellFacts } from '../../facts/cell'
import type { RosterFacts } from '../../facts/roster'
import type { Inverse } from '../../facts/world'
import type { Filter } from '../../filter/tree'
import type { Measure } from '../compile/sql/aggregates'
import type { Grain } from '../compile/sql/grains'
import type { Path } from '../refusal'

/** One object of the response: its type's name, its fields in the order they were asked for, and which of them ask for that name. */
export interface Head {
  type: string
  keys: string[]
  names: string[]
}

/** The fields asked of one row. `key` is always the name in the response. */
export interface RowPlan extends Head {
  roster: RosterFacts
  values: { key: string; cell: CellFacts; unit?: string; required: boolean }[]
  qualifiers: { key: string; cell: CellFacts }[]
  marks: { key: string; name: 'id' | 'isActive' | 'isListed' }[]
  links: { key: string; cell: CellFacts; row: RowPlan }[]
  lists: { key: string; list: ListPlan }[]
  /** `weight`: what the fields below cost, which others answer. */
  sources: { key: string; weight: number }[]
}

export interface Page {
  first?: number
  last?: number
  after?: string
  before?: string
  offset: number
}

export interface PageInfoPlan extends Head {
  key: string
  fields: [key: string, name: string][]
}

export interface EdgePlan<T> extends Head {
  key: string
  cursors: string[]
  nodes: T[]
}

/** What is asked of a list, whichever its rows. */
export interface ConnectionPlan extends Head {
  roster: RosterFacts
  nodes: { key: string; row: RowPlan }[]
  edges: EdgePlan<{ key: string; row: RowPlan }>[]
  pageInfo: PageInfoPlan[]
  totalCounts: string[]
  aggregates: TotalsPlan[]
  groups: { key: string; groups: GroupsPlan }[]
}

/** A connection. `parent` is the link by which its rows belong to the rows above; a root has none. */
export interface ListPlan extends ConnectionPlan {
  parent?: Inverse
  path: Path
  where: Filter
  search: string | null
  orderBy: unknown
  page: Page
}

/** A field of an aggregate: a number, or a cell with its functions below. */
export type TotalPlan = { key: string; measure: Measure; unit?: string } | TotalsPlan
export interface TotalsPlan extends Head {
  key: string
  fields: TotalPlan[]
}

/** One key of a grouping: a cell of the row or of one its links lead to; no cell means the id. */
export interface GroupKey {
  links: CellFacts[]
  roster: RosterFacts
  cell: CellFacts | null
  grain?: Grain
}

export interface GroupsPlan extends Head {
  path: Path
  by: GroupKey[]
  having: Filter
  orderBy: unknown
  page: Page
  rollup: boolean
  nodes: { key: string; group: GroupPlan }[]
  edges: EdgePlan<{ key: string; group: GroupPlan }>[]
  pageInfo: PageInfoPlan[]
  totalCounts: string[]
}

export interface GroupPlan extends Head {
  groupKeys: KeysPlan[]
  depths: string[]
  shares: string[]
  aggregates: TotalsPlan[]
}

/** A field of `key`: the nth key of `by` (null: not grouped by), or a link with keys below it. */
export type KeyPlan = { key: string; at: number | null; unit?: string } | KeysPlan
export interface KeysPlan extends Head {
  key: string
  /** Null: nothing below is grouped by. */
  fields: KeyPlan[] | null
}
