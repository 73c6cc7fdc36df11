/** The sample county as a county office hands it in, measured on the day it stands for. */
import '../../src/county/indicators'
import type { Indicator, Term } from '../../src/measure/indicator'
import { measure } from '../../src/measure/measure'
import type { IndicatorValue, MeasureRequest } from '../../src/measure/value'
import type { Store } from '../../src/store/store'
import { countyStore } from '../support/county'
import type { Dialect } from '../support/databases'

export const TODAY = '2020-06-15'

export const sampleStore = (dialect: Dialect): Promise<Store> => countyStore(dialect, 'dirty')

export const ask = (store: Store, request: Partial<MeasureRequest> = {}): Promise<IndicatorValue[]> =>
  measure(store, { on: TODAY, ...request })

/** One value of one indicator. */
export async function one(store: Store, code: string, request: Partial<MeasureRequest> = {}): Promise<IndicatorValue> {
  const [value] = await ask(store, { codes: [code], ...request })
  return value!
}

/** An indicator made for a test: one term, nothing else. */
export const made = (term: Term, breakdowns: string[] = [], rest: Partial<Indicator> = {}): Indicator => ({
  code: 'X-01',
  version: 1,
  zh: '试',
  en: 'test',
  numerator: term,
  unit: '',
  decimals: 0,
  period: 'STOCK',
  direction: 'NONE',
  source: ['OFFICE'],
  missing: 'ALL',
  breakdowns,
  ...rest,
})

/** What one term comes to. */
export const figure = async (store: Store, term: Term, request: Partial<MeasureRequest> = {}): Promise<string | null> =>
  (await one(store, 'X-01', { extra: [made(term)], ...request })).value

export const count = (store: Store, roster: string, where: Term['where'] = {}): Promise<string | null> =>
  figure(store, { roster, where, aggregate: { count: true } })

/** The lines of one breakdown: label → value. */
export const parts = ({ breakdown }: IndicatorValue, by: string): Record<string, string | null> =>
  Object.fromEntries(breakdown.filter((each) => each.by === by).map(({ label, value }) => [label, value]))
