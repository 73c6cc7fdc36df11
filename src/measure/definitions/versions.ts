/** Every version of every indicator there has been: as shipped, as the office defined it, and that it was withdrawn. */
import { groupedBy } from '../../facts/lists'
import { allDefinitions, type DefinitionRow } from '../../store/ledger/definitions'
import type { Reader } from '../../store/store'
import { type DefinitionVersion, shippedIndicator } from '../catalogue'
import type { Indicator } from '../indicator'

export interface IndicatorVersion {
  version: number
  origin: 'SHIPPED' | 'OFFICE' | 'WITHDRAWN'
  /** RFC 3339; null for what is shipped. */
  definedAt: string | null
  definition: Indicator | null
}

/** The office's own versions by code, the oldest first. */
export async function ownVersions(reader: Reader): Promise<Map<string, IndicatorVersion[]>> {
  const rows = groupedBy(await allDefinitions(reader), ({ code }) => code)
  return new Map([...rows].map(([code, own]) => [code, own.map(versionOf)]))
}

function versionOf({ definition, version, definedAt }: DefinitionRow): IndicatorVersion {
  const kept = definition as DefinitionVersion
  if ('withdrawn' in kept) return { version, origin: 'WITHDRAWN', definedAt, definition: null }
  return { version, origin: 'OFFICE', definedAt, definition: { ...kept, version } }
}

/** With the shipped one before them. */
export function withShipped(code: string, own: IndicatorVersion[] = []): IndicatorVersion[] {
  const shipped = shippedIndicator(code)
  if (!shipped) return own
  return [{ version: shipped.version, origin: 'SHIPPED', definedAt: null, definition: shipped }, ...own]
}
