/** Plain data comes in, its hash goes out; the same data always gives the same hash, however its keys are ordered. */
import { hash } from 'node:crypto'
import type { IndicatorValue } from '../value'

/** JSON without spaces, keys in order: `canonical({b: 1, a: [2]})` is `{"a":[2],"b":1}`. */
export function canonical(data: unknown): string {
  if (Array.isArray(data)) return `[${data.map(canonical).join(',')}]`
  if (data === null || typeof data !== 'object') return JSON.stringify(data ?? null)
  const parts = Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${JSON.stringify(key)}:${canonical(value)}`)
  return `{${parts.join(',')}}`
}

export const sha256 = (text: string | Uint8Array): string => hash('sha256', text)

/** What a sealed value is made of; `on` and `asOf` belong to the whole snapshot. */
export type SealedValue = Omit<IndicatorValue, 'on' | 'asOf'>

export const valueHash = (value: SealedValue): string => {
  const { code, area, period, value: found, numerator, denominator, unit, status, breakdown } = value
  return sha256(canonical({ code, area, period, value: found, numerator, denominator, unit, status, breakdown }))
}

/** Everything a snapshot says of itself; its hash is the link of the chain. */
export interface SealedHead {
  id: number
  name: string
  periods: string[]
  asOf: number
  on: string
  note: string | null
  sealedAt: string
  parameters: unknown
  definitions: unknown[]
  valueCount: number
  valuesHash: string
  rowsHash: string
  previousHash: string | null
}

export function contentHash(head: SealedHead): string {
  const { id, name, periods, asOf, on, note, sealedAt, parameters } = head
  const { definitions, valueCount, valuesHash, rowsHash, previousHash } = head
  const said = { id, name, periods, asOf, on, note, sealedAt, parameters, definitions }
  return sha256(canonical({ ...said, valueCount, valuesHash, rowsHash, previousHash }))
}
