/** What can be compared comes in; go out its operators, the kind of its values, whether they are intervals, and how a value of a client is stored. */
import type { CellFacts } from '../facts/cell'
import { choiceKind } from '../facts/kinds/choice'
import { flagKind } from '../facts/kinds/flag'
import type { Kind, Operator, Stored } from '../facts/kinds/kind'
import { linkKind } from '../facts/kinds/link'
import { wholeKind } from '../facts/kinds/whole'
import { parseTotal } from './totals'
import type { Subject } from './tree'

/** The largest integer of a PostgreSQL integer column; ids beyond it name no row. */
const MAX_ID = 2 ** 31 - 1

/** An id in its GraphQL form; null when no row can have it. */
function idOf(given: unknown): number | null {
  const found = /^\d{1,10}$/.test(String(given)) ? Number(given) : Number.NaN
  return found >= 1 && found <= MAX_ID ? found : null
}

export const cellOf = (subject: Subject): CellFacts | null => ('cell' in subject ? subject.cell : null)

/** The kind whose values and operators it has. */
export function subjectKind(subject: Subject): Kind {
  if (subject.is === 'id') return linkKind
  if (subject.is === 'mark') return flagKind
  if (subject.is === 'qualifier') return choiceKind
  if (subject.is === 'cell') return subject.cell.kind
  return subject.cell === null || subject.word === 'countDistinct' ? wholeKind : subject.cell.kind
}

/** Its operators; `field` only where the row has another cell to compare with. */
export const operatorsOf = (subject: Subject): readonly Operator[] => {
  const { operators } = subjectKind(subject)
  return subject.is === 'cell' ? operators : operators.filter((name) => name !== 'field')
}

/** Whether its values lie between two ends: a day, but not how many different days there are. */
export const isInterval = (subject: Subject): boolean => subjectKind(subject).interval === true

const both = (stored: Stored): [Stored, Stored] => [stored, stored]

/** First and last of a value as it is stored; throws RangeError with a readable sentence. */
export function storedOf(subject: Subject, given: unknown): [first: Stored, last: Stored] {
  if (subject.is === 'id') return both(idOf(given) ?? -1)
  if (subject.is === 'mark') return both(given ? 1 : 0)
  if (subject.is === 'qualifier') return both(String(given))
  if (subject.is === 'aggregate') return parseTotal(subject, given, isInterval(subject))
  if (subject.cell.kind.name === 'link') return both(idOf(given) ?? -1)
  const [first = null, last = null] = subject.cell.kind.parse(given, subject.cell)
  return [first, subject.cell.kind.interval ? last : first]
}
