/** What both sides of a rule are made of: an exact quotient of whole numbers, as SQL. */
import type { CellFacts } from '../../facts/cell'
import { PLACES } from '../../facts/kinds/decimal'
import { type Sql, sql, TRUE } from '../../query/compile/sql'
import type { Scope } from '../../query/compile/statement'
import type { CrossRule } from './cross-rule'

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
export const scaleOf = ({ kind }: CellFacts): bigint =>
  kind.name === 'money' ? 100n : kind.name === 'decimal' || kind.name === 'percent' ? 10n ** BigInt(PLACES) : 1n

export const plainQuotient = { below: null, scale: 1n, filled: TRUE, day: false, money: false }
export const filledIn = (part: Sql): Sql => sql`${part} IS NOT NULL`

/** What the sides of one rule share. `end`: a day on the right is compared by its last day. */
export interface RuleScope {
  scope: Scope
  rule: Pick<CrossRule, 'where' | 'blank'>
}
