/** The answers of terms come in; goes out what an indicator says at one spot: numerator, denominator and their quotient. */
import type { Stored } from '../facts/kinds/kind'
import type { Store } from '../store/store'
import { answerOf, type TermAnswer } from './answers'
import { evaluate, ONE } from './formula'
import { exact, type Fraction, fraction, over, rounded, shown, times } from './fraction'
import type { Indicator, Level, Term } from './indicator'
import { numberNamed } from './named'
import type { Moment } from './periods'
import { quantityOf } from './quantity'
import type { Asking, Frame } from './term'
import type { Area } from './value'

/** Terms already answered; the same term in two indicators is asked once. */
export class Answers {
  readonly #found = new Map<string, TermAnswer | null>()

  constructor(
    private readonly frame: Frame,
    private readonly store: Store,
  ) {}

  async ask(terms: Term[], asking: Asking): Promise<void> {
    for (const term of terms) {
      const mark = markOf(term, asking.by)
      if (!this.#found.has(mark)) this.#found.set(mark, await answerOf(this.frame, term, asking, this.store))
    }
  }

  of(term: Term, by?: string): TermAnswer | null {
    return this.#found.get(markOf(term, by)) ?? null
  }
}

const marks = new WeakMap<Term, string>()

/** Terms that read alike are one, whichever objects they are. */
function markOf(term: Term, by = ''): string {
  let mark = marks.get(term)
  if (mark === undefined) {
    mark = JSON.stringify(term)
    marks.set(term, mark)
  }
  return by ? `${by} ${mark}` : mark
}

/** Where in the answers a figure stands. */
export interface Spot {
  level: Level
  area: number
  moment: Moment
  period: number
  by?: string
  key?: Stored
}

export interface Figures {
  value: string | null
  numerator: string | null
  denominator: string | null
}

/** Rows that cannot belong to an area are none of its rows, where empty counts as 0. */
const absent = ({ missing }: Indicator): Fraction | null => (missing === 'ZERO' ? fraction(0n) : null)

/** Numerator, denominator and their quotient at one spot. */
export function figuresAt(frame: Frame, indicator: Indicator, spot: Spot, answers: Answers): Figures {
  const { level, area, moment, period, by, key = null } = spot
  const look = {
    term: (term: Term) => answers.of(term, by)?.value(level, area, period, key, indicator.missing) ?? absent(indicator),
    named: (name: string) => numberNamed(frame.known, name, moment),
  }
  const numerator = evaluate(indicator.numerator, look)
  const denominator = indicator.denominator === undefined ? ONE : evaluate(indicator.denominator, look)
  const quotient = numerator && denominator && over(numerator, denominator)
  const money = isMoney(frame, indicator)
  return {
    value: quotient && rounded(times(quotient, exact(indicator.factor ?? 1)), indicator.decimals),
    numerator: written(numerator, money.numerator),
    denominator: indicator.denominator === undefined ? null : written(denominator, money.denominator),
  }
}

const written = (found: Fraction | null, money: boolean): string | null =>
  found && (money ? rounded(found, 2) : shown(found))

const known = new WeakMap<Indicator, Record<'numerator' | 'denominator', boolean>>()

/** Which sides are yuan, found out once. */
function isMoney(frame: Frame, indicator: Indicator): Record<'numerator' | 'denominator', boolean> {
  let money = known.get(indicator)
  if (!money) {
    const yuan = (side: Indicator['numerator']): boolean => quantityOf(side, frame.setting.world.rosters) === '元'
    money = { numerator: yuan(indicator.numerator), denominator: yuan(indicator.denominator ?? 1) }
    known.set(indicator, money)
  }
  return money
}

export const nothing: Figures = { value: null, numerator: null, denominator: null }

/** A level an indicator is not meant for, a period that has not begun, a year that must be over first: nothing to say yet. */
export const speaks = ({ levels, closing }: Indicator, area: Area, moment: Moment): boolean =>
  moment.begun && (!levels || levels.includes(area.level)) && (!closing || moment.closed)

/** The area's place in the answers: the whole store has no id there. */
export const areaIn = (frame: Frame, area: Area): number => (area.level === frame.whole ? 0 : area.id)
