/** One indicator over the months or quarters of a year: one measurement of all periods at once. */

import type { RosterFacts } from '../facts/roster'
import { world } from '../facts/world'
import { namesIn } from '../filter/names'
import type { Store } from '../store/store'
import { allIndicators } from './catalogue'
import { type Indicator, type Term, termsOf } from './indicator'
import { measure } from './measure'
import { dayOf, periodOf, periodsUntil, written } from './periods'
import { writtenFilter } from './row-filter'
import type { IndicatorValue, MeasureRequest } from './value'

interface TrendRequest extends Pick<MeasureRequest, 'within' | 'on' | 'asOf' | 'extra' | 'parameters'> {
  code: string
  by: 'MONTH' | 'QUARTER'
}

const isDated = ({ roster: name, where, during, until, latest }: Term, rosters: RosterFacts[]): boolean => {
  if (during || until || latest) return true
  const roster = rosters.find((each) => each.name === name)
  return roster !== undefined && namesIn(writtenFilter(where, roster, world(rosters))).length > 0
}

/** The numerator's rows carry days, so that earlier periods can be told from the present one. */
export const dated = ({ numerator }: Indicator, rosters: RosterFacts[]): boolean =>
  termsOf(numerator).some((term) => isDated(term, rosters))

/** Rows without days say how things are, not how they were: all periods but the present one are then missing. */
export async function trends(
  store: Store,
  { by, year, ...request }: Omit<MeasureRequest, 'period' | 'periods'> & { by: TrendRequest['by']; year?: number },
): Promise<IndicatorValue[]> {
  const present = periodOf(by, dayOf(request.on))
  const periods = periodsUntil(by, year ? endOf(year, request.on) : request.on)
  const values = await measure(store, { ...request, periods })
  const measured = new Set(values.map(({ code }) => code))
  const known = [...(await allIndicators(store)), ...(request.extra ?? [])].filter(({ code }) => measured.has(code))
  const whole = new Set(known.filter((one) => dated(one, store.rosters)).map(({ code }) => code))
  const unknown = { value: null, numerator: null, denominator: null, status: 'M' as const, breakdown: [] }
  return values.map((value) => (whole.has(value.code) || value.period === present ? value : { ...value, ...unknown }))
}

/** The last day of a year, or the day of the world when that comes first. */
const endOf = (year: number, on: string): string => written(Math.min(year * 10_000 + 1231, dayOf(on)))

export const trend = (store: Store, { code, ...request }: TrendRequest): Promise<IndicatorValue[]> =>
  trends(store, { ...request, codes: [code] })
