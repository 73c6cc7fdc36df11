/** The periods days are grouped by: one row each, with the SQL that gives a period's number and the label people read. */
import { raw, type Sql, sql } from './sql'

export interface Grain {
  code: 'DAY' | 'MONTH' | 'QUARTER' | 'HALF_YEAR' | 'YEAR'
  /** The number of the period in which a stored day (YYYYMMDD) lies; numbers sort as the periods do. */
  period(day: Sql): Sql
  label(period: number): string
}

const pad = (n: number): string => String(n).padStart(2, '0')
const year = (x: Sql): Sql => sql`${x} / 10000`
/** Months 1–12 in parts of `size`, numbered from 1. */
const part = (x: Sql, size: number): Sql =>
  sql`(${year(x)}) * 10 + (${x} / 100 % 100 + ${raw(String(size - 1))}) / ${raw(String(size))}`

export const grains: Grain[] = [
  {
    code: 'DAY',
    period: (x) => x,
    label: (n) => `${Math.floor(n / 10_000)}-${pad(Math.floor(n / 100) % 100)}-${pad(n % 100)}`,
  },
  { code: 'MONTH', period: (x) => sql`${x} / 100`, label: (n) => `${Math.floor(n / 100)}-${pad(n % 100)}` },
  { code: 'QUARTER', period: (x) => part(x, 3), label: (n) => `${Math.floor(n / 10)}-Q${n % 10}` },
  { code: 'HALF_YEAR', period: (x) => part(x, 6), label: (n) => `${Math.floor(n / 10)}-H${n % 10}` },
  { code: 'YEAR', period: year, label: String },
]

export function grainNamed(code: Grain['code']): Grain {
  const found = grains.find((grain) => grain.code === code)
  if (!found) throw new RangeError(`there is no grain “${code}”`)
  return found
}

/** An interval that does not lie within one period belongs to none. */
export const bucket = (grain: Grain, first: Sql, last: Sql): Sql =>
  sql`CASE WHEN ${grain.period(first)} = ${grain.period(last)} THEN ${grain.period(first)} END`
