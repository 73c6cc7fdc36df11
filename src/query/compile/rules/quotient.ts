/** What both sides of a rule are made of: an exact quotient of whole numbers, as SQL. */
import type { CellFacts } from '../../../facts/cell'
import { storedPlaces } from '../sql/aggregates'
import { raw, type Sql, sql, TRUE } from '../sql/sql'
import type { CountingRows, CountingScope } from '../terms/counting-rows'

export interface Quotient {
  /** value = top ÷ (below × scale). */
  top: Sql
  below: Sql | null
  scale: bigint
  /** When the side can be compared at all. */
  filled: Sql
  day: boolean
  money: boolean
}

export const numeric = (part: Sql): Sql => sql`CAST(${part} AS numeric)`
export const scaleOf = (cell: CellFacts): bigint => 10n ** BigInt(storedPlaces(cell))
/** What is counted in money is read with its fen. */
export const isMoney = ({ kind }: CellFacts): boolean => kind.amount?.currency === true
export const integerOf = (given: bigint): Sql => raw(String(given))

export const plainQuotient = { below: null, scale: 1n, filled: TRUE, day: false, money: false }
export const filledIn = (part: Sql): Sql => sql`${part} IS NOT NULL`

/** What the sides of one rule share: the row, which rows the rule is about, and what blank cells mean. */
export interface RuleScope {
  at: CountingScope
  where: CountingRows['where']
  blank?: 'skip' | 'zero'
}
