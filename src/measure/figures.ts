/** The answers of terms come in; goes out what an indicator says at one spot after the other: numerator, denominator and their quotient. */

import { exact, type Fraction, fraction, fractionText, over, rounded, times } from '../facts/fraction'
import type { Stored } from '../facts/kinds/kind'
import type { CountsByKey, TermCounts } from '../query/compile/terms/answer'
import type { Answers, TermAnswer } from './answers'
import { ONE, type Ready, ready } from './formula'
import type { Area } from './indicator'
import { type Indicator, type Level, type Term, termsOfIndicator } from './indicator'
import { numberNamed } from './named'
import type { Moment } from './periods'
import { quantityOf } from './quantity'
import type { Frame } from './term'

interface Figures {
  value: string | null
  numerator: string | null
  denominator: string | null
}

export const noFigures: Figures = { value: null, numerator: null, denominator: null }

/** An indicator over the answers to its terms, whole or broken down: everything that is the same from spot to spot is made once. */
export class Figuring {
  readonly answers: (TermAnswer | null)[]
  readonly #places = new Map<Level, LevelFigures[]>()
  readonly #numerator: Ready
  readonly #denominator: Ready | null
  readonly #factor: Fraction
  readonly #money: Money
  readonly #at: Map<Term, number>

  constructor(
    readonly frame: Frame,
    readonly indicator: Indicator,
    answers: Answers,
    by?: string,
  ) {
    const terms = termsOfIndicator(indicator)
    this.answers = terms.map((term) => answers.of(term, by))
    this.#at = new Map(terms.map((term, i) => [term, i]))
    this.#numerator = ready(indicator.numerator)
    this.#denominator = indicator.denominator === undefined ? null : ready(indicator.denominator)
    this.#factor = exact(indicator.factor ?? 1)
    this.#money = isMoney(frame, indicator)
  }

  /** One level in one period. */
  at(level: Level, moment: Moment, period: number): LevelFigures {
    const places = this.#places.get(level) ?? []
    this.#places.set(level, places)
    places[period] ??= new LevelFigures(this, level, moment, period)
    return places[period]
  }

  figures(found: (TermCounts | undefined)[], levels: boolean[], moment: Moment): Figures {
    const { frame, indicator, answers } = this
    const look = {
      term: (term: Term) => {
        const i = this.#at.get(term)
        const answer = i !== undefined && levels[i] ? answers[i] : null
        return (i !== undefined && answer ? answer.value(found[i], indicator.missing) : null) ?? absent(indicator)
      },
      named: (name: string) => numberNamed(frame.known, name, moment),
    }
    const numerator = this.#numerator(look)
    const denominator = this.#denominator ? this.#denominator(look) : ONE
    const quotient = numerator && denominator && over(numerator, denominator)
    return {
      value: quotient && rounded(times(quotient, this.#factor), indicator.decimals),
      numerator: written(numerator, this.#money.numerator),
      denominator: this.#denominator && written(denominator, this.#money.denominator),
    }
  }
}

/** All areas of one level in one period. */
export class LevelFigures {
  readonly #found: (Map<number, CountsByKey> | undefined)[]
  readonly #levels: boolean[]
  #empty: Figures | undefined

  constructor(
    private readonly figuring: Figuring,
    level: Level,
    private readonly moment: Moment,
    period: number,
  ) {
    this.#found = figuring.answers.map((answer) => answer?.at(level, period))
    this.#levels = this.#found.map((found) => found !== undefined)
  }

  /** What has rows there, of any term. */
  keys(area: number): Stored[] {
    const [first, ...others] = this.#found.flatMap((areas) => areas?.get(area) ?? none)
    if (!first) return none
    return others.length === 0
      ? [...first.keys()]
      : [...new Set([first, ...others].flatMap((keys) => [...keys.keys()]))]
  }

  /** Where no term has rows, every area says the same. */
  figures(area: number, key: Stored = null): Figures {
    const found = this.#found.map((areas) => areas?.get(area)?.get(key))
    if (found.some(there)) return this.figuring.figures(found, this.#levels, this.moment)
    this.#empty ??= this.figuring.figures(found, this.#levels, this.moment)
    return this.#empty
  }
}

const none: never[] = []
const there = (found: TermCounts | undefined): boolean => found !== undefined

/** Rows that cannot belong to an area are none of its rows, where empty counts as 0. */
const absent = ({ missing }: Indicator): Fraction | null => (missing === 'ZERO' ? fraction(0n) : null)

const written = (found: Fraction | null, money: boolean): string | null =>
  found && (money ? rounded(found, 2) : fractionText(found))

type Money = Record<'numerator' | 'denominator', boolean>

/** Which sides are yuan. */
function isMoney({ setting }: Frame, { numerator, denominator = 1 }: Indicator): Money {
  const yuan = (side: Indicator['numerator']): boolean => quantityOf(side, setting.world.rosters) === '元'
  return { numerator: yuan(numerator), denominator: yuan(denominator) }
}

/** A level an indicator is not meant for, a period that has not begun, a year that must be over first: nothing to say yet. */
export const speaks = ({ levels, closing }: Indicator, level: Level, moment: Moment): boolean =>
  moment.begun && (!levels || levels.includes(level)) && (!closing || moment.closed)

/** The area's place in the answers: the whole store has no id there. */
export const areaIn = (frame: Frame, area: Area): number => (area.level === frame.whole ? 0 : area.id)
