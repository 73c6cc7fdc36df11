/** Asks the questions of terms, each term once and those over the same rows together, and keeps what they say by level, period, area and key. */

import { type Fraction, fraction } from '../facts/fraction'
import type { TermMeasure } from '../query/compile/terms/aggregates'
import type { CountsByKey, TermCounts } from '../query/compile/terms/answer'
import { termsStatement } from '../query/compile/terms/terms'
import { readSql } from '../query/run/read-typed'
import type { Reader } from '../store/store'
import type { Level, MissingStrategy, Term } from './indicator'
import { type Asking, type Frame, rowsMark, termsQuestion } from './term'

/** What one term says about every area, period and key it was asked for. */
export interface TermAnswer {
  /** By area; undefined when rows of this roster belong to no area of this level. */
  at(level: Level, period: number): Map<number, CountsByKey> | undefined
  /** Null when it is missing; a key without rows is undefined. */
  value(found: TermCounts | undefined, missing: MissingStrategy): Fraction | null
}

/** A term, and by what it is broken down if at all. */
export interface TermQuestion {
  term: Term
  by?: string
}

/** Terms already answered; the same term in two indicators is asked once. */
export class Answers {
  readonly #found = new Map<string, TermAnswer | null>()
  readonly #together = new Map<string, Map<string, Term>>()

  /** All that may be asked is told beforehand, so that what looks at the same rows is asked together. */
  constructor(
    private readonly frame: Frame,
    private readonly store: Reader,
    questions: TermQuestion[],
  ) {
    for (const question of questions) this.#alike(question).set(questionKey(question), question.term)
  }

  async ask(terms: Term[], asking: Asking): Promise<void> {
    const questions = terms.map((term) => ({ term, by: asking.by }))
    for (const question of questions) this.#alike(question).set(questionKey(question), question.term)
    for (const question of questions)
      if (!this.#found.has(questionKey(question))) await this.#askAll(this.#alike(question), asking)
  }

  async #askAll(alike: Map<string, Term>, asking: Asking): Promise<void> {
    const asked = [...alike].filter(([key]) => !this.#found.has(key))
    const answers = await answersOf(this.frame, asked, asking, this.store)
    for (const [key] of asked) this.#found.set(key, answers.get(key) ?? null)
  }

  of(term: Term, by?: string): TermAnswer | null {
    return this.#found.get(questionKey({ term, by })) ?? null
  }

  /** Nobody asks again; what is kept takes room. */
  forget(key: string): void {
    this.#found.delete(key)
  }

  #alike({ term, by = '' }: TermQuestion): Map<string, Term> {
    const mark = `${by} ${rowsMark(term)}`
    const found = this.#together.get(mark) ?? new Map<string, Term>()
    this.#together.set(mark, found)
    return found
  }
}

const marks = new WeakMap<Term, string>()

/** Terms that read alike are one, whichever objects they are. */
export function questionKey({ term, by = '' }: TermQuestion): string {
  let mark = marks.get(term)
  if (mark === undefined) {
    mark = JSON.stringify(term)
    marks.set(term, mark)
  }
  return by ? `${by} ${mark}` : mark
}

/** By the key of the term; without those that cannot be broken down so. */
async function answersOf(
  frame: Frame,
  asked: [key: string, term: Term][],
  asking: Asking,
  reader: Reader,
): Promise<Map<string, TermAnswer>> {
  const [first, ...others] = asked.map(([, term]) => term)
  const question = first && termsQuestion(frame, [first, ...others], asking)
  if (!question) return new Map()
  const { sql, measures, answer } = termsStatement(question, frame.setting)
  const found = answer(question.levels.length > 0 ? await readSql(reader, sql) : [])
  const at: TermAnswer['at'] = (level, period) => found.at(level, period)
  const answers = new Map<string, TermAnswer>()
  for (const [n, [key]] of asked.entries()) {
    const measure = measures[n]
    if (measure) answers.set(key, { at, value: exactValue(measure, n) })
  }
  return answers
}

/** No rows make a sum or a count of nothing: 0. The least and greatest of nothing do not exist. */
function exactValue({ places, lenient, additive }: TermMeasure, term: number): TermAnswer['value'] {
  const scale = 10n ** BigInt(places)
  return (found, missing) => {
    const [rows, total] = found ? [found.rows, found.total(term)] : [0, null]
    if (found && !lenient && missing === 'ANY' && found.present(term) < rows) return null
    if (total === null) return additive && (rows === 0 || missing === 'ZERO') ? fraction(0n) : null
    return fraction(total, scale)
  }
}
