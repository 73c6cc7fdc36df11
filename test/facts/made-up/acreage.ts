/** A kind of the tests' own: 面积 in 亩 with one decimal, 1.5 公顷 read as 22.5. One file, and it is known everywhere. */
import { GraphQLScalarType } from 'graphql'
import { type CellDecorator, type CellNotes, cellDecorator } from '../../../src/facts/decorate'
import { amountReader } from '../../../src/facts/kinds/amount'
import { amountSheet, exactAmount } from '../../../src/facts/kinds/exact-amount'
import type { AmountFacts } from '../../../src/facts/kinds/kind'
import { registerKind } from '../../../src/facts/kinds/register'
import { landSpellings } from '../../../src/facts/kinds/units'
import { decimalValue, ordered, type ValueType } from '../../../src/facts/kinds/value-types'

const Acreage = new GraphQLScalarType({ name: 'Acreage', description: '面积，单位亩 · An area in mu (亩)' })
const acreageValue: ValueType = {
  scalar: Acreage,
  where: 'AcreageWhere',
  zh: '面积',
  en: 'an area',
  operators: ordered,
}

const amount: AmountFacts = { places: 1, meanPlaces: 6, bounds: { max: 10_000_000 }, units: () => landSpellings }
const units = {
  name: 'AcreageUnit',
  zh: '面积的单位',
  en: 'Unit of area.',
  list: [
    { code: 'MU', zh: '亩', en: 'mu' },
    { code: 'HECTARE', zh: '公顷', en: 'hectare' },
  ],
}

const exact = exactAmount(amount, true)
const acreageKind = registerKind({
  ...exact,
  name: 'acreage',
  zh: '面积',
  en: 'acreage',
  reader: (_cell, { factor }) =>
    amountReader({ places: 1, factor, exact: false, qualified: false, percent: false, example: '12.5' }),
  show: (stored, _cell, unit) => {
    const mu = exact.show(stored)
    return mu !== null && unit === 'HECTARE' ? String(Number(mu) / 15) : mu
  },
  graphql: { value: acreageValue, sum: acreageValue, avg: decimalValue, units },
  sheet: amountSheet('面积', '12.5'),
})

export const acreage = (
  options: CellNotes & { min?: number; max?: number },
): CellDecorator<string, 'acreage() is exact: it needs a property of type string'> =>
  cellDecorator(acreageKind, { unit: '亩', ...options })
