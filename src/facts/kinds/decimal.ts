import { type CellDecorator, type CellNotes, cellDecorator } from '../decorate'
import { amountReader } from './amount'
import { amountSheet, exactAmount } from './exact-amount'
import type { AmountFacts, Kind } from './kind'
import { registerKind } from './register'
import { landSpellings, scoreSpellings } from './units'
import { decimalValue } from './value-types'

/** Decimals are stored as integers of a millionth, so that comparing and summing is exact on every database. */
export const PLACES = 6

/** Land when it is counted in 亩, scores otherwise. */
const amount: AmountFacts = {
  places: PLACES,
  meanPlaces: PLACES,
  bounds: {},
  units: (cell) =>
    cell ? (cell.unit === '亩' ? landSpellings : scoreSpellings) : [...landSpellings, ...scoreSpellings],
  anyUnit: true,
}

const decimalKind: Kind = registerKind({
  ...exactAmount(amount, true),
  name: 'decimal',
  zh: '小数',
  en: 'decimal',
  reader: (_cell, { factor }) =>
    amountReader({ places: PLACES, factor, exact: false, qualified: false, percent: false, example: '12.5' }),
  graphql: { value: decimalValue, sum: decimalValue, avg: decimalValue },
  sheet: amountSheet('小数', '89.5'),
})

export const decimal = (
  options: CellNotes & { unit?: string; min?: number; max?: number },
): CellDecorator<string, 'decimal() is exact: it needs a property of type string'> =>
  cellDecorator(decimalKind, options)
