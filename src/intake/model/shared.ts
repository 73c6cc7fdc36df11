/** What the tables of one import share, and what is said of each of their rows. */
import type { CellFacts } from '../../facts/cell'
import type { Stored } from '../../facts/kinds/kind'
import type { RosterFacts } from '../../facts/roster'
import type { Writer } from '../../store/store'
import type { Directory } from '../link/directory'
import type { Resolver } from '../link/resolve'
import type { Fault, TableSurvey } from './table'
import type { Touched } from './touched'

/** 新增并更新, 仅新增, 仅更新, 全量同步. */
export type Strategy = 'UPSERT' | 'CREATE_ONLY' | 'UPDATE_ONLY' | 'REPLACE'

export interface Shared {
  writer: Writer
  importId: number
  strategy: Strategy
  /** A blank cell in an update: keep what is stored, or clear it. */
  blanks: 'IGNORE' | 'CLEAR'
  directories: (roster: RosterFacts) => Directory
  touched: (roster: RosterFacts) => Touched
  /** Tables of this call by their number, to name the other cell of a conflict. */
  tables: { table: TableSurvey; file: string; sheetId: number }[]
  deferred: Deferred[]
  /** Told of each row's verdict, for a stored plan. */
  verdict?: (verdict: Verdict) => void
}

/** A link whose target may still come: rosters can lead to each other in a circle. */
export interface Deferred {
  roster: RosterFacts
  id: number
  cell: CellFacts
  resolver: Resolver
  parts: Stored[]
  report: (fault: Fault) => void
  at: { address: string | null; field: string; found: string | null }
}

export interface Verdict {
  roster: RosterFacts
  table: number
  /** Row of the sheet; null for rows absent from it. */
  row: number | null
  id: number | null
  action: 'create' | 'update' | 'unchanged' | 'refused' | 'absent'
  /** The row as it stood, for an update; as the file has it, or as it will stand. */
  old: Stored[] | null
  cells: Stored[] | null
}

export interface Counts {
  created: number
  updated: number
  unchanged: number
  refused: number
  linked: number
  conflicts: number
}

export const noCounts = (): Counts => ({ created: 0, updated: 0, unchanged: 0, refused: 0, linked: 0, conflicts: 0 })
