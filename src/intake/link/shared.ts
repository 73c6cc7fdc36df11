/** What the tables of one import share, and what is said of each of their rows. */

import type { CellFacts } from '../../facts/cell'
import type { Stored } from '../../facts/kinds/kind'
import type { RosterFacts } from '../../facts/roster'
import type { Writer } from '../../store/store'
import type { Fault, TableSurvey } from '../model/table'
import type { Touched } from '../model/touched'
import type { Strategy, Verdict } from '../model/verdict'
import type { Directory } from './directory'
import type { Resolver } from './resolve'

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
interface Deferred {
  roster: RosterFacts
  id: number
  cell: CellFacts
  resolver: Resolver
  parts: Stored[]
  report: (fault: Fault) => void
  at: { address: string | null; field: string; found: string | null }
}
