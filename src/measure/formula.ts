/** A formula and the values of its terms come in; an exact number goes out, or null when a part of it is missing. */

import { exact, type Fraction, fraction, least, minus, most, over, plus, times } from '../facts/fraction'
import { entryOf, itemAt } from '../facts/lists'
import { NAMED } from '../filter/names'
import { type Expression, isTerm, operandsOf, type Term } from './indicator'

interface FormulaLookup {
  term(term: Term): Fraction | null
  /** The value of a name, without its "$". */
  named(name: string): Fraction | null
}

type Operation = (parts: Fraction[]) => Fraction | null

const fold =
  (by: (a: Fraction, b: Fraction) => Fraction): Operation =>
  (parts) =>
    parts.reduce(by)

const two =
  (by: (a: Fraction, b: Fraction) => Fraction | null): Operation =>
  (parts) =>
    by(itemAt(parts, 0), itemAt(parts, 1))

/** What a formula may do; the number of parts it takes is the second value, 0 for any. */
export const operations: Record<string, { takes: number; run: Operation; zh: string }> = {
  plus: { takes: 0, run: fold(plus), zh: '＋' },
  minus: { takes: 2, run: two(minus), zh: '－' },
  times: { takes: 0, run: fold(times), zh: '×' },
  over: { takes: 2, run: two(over), zh: '÷' },
  min: { takes: 0, run: fold(least), zh: '取小' },
  max: { takes: 0, run: fold(most), zh: '取大' },
  clamp: { takes: 3, run: (parts) => least(most(itemAt(parts, 0), itemAt(parts, 1)), itemAt(parts, 2)), zh: '限于' },
}

const operationsByName = new Map(Object.entries(operations))

export const operationOf = (expression: object): string => itemAt(Object.keys(expression), 0)

/** A formula that has been read once, for many spots. */
export type Ready = (look: FormulaLookup) => Fraction | null

export function ready(expression: Expression): Ready {
  if (isTerm(expression)) return ({ term }) => term(expression)
  const name = typeof expression === 'string' ? NAMED.exec(expression)?.[1] : undefined
  if (name !== undefined) return ({ named }) => named(name)
  if (typeof expression !== 'object') return always(exact(expression))
  const parts = operandsOf(expression).map(ready)
  const { run } = entryOf(operationsByName, operationOf(expression))
  return (look) => {
    const found = parts.map((part) => part(look))
    return found.includes(null) ? null : run(found as Fraction[])
  }
}

const always =
  (found: Fraction): Ready =>
  () =>
    found

export const evaluate = (expression: Expression, look: FormulaLookup): Fraction | null => ready(expression)(look)

export const ONE = fraction(1n)
