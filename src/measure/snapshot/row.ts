/**
 * A measured value comes in, goes out what a seal keeps of it and its hash. Both are JSON of the same words in another order,
 * written down by hand and each word once: a seal has hundreds of thousands of values. What is read back may hold anything, and
 * is hashed by `valueHash`.
 */
import type { SnapshotValueRow } from '../../store/ledger/snapshot-values'
import { canonical, type SealedValue, sha256 } from './hash'

export function sealed(given: SealedValue, n: number): SnapshotValueRow {
  const { code, area, period, value, numerator, denominator, unit, status } = given
  const parts = written(given.breakdown)
  const rowHash = sha256(
    `{"area":${areaOf(area)},"breakdown":${parts.canonical},"code":${text(code)},"denominator":${text(denominator)},"numerator":${text(numerator)},"period":${text(period)},"status":${text(status)},"unit":${text(unit)},"value":${text(value)}}`,
  )
  return {
    n,
    indicator: code,
    level: area.level,
    roster: area.roster,
    areaId: area.id,
    areaCode: area.code,
    areaLabel: area.label,
    period,
    value,
    numerator,
    denominator,
    unit,
    status,
    breakdown: parts.stored,
    rowHash,
  }
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
