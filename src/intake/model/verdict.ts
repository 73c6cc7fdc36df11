/** What became of one row, and where it stood. */

import type { Stored } from '../../facts/kinds/kind'
import type { RosterFacts } from '../../facts/roster'

/** 新增并更新, 仅新增, 仅更新, 全量同步. */
export type Strategy = 'UPSERT' | 'CREATE_ONLY' | 'UPDATE_ONLY' | 'REPLACE'

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

/** Where a verdict's row stands in the files. */
export interface SheetPlace {
  file: string
  sheet: string
}
