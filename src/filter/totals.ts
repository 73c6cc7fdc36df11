/** A client's value beside an aggregate comes in; goes out how it is stored there: sums and averages as digits of the last place shown, because a JavaScript number would round them. */
import type { CellFacts } from '../facts/cell'
import type { AmountFacts, Stored } from '../facts/kinds/kind'
import { fit, parseDecimal } from '../facts/numbers'
import type { Subject } from './tree'

type Total = Extract<Subject, { is: 'aggregate' }>

/** The facts of a cell that can be added up; kinds without them have no sum and no average. */
export function amountOf({ name, kind }: CellFacts): AmountFacts {
  if (!kind.amount) throw new Error(`${name} is a ${kind.en} cell, which is no amount`)
  return kind.amount
}

/** "12.5" with two places is 1250. */
function digits(given: unknown, places: number): [Stored, Stored] {
  const found = /^-?\d+(?:\.\d+)?$/.test(String(given)) ? parseDecimal(String(given)) : null
  const stored = found && fit(found, places)
  if (stored === null) throw new RangeError(`“${given}” is not a number with at most ${places} decimals`)
  return [String(stored), String(stored)]
}

function number(given: unknown): [Stored, Stored] {
  const found = typeof given === 'boolean' || given === '' ? Number.NaN : Number(given)
  if (!Number.isSafeInteger(found)) throw new RangeError(`“${given}” is not a whole number`)
  return [found, found]
}

/** First and last of it; `interval` when what is compared has both. */
export function parseTotal({ cell, word }: Total, given: unknown, interval: boolean): [first: Stored, last: Stored] {
  if (cell === null || word === 'countDistinct' || word === 'count') return number(given)
  if (word === 'sum') return digits(given, amountOf(cell).places)
  if (word === 'avg') return digits(given, amountOf(cell).meanPlaces)
  const [first = null, last = null] = cell.kind.parse(given, cell)
  return [first, interval ? last : first]
}
