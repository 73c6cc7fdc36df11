import { snake } from '../cell'
import { point } from '../numbers'
import { amountReader, parseAmount } from './amount'
import type { Kind } from './kind'
import { Money } from './scalars'

/** The units money is written in, as multiples of one yuan, with the number of places that keeps a fen exact. */
export const moneyUnits = [
  { code: 'YUAN', zh: '元', en: 'yuan', factor: 1, places: 2 },
  { code: 'WAN_YUAN', zh: '万元', en: 'ten thousand yuan', factor: 10_000, places: 6 },
  { code: 'YI_YUAN', zh: '亿元', en: 'hundred million yuan', factor: 100_000_000, places: 10 },
] as const
export type MoneyUnit = (typeof moneyUnits)[number]['code']

/** Fen as an exact string of a unit: `inUnit(45000000, 'WAN_YUAN')` is "45.000000"; yuan always has two places. */
export function inUnit(fen: string | number | bigint, unit: MoneyUnit = 'YUAN'): string {
  const { places } = moneyUnits.find((u) => u.code === unit)!
  return point(fen, places, unit !== 'YUAN')
}

/** Integer fen in the store (at most 90 trillion yuan a cell), an exact decimal string in yuan outside. Sums leave the database as text. */
export const moneyKind: Kind = {
  name: 'money',
  zh: '金额（元）',
  en: 'money in yuan',
  columns: (cell) => [{ name: snake(cell.name), type: 'bigint', role: 'value' }],
  reader: (_cell, { factor }) =>
    amountReader({ places: 2, factor, exact: true, qualified: false, percent: false, example: '450000 或 45万元' }),
  show: ([value]) => (value === null ? null : point(value, 2)),
  parse: (value, cell) => [parseAmount(value, { places: 2 }, cell)],
  display: ([value]) => (value === null ? '' : point(value, 2)),
  scalar: Money,
  operators: ['eq', 'ne', 'in', 'notIn', 'isNull', 'lt', 'lte', 'gt', 'gte', 'between', 'field'],
  aggregates: ['sum', 'avg', 'min', 'max', 'countDistinct'],
}
