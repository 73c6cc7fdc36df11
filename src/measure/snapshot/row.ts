/**
 * A measured value comes in, goes out what a seal keeps of it and its hash. Both are JSON of the same words in another order,
 * written down by hand and each word once: a seal has hundreds of thousands of values. What is read back may hold anything, and
 * is hashed by `valueHash`.
 */
import type { Value } from '../../store/store'
import { canonical, type SealedValue, sha256 } from './hash'

/** What a value says; the number of the snapshot and its own come before, its hash after. */
const SAID =
  'indicator level roster area_id area_code area_label period value numerator denominator unit status breakdown'.split(
    ' ',
  )

export const ROW = ['snapshot_id', 'n', ...SAID, 'row_hash']

export function sealed(given: SealedValue): { said: Value[]; hash: string } {
  const { code, area, period, value, numerator, denominator, unit, status } = given
  const parts = written(given.breakdown)
  const measured = [period, value, numerator, denominator, unit, status, parts.stored]
  const said = [code, area.level, area.roster, area.id, area.code, area.label, ...measured]
  const hash = sha256(
    `{"area":${areaOf(area)},"breakdown":${parts.canonical},"code":${text(code)},"denominator":${text(denominator)},"numerator":${text(numerator)},"period":${text(period)},"status":${text(status)},"unit":${text(unit)},"value":${text(value)}}`,
  )
  return { said, hash }
}

const text = (given: string | null): string => (given === null ? 'null' : JSON.stringify(given))

function written(breakdown: SealedValue['breakdown']): { stored: string; canonical: string } {
  let [stored, ordered] = ['', '']
  for (const part of breakdown) {
    const [by, key, label] = [text(part.by), text(part.key), text(part.label)]
    const [value, numerator, denominator] = [text(part.value), text(part.numerator), text(part.denominator)]
    const between = stored ? ',' : ''
    stored += `${between}{"by":${by},"key":${key},"label":${label},"value":${value},"numerator":${numerator},"denominator":${denominator}}`
    ordered += `${between}{"by":${by},"denominator":${denominator},"key":${key},"label":${label},"numerator":${numerator},"value":${value}}`
  }
  return { stored: `[${stored}]`, canonical: `[${ordered}]` }
}

/** The same areas stand in the values of all indicators. */
const areas = new WeakMap<SealedValue['area'], string>()
function areaOf(area: SealedValue['area']): string {
  let found = areas.get(area)
  if (found === undefined) {
    found = canonical(area)
    areas.set(area, found)
  }
  return found
}
