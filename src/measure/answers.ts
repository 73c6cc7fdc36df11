/** Runs the statements of terms, each term once and those over the same rows together, and keeps what they say by level, period, area and key. */
import type { Stored } from '../facts/kinds/kind'
import type { Reader } from '../store/store'
import type { Counted } from './aggregates'
import { type Fraction, fraction } from './fraction'
import type { Level, MissingStrategy, Term } from './indicator'
import { type Asking, type Frame, rowsMark, termsStatement } from './term'

/** What was found at one level, period, area and key, for all terms of a statement. */
export type FoundRow = Stored[]

/** By key; null is the only key where nothing is broken down. */
export type FoundByKey = Map<Stored, FoundRow>

/** What one term says about every area, period and key it was asked for. */
export interface TermAnswer {
  /** By area; undefined when rows of this roster belong to no area of this level. */
  at(level: Level, period: number): Map<number, FoundByKey> | undefined
  /** Null when it is missing; a key without rows is undefined. */
  value(found: FoundRow | undefined, missing: MissingStrategy): Fraction | null
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
    const asked = [...alike].filter(([mark]) => !this.#found.has(mark))
    const terms = asked.map(([, term]) => term)
    const answers = await answersOf(this.frame, terms, asking, this.store)
    for (const [i, [mark]] of asked.entries()) this.#found.set(mark, answers[i])
  }

  of(term: Term, by?: string): TermAnswer | null {
    return this.#found.get(questionKey({ term, by })) ?? null
  }

  /** Nobody asks again; what is kept takes room. */
  forget(mark: string): void {
    this.#found.delete(mark)
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

async function answersOf(frame: Frame, terms: Term[], asking: Asking, reader: Reader): Promise<(TermAnswer | null)[]> {
  const statement = termsStatement(frame, terms, asking)
  if (!statement) return terms.map(() => null)
  const rows = statement.levels.length > 0 ? await reader.read(statement.sql.text, [...statement.sql.values]) : []
  const found = byPlace(frame, rows)
  const none = new Map<number, FoundByKey>()
  const at: TermAnswer['at'] = (level, period) =>
    statement.levels.includes(level) ? (found.get(level)?.[statement.periods[period]] ?? none) : undefined
  return statement.counted.map((counted, i) => ({ at, value: reading(counted, i) }))
}

/** By level, then by the number of the period, then by area. */
function byPlace({ geography }: Frame, rows: Stored[][]): Map<Level, Map<number, FoundByKey>[]> {
  const all = new Map<Level, Map<number, FoundByKey>[]>(geography.levels.map(({ level }) => [level, []]))
  for (const row of rows) {
    const [at, area, period, key] = row
    const periods = all.get(geography.levels[Number(at)].level)!
    periods[Number(period)] ??= new Map()
    const areas = periods[Number(period)]
    const keys = areas.get(Number(area))
    if (keys) keys.set(key, row)
    else areas.set(Number(area), new Map([[key, row]]))
  }
  return all
}

/** No rows make a sum or a count of nothing: 0. The least and greatest of nothing do not exist. */
function reading({ places, lenient, additive }: Counted, term: number): TermAnswer['value'] {
  const scale = 10n ** BigInt(places)
  const [counted, at] = [4, 5 + 2 * term]
  return (found, missing) => {
    const [rows, present, total] = found ? [Number(found[counted]), Number(found[at]), found[at + 1]] : [0, 0, null]
    if (!lenient && missing === 'ANY' && present < rows) return null
    if (total === null) return additive && (rows === 0 || missing === 'ZERO') ? fraction(0n) : null
    return fraction(BigInt(total), scale)
  }
}
