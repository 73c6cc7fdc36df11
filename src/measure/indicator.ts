/**
 * What an indicator says about itself: a plain object in the API's own where/aggregate language. value = factor × numerator
 * ÷ denominator; both sides are terms (one aggregate over the rows of a roster) or small formulas over terms.
 */
import type { TermAggregateQuestion } from '../query/compile/terms/aggregates'

export type Level = Area['level']

/**
 * `{count: true}`; `{sum: 'paid'}` and the other functions the API knows; `{filled: [cells]}` counts the cells that hold
 * something; `{workdays: [from, to]}` sums the working days (Monday to Friday) from one day to the other.
 */
export type TermAggregate =
  | { count: true }
  | { sum: string }
  | { min: string }
  | { max: string }
  | { countDistinct: string }
  | { filled: string[] }
  | { workdays: [from: string, to: string] }

/**
 * One aggregate over the rows of a roster. Inside `where`, "$on" is the day of the world, "$start" the first day of its
 * year, "$year" the year itself, "$name" a parameter.
 */
export interface Term {
  roster: string
  where?: Record<string, unknown>
  aggregate: TermAggregate
  /** Only rows whose day (a path of cells) begins in the year, no later than `$on`; rows without the day are left out. */
  during?: string
  /** Only rows whose day does not begin after `$on`; rows without the day count. */
  until?: string
  /** Only the newest row for each value of `per`, by the year or day `by`, no later than `$on`. */
  latest?: { per: string; by: string }
}

/** An exact constant is a number or a decimal string; "$elapsedMonths", "$year" and number parameters are named values. */
export type Expression =
  | Term
  | number
  | string
  | { plus: Expression[] }
  | { minus: [Expression, Expression] }
  | { times: Expression[] }
  | { over: [Expression, Expression] }
  | { min: Expression[] }
  | { max: Expression[] }
  | { clamp: [Expression, low: Expression, high: Expression] }

/** ANY: one empty input cell makes the value missing. ALL: only when all are empty. ZERO: an empty cell counts as 0. */
export type MissingStrategy = 'ANY' | 'ALL' | 'ZERO'

/** A limit with the day since which it counts; at least or at most, as the direction of the indicator has it. */
export interface Threshold {
  at: string
  means: 'PASS' | 'WARN'
  since: string
  source: string
}

export interface Indicator {
  code: string
  version: number
  zh: string
  en: string
  numerator: Expression
  /** Left out: 1. */
  denominator?: Expression
  /** 100 for percentages; 1 unless stated. */
  factor?: number
  unit: string
  /** Places shown, rounded half up. */
  decimals: number
  /** STOCK: as it stands on the day. YEAR: cumulative since 1 January. ANNUAL: a figure of the year. */
  period: 'STOCK' | 'YEAR' | 'ANNUAL'
  /** ANNUAL: known only once the year is over. */
  closing?: boolean
  direction: 'UP' | 'DOWN' | 'NONE'
  source: ('REPORT' | 'NEAC' | 'FUND' | 'POVERTY' | 'PLATFORM' | 'OFFICE')[]
  missing: MissingStrategy
  /** Levels it may be shown at; all unless stated. */
  levels?: Level[]
  thresholds?: Threshold[]
  /** TOWNSHIP, UNIT, VILLAGE, MONTH, or a path of cells that every roster of the indicator has: `category`, `source.line`. */
  breakdowns: string[]
  note?: { zh: string; en: string }
}

/** A value that definitions refer to by name, in versions: a limit day of the year, a number. */
export interface Parameter {
  name: string
  zh: string
  en: string
  /** DAY_OF_YEAR: "06-20", put into the year that is measured. NUMBER: an exact decimal. */
  kind: 'DAY_OF_YEAR' | 'NUMBER'
  versions: { since: string; value: string; source: string }[]
}

/** Which roster stands for each level of areas, and by which links its rows say where they belong. */
export interface Geography {
  /** From the widest level to the narrowest; `code` is the cell that holds the official code. */
  levels: { level: Level; roster: string; code: string }[]
  /** Paths of links, first that leads somewhere; rosters not named here get their shortest ones. */
  paths: Record<string, Partial<Record<Level, string[]>>>
}

export const isTerm = (expression: Expression): expression is Term =>
  typeof expression === 'object' && 'roster' in expression

/** The function of an aggregate and its cells: `{sum: 'paid'}` is `{name: 'sum', cells: ['paid']}`. */
export function aggregateOf(aggregate: TermAggregate): TermAggregateQuestion {
  for (const [name, given] of Object.entries(aggregate)) return { name, cells: given === true ? [] : [given].flat() }
  throw new RangeError('an aggregate names a function')
}

/** The parts of a formula, in order; none for a term or a constant. */
export function operandsOf(expression: Expression): Expression[] {
  if (typeof expression !== 'object' || isTerm(expression)) return []
  return Object.values(expression).flat() as Expression[]
}

/** Every term of an expression. */
export const termsOf = (expression: Expression): Term[] =>
  isTerm(expression) ? [expression] : operandsOf(expression).flatMap(termsOf)

export const termsOfIndicator = ({ numerator, denominator }: Indicator): Term[] => [
  ...termsOf(numerator),
  ...(denominator === undefined ? [] : termsOf(denominator)),
]

/** A county, a township, a village or a unit whose rows a value was measured over. */
export interface Area {
  level: 'COUNTY' | 'TOWNSHIP' | 'VILLAGE' | 'UNIT'
  roster: string
  id: number
  code: string | null
  label: string
}
