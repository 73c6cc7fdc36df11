/** How one roster reads a possible header: its columns matched, and what that is worth. */

import type { RosterFacts } from '../../facts/roster'
import type { HeaderRegion } from '../model/header-region'
import type { Matching } from './columns'
import type { Spread } from './spread'

export interface HeaderReading extends HeaderRegion {
  roster: RosterFacts
  matching: Matching
  /** Columns whose headings are values. */
  spread?: Spread
  /** A title, the sheet or the file names the roster. */
  announced: boolean
  score: number
}
