/** What many indicators share, to be spread into their objects. */
import type { Indicator, Term } from '../../measure/indicator'

type Rest = Pick<Term, 'during' | 'until' | 'latest'>

/** The number of rows. */
export const count = (roster: string, where: Term['where'], rest: Rest = {}): Term => ({
  roster,
  where,
  aggregate: { count: true },
  ...rest,
})

/** The sum of a cell. */
export const sum = (roster: string, cell: string, where: Term['where'], rest: Rest = {}): Term => ({
  roster,
  where,
  aggregate: { sum: cell },
  ...rest,
})

/** A share in percent, two places. */
export const rate: Pick<Indicator, 'factor' | 'unit' | 'decimals' | 'missing' | 'version'> = {
  factor: 100,
  unit: '%',
  decimals: 2,
  missing: 'ALL',
  version: 1,
}

/** How many of something. */
export const number: Pick<Indicator, 'decimals' | 'missing' | 'version'> = { decimals: 0, missing: 'ALL', version: 1 }

export const moneyAmount: Pick<Indicator, 'unit' | 'decimals' | 'missing' | 'version'> = {
  unit: '元',
  decimals: 2,
  missing: 'ALL',
  version: 1,
}
