import { amountReader } from './amount'
import { decimalKind, PLACES } from './decimal'
import type { Kind } from './kind'

/** 0–100. A cell formatted as a percentage is scaled (0.28 shown as 28% is 28); a bare number is taken as it stands. */
export const percentKind: Kind = {
  ...decimalKind,
  name: 'percent',
  zh: '百分比（0–100）',
  en: 'percentage, 0–100',
  reader: (_cell, { factor }) =>
    amountReader({ places: PLACES, factor, exact: false, qualified: false, percent: true, example: '92 或 92%' }),
  display: (stored, cell) => (stored[0] === null ? '' : `${decimalKind.display(stored, cell)}%`),
}
