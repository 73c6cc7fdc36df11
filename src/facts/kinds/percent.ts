import { type CellDecorator, type CellNotes, cellDecorator } from '../decorate'
import { amountReader } from './amount'
import { PLACES } from './decimal'
import { amountSheet, exactAmount } from './exact-amount'
import { isBlank, plainFormat } from './formats'
import type { AmountFacts, Kind } from './kind'
import { registerKind } from './register'
import { percentSpellings } from './units'
import { decimalValue } from './value-types'

const amount: AmountFacts = {
  places: PLACES,
  meanPlaces: PLACES,
  bounds: { min: 0, max: 100 },
  units: () => percentSpellings,
  percentage: true,
}

/** 89.77 → 0.8977 without the detour over a binary division. */
function hundredth(text: string): number | string {
  const found = /^(-?)(\d+)(\.\d+)?$/.exec(text)
  if (!found) return text
  const [, sign = '', digits = '', fraction = ''] = found
  return Number(`${sign}${digits.padStart(3, '0').replace(/(\d\d)$/, '.$1')}${fraction.slice(1)}`)
}

/** Cells are formatted as percentages, so that the sign is seen and not typed. */
const format = plainFormat({
  text: false,
  width: 10,
  style: 'percent',
  show: (value) => (isBlank(value) ? '' : `${value}%`),
  cell: (value) => (isBlank(value) ? '' : { value: hundredth(String(value)), style: 'percent' }),
})

const exact = exactAmount(amount, true)
const display: Kind['display'] = (stored) => (stored[0] === null ? '' : `${exact.display(stored)}%`)

/** 0–100. A cell formatted as a percentage is scaled (0.28 shown as 28% is 28); a bare number is taken as it stands. */
const percentKind: Kind = registerKind({
  ...exact,
  name: 'percent',
  zh: '百分比（0–100）',
  en: 'percentage, 0–100',
  reader: (_cell, { factor }) =>
    amountReader({ places: PLACES, factor, exact: false, qualified: false, percent: true, example: '92 或 92%' }),
  display,
  typed: display as NonNullable<Kind['typed']>,
  graphql: { value: decimalValue, sum: decimalValue, avg: decimalValue },
  sheet: {
    ...amountSheet('百分数', '92.5'),
    note: () => '百分数，0–100，如 92.5 或 92.5%。',
    format: () => format,
  },
})

export const percent = (
  options: CellNotes,
): CellDecorator<string, 'percent() is exact: it needs a property of type string'> =>
  cellDecorator(percentKind, { unit: '%', ...options })
