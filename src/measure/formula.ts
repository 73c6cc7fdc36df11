/** A formula and the values of its terms come in; an exact number goes out, or null when a part of it is missing. */
import { exact, type Fraction, fraction, least, minus, most, over, plus, times } from '../facts/fraction'
import { NAMED } from '../filter/names'
import { type Expression, isTerm, operandsOf, type Term } from './indicator'

interface FormulaLookup {
  term(term: Term): Fraction | null
  /** The value of a name, without its "$". */
  named(name: string): Fraction | null
}

type Operation = (first: Fraction, ...others: Fraction[]) => Fraction | null

const fold =
  (by: (a: Fraction, b: Fraction) => Fraction): Operation =>
  (first, ...others) =>
    others.reduce(by, first)

/** Of two parts; null without the second. */
const both =
  (by: (a: Fraction, b: Fraction) => Fraction | null): Operation =>
  (a, b) =>
    b === undefined ? null : by(a, b)

const clamp: Operation = (x, low, high) => (low === undefined || high === undefined ? null : least(most(x, low), high))

/** What a formula may do; the number of parts it takes is the second value, 0 for any. */
export const operations: Record<string, { takes: number; run: Operation; zh: string }> = {
  plus: { takes: 0, run: fold(plus), zh: '＋' },
  minus: { takes: 2, run: both(minus), zh: '－' },
  times: { takes: 0, run: fold(times), zh: '×' },
  over: { takes: 2, run: both(over), zh: '÷' },
  min: { takes: 0, run: fold(least), zh: '取小' },
  max: { takes: 0, run: fold(most), zh: '取大' },
  clamp: { takes: 3, run: clamp, zh: '限于' },
}

export function operationOf(expression: object): string {
  for (const name of Object.keys(expression)) return name
  throw new RangeError('a formula names what it does')
}

function runOf(operation: string): Operation {
  const found = operations[operation]
  if (!found) throw new RangeError(`a formula has no “${operation}”`)
  return found.run
}

/** A formula that has been read once, for many spots. */
export type Ready = (look: FormulaLookup) => Fraction | null

export function ready(expression: Expression): Ready {
  if (isTerm(expression)) return ({ term }) => term(expression)
  const name = typeof expression === 'string' ? NAMED.exec(expression)?.[1] : undefined
  if (name !== undefined) return ({ named }) => named(name)
  if (typeof expression !== 'object') return always(exact(expression))
  const parts = operandsOf(expression).map(ready)
  const run = runOf(operationOf(expression))
  return (look) => {
    const [first, ...others] = parts.map((part) => part(look)).filter((found) => found !== null)
    return first && others.length === parts.length - 1 ? run(first, ...others) : null
  }
}

const always =
  (found: Fraction): Ready =>
  () =>
    found

export const evaluate = (expression: Expression, look: FormulaLookup): Fraction | null => ready(expression)(look)

export const ONE = fraction(1n)
