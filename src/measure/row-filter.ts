/** A `where` of a definition comes in, with the roster it is about; goes out its tree: as it was written, or about rows that stand. */
import type { RosterFacts } from '../facts/roster'
import type { World } from '../facts/world'
import { activeOnly } from '../filter/active-only'
import { parseFilter } from '../filter/parse'
import type { Filter } from '../filter/tree'
import { refuse } from '../query/plan/read-filter'

/** "$on" and other names stand in it as such. Definitions are checked before; what is wrong nevertheless is refused. */
export const writtenFilter = (where: unknown, roster: RosterFacts, world: World): Filter =>
  parseFilter(where, roster, ['where'], { world, fault: refuse, names: 'any' })

/** Rows that figures count. */
export const rowFilter = (where: unknown, roster: RosterFacts, world: World): Filter =>
  activeOnly(writtenFilter(where, roster, world))
