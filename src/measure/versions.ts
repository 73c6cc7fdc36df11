/** Every version of an indicator there has been: as shipped, as the office defined it, and that it was withdrawn. */
import type { Reader } from '../store/store'
import { type Kept, shippedIndicator } from './catalogue'
import type { Indicator } from './indicator'

export interface IndicatorVersion {
  version: number
  origin: 'SHIPPED' | 'OFFICE' | 'WITHDRAWN'
  /** RFC 3339; null for what is shipped. */
  definedAt: string | null
  definition: Indicator | null
}

export async function versionsOf(reader: Reader, code: string): Promise<IndicatorVersion[]> {
  const shipped = shippedIndicator(code)
  const rows = await reader.read(
    'SELECT version, definition, defined_at FROM indicator_definition WHERE code = ? ORDER BY version',
    [code],
  )
  const own = rows.map(([version, text, at]): IndicatorVersion => {
    const kept = JSON.parse(String(text)) as Kept
    const head = { version: Number(version), definedAt: String(at) }
    if ('withdrawn' in kept) return { ...head, origin: 'WITHDRAWN', definition: null }
    return { ...head, origin: 'OFFICE', definition: { ...kept, version: Number(version) } }
  })
  return shipped ? [{ version: shipped.version, origin: 'SHIPPED', definedAt: null, definition: shipped }, ...own] : own
}
