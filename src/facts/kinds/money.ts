import { type CellDecorator, type CellNotes, cellDecorator } from '../decorate'
import { point } from '../numbers'
import { amountReader } from './amount'
import { amountSheet, exactAmount, unitNote } from './exact-amount'
import { numberFormat } from './formats'
import type { AmountFacts, Kind, UnitChoice } from './kind'
import { registerKind } from './register'
import { moneySpellings } from './units'
import { moneyValue } from './value-types'

/** The units money is written in, as multiples of one yuan, with the number of places that keeps a fen exact. */
export const moneyUnits = [
  { code: 'YUAN', zh: '元', en: 'yuan', factor: 1, places: 2 },
  { code: 'WAN_YUAN', zh: '万元', en: 'ten thousand yuan', factor: 10_000, places: 6 },
  { code: 'YI_YUAN', zh: '亿元', en: 'hundred million yuan', factor: 100_000_000, places: 10 },
] as const

export const moneyUnitChoice: UnitChoice = {
  name: 'MoneyUnit',
  zh: '金额的单位',
  en: 'Unit in which money is shown.',
  list: moneyUnits,
}

/** Fen as an exact string of a unit: `inUnit(45000000, 'WAN_YUAN')` is "45.000000"; yuan always has two places. */
function inUnit(fen: string | number | bigint, unit: string = 'YUAN'): string {
  const found = moneyUnits.find(({ code }) => code === unit)
  if (!found) throw new RangeError(`there is no unit of money “${unit}”`)
  return point(fen, found.places, unit !== 'YUAN')
}

/** Fen as yuan with two places; the same as `inUnit`, without the detour over padding: every amount of an answer passes here. */
function yuan(fen: number): string {
  if (fen < 0) return `-${yuan(-fen)}`
  const rest = fen % 100
  return `${(fen - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`
}

const PLACES = 2
const amount: AmountFacts = {
  places: PLACES,
  meanPlaces: PLACES,
  bounds: {},
  units: () => moneySpellings,
  currency: true,
}
const format = numberFormat('money', 16)

/** Integer fen in the store (at most 90 trillion yuan a cell), an exact decimal string in yuan outside. Sums leave the database as text. */
const moneyKind: Kind = registerKind({
  ...exactAmount(amount, false),
  name: 'money',
  zh: '金额（元）',
  en: 'money in yuan',
  indexed: 'last',
  reader: (_cell, { factor }) =>
    amountReader({
      places: PLACES,
      factor,
      exact: true,
      qualified: false,
      percent: false,
      example: '450000 或 45万元',
    }),
  show([fen = null], _cell, unit = 'YUAN') {
    if (fen === null) return null
    return typeof fen === 'number' && unit === 'YUAN' ? yuan(fen) : inUnit(fen, unit)
  },
  graphql: {
    value: moneyValue,
    sum: moneyValue,
    avg: moneyValue,
    units: moneyUnitChoice,
  },
  sheet: {
    ...amountSheet('金额', '450000'),
    note: (cell) => `金额${unitNote(cell)}，如 450000。如按万元填写，请把表头改为（万元）。`,
    style: () => 'money',
    format: () => format,
  },
})

export const money = (
  options: CellNotes,
): CellDecorator<string, 'money() is exact: it needs a property of type string'> =>
  cellDecorator(moneyKind, { unit: '元', ...options })
