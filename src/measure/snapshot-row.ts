/** A measured value comes in, goes out the row of a seal that holds it. */
import type { Value } from '../store/store'
import type { SealedValue } from './snapshot-hash'

/** What a value says; the number of the snapshot and its own come before, its hash after. */
const SAID =
  'indicator level roster area_id area_code area_label period value numerator denominator unit status breakdown'.split(
    ' ',
  )

export const ROW = ['snapshot_id', 'n', ...SAID, 'row_hash']

export function saidBy({ code, area, period, value, numerator, denominator, ...rest }: SealedValue): Value[] {
  const { level, roster, id, code: areaCode, label } = area
  const breakdown = rest.breakdown.length === 0 ? '[]' : JSON.stringify(rest.breakdown)
  const measured = [period, value, numerator, denominator, rest.unit, rest.status, breakdown]
  return [code, level, roster, id, areaCode, label, ...measured]
}
