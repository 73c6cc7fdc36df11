/** A side of a rule comes in; goes out the quotient it is in SQL. */
import type { FarSide } from '../../../facts/cross-rule'
import { exact } from '../../../facts/fraction'
import { cellPath } from '../../plan/cell-path'
import { scopeAt } from '../keys'
import { partsOf } from '../sql/parts'
import { and, joined, or, raw, sql } from '../sql/sql'
import type { Scope } from '../statement'
import { before, groupSum, itemCount, listValue, replaced } from './far'
import {
  filledIn,
  integerOf,
  isMoney,
  numeric,
  plainQuotient,
  type Quotient,
  type RuleScope,
  scaleOf,
} from './quotient'

/** `end`: a day is compared by its last day. */
export function sideQuotient(rule: RuleScope, side: FarSide, end: boolean): Quotient {
  const { scope } = rule.at
  if (typeof side === 'number') return constant(side)
  if (typeof side === 'string') return cellValue(scope, side, end)
  if ('path' in side) return cellValue(scope, side.path, end)
  if ('list' in side) return listValue(rule, side)
  if ('items' in side) return itemCount(scope, side.items)
  if ('group' in side) return groupSum(rule, side)
  if ('before' in side) return before(scope, side)
  if ('replaced' in side) return replaced(scope, side.replaced)
  if ('ratio' in side) return ratio(scope, side.ratio, side.times ?? 1)
  if ('cell' in side) return multiplied(cellValue(scope, side.cell, false), side.times)
  if ('sum' in side) return total(rule, side.sum, [])
  const [whole, part] = side.minus
  return total(rule, [whole, ...(side.plus ? [side.plus] : [])], [part])
}

function constant(given: number): Quotient {
  const { n, d } = exact(given)
  return { ...plainQuotient, top: numeric(integerOf(n)), scale: d }
}

function cellValue(base: Scope, path: string, end: boolean): Quotient {
  const found = cellPath(base.roster, path)
  const { cell } = found
  const parts = partsOf(found.roster, cell)
  const column = scopeAt(base, found).column(end ? parts.end : parts.value)
  return {
    ...plainQuotient,
    top: numeric(column),
    scale: scaleOf(cell),
    filled: filledIn(column),
    day: cell.kind.time?.days === true,
    money: isMoney(cell),
  }
}

/** Above and below must both be there, and below not 0. */
function ratio(scope: Scope, [a, b]: [string, string], times: number): Quotient {
  const [over, under] = [cellValue(scope, a, false), cellValue(scope, b, false)]
  const by = exact(times)
  return {
    ...plainQuotient,
    top: sql`${over.top} * ${integerOf(by.n * under.scale)}`,
    below: under.top,
    scale: over.scale * by.d,
    filled: and([over.filled, under.filled, sql`${under.top} > 0`]),
  }
}

function multiplied(value: Quotient, times: number): Quotient {
  const by = exact(times)
  return { ...value, top: sql`${value.top} * ${integerOf(by.n)}`, scale: value.scale * by.d }
}

/** Blank cells make it unknown, or count as 0 as long as one is filled. The cells are alike: the first speaks for all. */
function total({ at, blank }: RuleScope, plus: string[], minus: string[]): Quotient {
  const zero = blank === 'zero'
  const cells = [...plus, ...minus].map((name) => cellValue(at.scope, name, false))
  const parts = cells.map(({ top }, i) => {
    const part = zero ? sql`COALESCE(${top}, 0)` : top
    return sql`${raw(i < plus.length ? '+' : '-')} ${part}`
  })
  const filled = cells.map((cell) => cell.filled)
  const top = sql`(0 ${joined(parts, ' ')})`
  return { ...plainQuotient, ...cells[0], top, filled: zero ? or(filled) : and(filled) }
}
