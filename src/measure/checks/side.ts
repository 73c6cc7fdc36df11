import { partsOf } from '../../query/compile/parts'
import { and, joined, or, raw, sql } from '../../query/compile/sql'
import type { Scope } from '../../query/compile/statement'
import { exact } from '../fraction'
import { cellAt } from '../term'
import type { FarSide } from './cross-rule'
import { before, groupSum, itemCount, listValue, replaced } from './far'
import { filledIn, numeric, plainQuotient, type Quotient, type RuleScope, scaleOf } from './quotient'

export function sideSql(at: RuleScope, side: FarSide, end: boolean): Quotient {
  if (typeof side === 'number') return constant(side)
  if (typeof side === 'string') return cellValue(at.scope, side, end)
  if ('path' in side) return cellValue(at.scope, side.path, end)
  if ('list' in side) return listValue(at, side)
  if ('items' in side) return itemCount(at.scope, side.items)
  if ('group' in side) return groupSum(at, side)
  if ('before' in side) return before(at.scope, side)
  if ('replaced' in side) return replaced(at.scope, side.replaced)
  if ('ratio' in side) return ratio(at.scope, side.ratio, side.times ?? 1)
  if ('cell' in side) return multiplied(cellValue(at.scope, side.cell, false), side.times)
  const [plus, minus] =
    'sum' in side ? [side.sum, []] : [[side.minus[0], ...(side.plus ? [side.plus] : [])], [side.minus[1]]]
  return total(at, plus, minus)
}

function constant(given: number): Quotient {
  const { n, d } = exact(given)
  return { ...plainQuotient, top: numeric(raw(String(n))), scale: d }
}

function cellValue(scope: Scope, path: string, end: boolean): Quotient {
  const { scope: at, cell } = cellAt(scope, path)
  const parts = partsOf(at.roster, cell)
  const found = at.column(end ? parts.end : parts.value)
  return {
    ...plainQuotient,
    top: numeric(found),
    scale: scaleOf(cell),
    filled: filledIn(found),
    day: cell.kind.name === 'day',
    money: cell.kind.name === 'money',
  }
}

/** Above and below must both be there, and below not 0. */
function ratio(scope: Scope, [a, b]: [string, string], times: number): Quotient {
  const [over, under] = [cellValue(scope, a, false), cellValue(scope, b, false)]
  const by = exact(times)
  return {
    ...plainQuotient,
    top: sql`${over.top} * ${raw(String(by.n * under.scale))}`,
    below: under.top,
    scale: over.scale * by.d,
    filled: and([over.filled, under.filled, sql`${under.top} > 0`]),
  }
}

function multiplied(value: Quotient, times: number): Quotient {
  const by = exact(times)
  return { ...value, top: sql`${value.top} * ${raw(String(by.n))}`, scale: value.scale * by.d }
}

/** Blank cells make it unknown, or count as 0 as long as one is filled. */
function total({ scope, rule }: RuleScope, plus: string[], minus: string[]): Quotient {
  const zero = rule.blank === 'zero'
  const cells = [...plus, ...minus].map((name) => cellValue(scope, name, false))
  const parts = cells.map(({ top }, i) => {
    const part = zero ? sql`COALESCE(${top}, 0)` : top
    return sql`${raw(i < plus.length ? '+' : '-')} ${part}`
  })
  const filled = cells.map((cell) => cell.filled)
  return { ...cells[0], top: sql`(0 ${joined(parts, ' ')})`, filled: zero ? or(filled) : and(filled) }
}
