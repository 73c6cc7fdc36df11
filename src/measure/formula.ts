/** A formula and the values of its terms come in; an exact number goes out, or null when a part of it is missing. */
import { exact, type Fraction, fraction, least, minus, most, over, plus, times } from './fraction'
import { type Expression, isTerm, operandsOf, type Term } from './indicator'
import { NAMED } from './named'

export interface Lookup {
  term(term: Term): Fraction | null
  /** The value of a name, without its "$". */
  named(name: string): Fraction | null
}

type Operation = (parts: Fraction[]) => Fraction | null

const fold =
  (by: (a: Fraction, b: Fraction) => Fraction): Operation =>
  (parts) =>
    parts.reduce(by)

/** What a formula may do; the number of parts it takes is the second value, 0 for any. */
export const operations: Record<string, { takes: number; run: Operation; zh: string }> = {
  plus: { takes: 0, run: fold(plus), zh: '＋' },
  minus: { takes: 2, run: ([a, b]) => minus(a, b), zh: '－' },
  times: { takes: 0, run: fold(times), zh: '×' },
  over: { takes: 2, run: ([a, b]) => over(a, b), zh: '÷' },
  min: { takes: 0, run: fold(least), zh: '取小' },
  max: { takes: 0, run: fold(most), zh: '取大' },
  clamp: { takes: 3, run: ([x, low, high]) => least(most(x, low), high), zh: '限于' },
}

export const operationOf = (expression: object): string => Object.keys(expression)[0]

export function evaluate(expression: Expression, look: Lookup): Fraction | null {
  if (typeof expression === 'number') return exact(expression)
  if (typeof expression === 'string') {
    const named = NAMED.exec(expression)
    return named ? look.named(named[1]) : exact(expression)
  }
  if (isTerm(expression)) return look.term(expression)
  const parts = operandsOf(expression).map((part) => evaluate(part, look))
  if (parts.some((part) => part === null)) return null
  return operations[operationOf(expression)].run(parts as Fraction[])
}

export const ONE = fraction(1n)
