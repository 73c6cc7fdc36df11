/** A `where` or a `having` as the client wrote it comes in; goes out the tree. What is wrong is refused with its place. */
import type { RosterFacts } from '../../facts/roster'
import type { World } from '../../facts/world'
import type { ParseOptions } from '../../filter/entries'
import type { FilterFault } from '../../filter/fault'
import { parseFilter } from '../../filter/parse'
import { parseTotals } from '../../filter/parse-totals'
import type { Filter } from '../../filter/tree'
import type { ArgsFor, MessageId } from '../../messages/catalogue'
import type { QueryLimits } from '../limits'
import { type Path, refusal } from '../refusal'

interface Known {
  world: World
  limits: QueryLimits
}

/** The first fault ends it. */
export function refuse({ at, said }: FilterFault): never {
  throw refusal(said.id as MessageId, said.args as ArgsFor<MessageId>, at)
}

const options = ({ world, limits }: Known): ParseOptions => ({ world, fault: refuse, most: limits.values })

export const readWhere = (given: unknown, roster: RosterFacts, path: Path, known: Known): Filter =>
  parseFilter(given, roster, path, options(known))

export const readHaving = (given: unknown, roster: RosterFacts, path: Path, known: Known): Filter =>
  parseTotals(given, roster, path, options(known))
