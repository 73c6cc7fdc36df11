/** Every version of every indicator there has been: as shipped, as the office defined it, and that it was withdrawn. */
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
  const rows = await reader.read(
    'SELECT code, version, definition, defined_at FROM indicator_definition ORDER BY code, version',
  )
  const found = new Map<string, IndicatorVersion[]>()
  for (const [code, version, text, at] of rows) {
    const one = versionOf(JSON.parse(String(text)), Number(version), String(at))
    found.set(String(code), [...(found.get(String(code)) ?? []), one])
  }
  return found
}

function versionOf(kept: DefinitionVersion, version: number, definedAt: string): IndicatorVersion {
  if ('withdrawn' in kept) return { version, origin: 'WITHDRAWN', definedAt, definition: null }
  return { version, origin: 'OFFICE', definedAt, definition: { ...kept, version } }
}

/** With the shipped one before them. */
export function withShipped(code: string, own: IndicatorVersion[] = []): IndicatorVersion[] {
  const shipped = shippedIndicator(code)
  if (!shipped) return own
  return [{ version: shipped.version, origin: 'SHIPPED', definedAt: null, definition: shipped }, ...own]
}
