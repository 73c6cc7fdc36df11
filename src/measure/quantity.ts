/** What an expression is a number of: yuan, households, nothing in particular. Adding what cannot be added is refused. */
import type { RosterFacts } from '../facts/roster'
import { Refusal } from '../messages/refusal'
import type { Named } from '../messages/shapes'
import { operationOf } from './formula'
import { aggregateOf, type Expression, isTerm, operandsOf, type Term } from './indicator'

/** 元, 户, 人 …; null for a bare number. */
type Quantity = string | null

const quantityWords = (quantity: Quantity): Named =>
  quantity === null ? { zh: '无单位的数', en: 'a bare number' } : { zh: quantity, en: `“${quantity}”` }

export function quantityOf(expression: Expression, rosters: RosterFacts[]): Quantity {
  if (typeof expression !== 'object') return null
  if (isTerm(expression)) return quantityOfTerm(expression, rosters)
  const parts = operandsOf(expression).map((part) => quantityOf(part, rosters))
  const operation = operationOf(expression)
  if (operation === 'times') return product(parts)
  const [first = null, second = null] = parts
  if (operation === 'over') return quotient(first, second)
  return parts.reduce((a, b) => same(a, b, operation), first)
}

function quantityOfTerm({ roster, aggregate }: Term, rosters: RosterFacts[]): Quantity {
  const { name, cells } = aggregateOf(aggregate)
  if (name !== 'sum' && name !== 'min' && name !== 'max') return null
  const cell = rosters.find((each) => each.name === roster)?.cells.find((each) => each.name === cells[0])
  return cell?.unit ?? null
}

/** A bare number goes with anything but money: 310,000 yuan less 3 is a slip. */
function same(a: Quantity, b: Quantity, operation: string): Quantity {
  if (a === b) return a
  if ((a === null || b === null) && a !== '元' && b !== '元') return a ?? b
  throw new Refusal('measure.units-apart', { operation, a: quantityWords(a), b: quantityWords(b) })
}

function product(parts: Quantity[]): Quantity {
  const [named = null, ...others] = parts.filter((part) => part !== null)
  if ([named, ...others].filter((part) => part === '元').length > 1) throw new Refusal('measure.money-times-money', {})
  return others.length === 0 ? named : null
}

const quotient = (a: Quantity, b: Quantity): Quantity => (a === b ? null : b === null ? a : null)
