/** One indicator over the months or quarters of a year: one measurement of all periods at once. */

import { NAMED } from '../query/compile/terms/period-columns'
import type { Store } from '../store/store'
import { allIndicators } from './catalogue'
import { type Indicator, termsOf } from './indicator'
import { measure } from './measure'
import { dayOf, periodOf, periodsUntil, written } from './periods'
import type { IndicatorValue, MeasureRequest } from './value'

export interface TrendRequest extends Pick<MeasureRequest, 'within' | 'on' | 'asOf' | 'extra' | 'parameters'> {
  code: string
  by: 'MONTH' | 'QUARTER'
}

const mentions = (given: unknown): boolean =>
  typeof given === 'string'
    ? NAMED.test(given)
    : typeof given === 'object' && given !== null && Object.values(given).some(mentions)

/** The numerator's rows carry days, so that earlier periods can be told from the present one. */
export const dated = ({ numerator }: Indicator): boolean =>
  termsOf(numerator).some(({ where, during, until, latest }) => during || until || latest || mentions(where))

/** Rows without days say how things are, not how they were: all periods but the present one are then missing. */
export async function trends(
  store: Store,
  { by, year, ...request }: Omit<MeasureRequest, 'period' | 'periods'> & { by: TrendRequest['by']; year?: number },
): Promise<IndicatorValue[]> {
  const present = periodOf(by, dayOf(request.on))
  const periods = periodsUntil(by, year ? endOf(year, request.on) : request.on)
  const values = await measure(store, { ...request, periods })
  const known = [...(await allIndicators(store)), ...(request.extra ?? [])]
  const whole = new Set(known.filter(dated).map(({ code }) => code))
  const unknown = { value: null, numerator: null, denominator: null, status: 'M' as const, breakdown: [] }
  return values.map((value) => (whole.has(value.code) || value.period === present ? value : { ...value, ...unknown }))
}

/** The last day of a year, or the day of the world when that comes first. */
const endOf = (year: number, on: string): string => written(Math.min(year * 10_000 + 1231, dayOf(on)))

export const trend = (store: Store, { code, ...request }: TrendRequest): Promise<IndicatorValue[]> =>
  trends(store, { ...request, codes: [code] })
