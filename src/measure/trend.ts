/** One indicator over the months or quarters of a year: one measurement of all periods at once. */
import type { Store } from '../store/store'
import { indicators } from './catalogue'
import { type Indicator, termsOf } from './indicator'
import { measure } from './measure'
import { NAMED } from './named'
import { dayOf, periodOf, periodsUntil } from './periods'
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
export async function trend(store: Store, { code, by, ...request }: TrendRequest): Promise<IndicatorValue[]> {
  const periods = periodsUntil(by, request.on)
  const values = await measure(store, { ...request, codes: [code], periods })
  const known = [...(await indicators(store)), ...(request.extra ?? [])].findLast((each) => each.code === code)!
  if (dated(known)) return values
  const present = periodOf(by, dayOf(request.on))
  const unknown = { value: null, numerator: null, denominator: null, status: 'M' as const }
  return values.map((value) => (value.period === present ? value : { ...value, ...unknown }))
}
