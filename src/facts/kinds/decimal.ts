import { snake } from '../cell'
import { point } from '../numbers'
import { amountReader, parseAmount } from './amount'
import type { Kind } from './kind'
import { DecimalScalar } from './scalars'

/** Decimals are stored as integers of a millionth, so that comparing and summing is exact on every database. */
export const PLACES = 6

export const decimalKind: Kind = {
  name: 'decimal',
  zh: '小数',
  en: 'decimal',
  columns: (cell) => [{ name: snake(cell.name), type: 'bigint', role: 'value' }],
  reader(_cell, { factor }) {
    return amountReader({ places: PLACES, factor, exact: false, qualified: false, percent: false, example: '12.5' })
  },
  show: ([value]) => (value === null ? null : point(value, PLACES, true)),
  parse: (value, cell) => [parseAmount(value, { places: PLACES }, cell)],
  display: ([value]) => (value === null ? '' : point(value, PLACES, true)),
  scalar: DecimalScalar,
  operators: ['eq', 'ne', 'in', 'notIn', 'isNull', 'lt', 'lte', 'gt', 'gte', 'between', 'field'],
  aggregates: ['sum', 'avg', 'min', 'max', 'countDistinct'],
}
