/** A period (2020, 2020-H1, 2020-Q2, 2020-06) and a day of the world come in; goes out what "$on", "$start", "$year" mean in it. */
import { daySpan, daysIn, edtf, monthSpan, parseEdtf, type Span, yearSpan } from '../facts/days'
import { Refusal } from '../messages/refusal'

export interface Moment {
  period: string
  /** First and last day of the period, first day of its year, and the day that counts: its last, or `on` when that comes first. YYYYMMDD. */
  first: number
  last: number
  start: number
  on: number
  year: number
  /** The period has begun; the year is over. */
  begun: boolean
  closed: boolean
}

const PERIOD = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})))?$/

/** First and last day of a period; throws a refusal when it is none. */
export function spanOf(period: string): Span {
  const found = PERIOD.exec(period)
  const [, y, quarter, half, m] = found ?? []
  const span = !found
    ? null
    : quarter
      ? monthSpan(Number(y), Number(quarter) * 3 - 2, Number(quarter) * 3)
      : half
        ? monthSpan(Number(y), Number(half) * 6 - 5, Number(half) * 6)
        : m
          ? monthSpan(Number(y), Number(m))
          : yearSpan(Number(y))
  if (!span) throw new Refusal('measure.period', { period })
  return span
}

/** The one day a text names; throws a refusal for anything longer. */
export function dayOf(text: string): number {
  const span = parseEdtf(text)
  if (!span || span[0] !== span[1]) throw new Refusal('measure.day', { text })
  return span[0]
}

export function momentOf(period: string, on: string): Moment {
  const [first, last] = spanOf(period)
  const today = dayOf(on)
  const y = Math.floor(first / 10_000)
  const start = y * 10_000 + 101
  const counts = Math.min(last, today)
  return { period, first, last, start, on: counts, year: y, begun: first <= today, closed: counts >= y * 10_000 + 1231 }
}

/** Months that have ended since 1 January: 5 on 31 May and on 15 June. */
export function elapsedMonths({ on, year: y }: Moment): number {
  const [of, m, d] = [Math.floor(on / 10_000), Math.floor(on / 100) % 100, on % 100]
  if (of < y) return 0
  return m - 1 + (d === daysIn(of, m) ? 1 : 0)
}

/** The period of a grain in which a day lies: `periodOf('MONTH', 20200615)` is 2020-06. */
export function periodOf(grain: 'YEAR' | 'QUARTER' | 'MONTH', on: number): string {
  const [y, m] = [Math.floor(on / 10_000), Math.floor(on / 100) % 100]
  if (grain === 'YEAR') return String(y)
  return grain === 'QUARTER' ? `${y}-Q${Math.ceil(m / 3)}` : `${y}-${String(m).padStart(2, '0')}`
}

/** The periods of a year up to a day: MONTH and 2020-06-15 give 2020-01 … 2020-06. */
export function periodsUntil(grain: 'QUARTER' | 'MONTH', on: string): string[] {
  const today = dayOf(on)
  const y = Math.floor(today / 10_000)
  const all = Array.from({ length: 12 }, (_, i) => periodOf(grain, y * 10_000 + (i + 1) * 100 + 1))
  const last = periodOf(grain, today)
  return [...new Set(all)].filter((period) => period <= last)
}

/** The civil day in China of a moment, as it is stored. */
export function inChina(at: number): number {
  const there = new Date(at + 8 * 3_600_000)
  return there.getUTCFullYear() * 10_000 + (there.getUTCMonth() + 1) * 100 + there.getUTCDate()
}

/** Today, in the county. */
export const today = (): string => written(inChina(Date.now()))

/** A stored day as people write it. */
export const written = (on: number): string =>
  edtf(daySpan(Math.floor(on / 10_000), Math.floor(on / 100) % 100, on % 100)!)

/** So many days after a stored day. */
export function daysAfter(on: number, days: number): number {
  const date = new Date(Date.UTC(Math.floor(on / 10_000), (Math.floor(on / 100) % 100) - 1, (on % 100) + days))
  return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate()
}
