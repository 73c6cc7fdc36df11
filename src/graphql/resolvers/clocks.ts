/** The two clocks of a request: the day of the world it speaks of, and the import it knows. */
import { parseEdtf } from '../../facts/days'
import { spanOf } from '../../measure/periods'
import { Refusal } from '../../messages/refusal'
import { asOf } from '../../query/compile/as-of'
import type { Reader } from '../../store/store'

/** `on` is one day; today when left out. */
export function dayAsked(on: string | null | undefined): string {
  const day = on ?? new Date().toISOString().slice(0, 10)
  const span = parseEdtf(day)
  if (span && span[0] === span[1]) return day
  throw new Refusal('request.on-day', { day })
}

/** The import an `asOf` means: its id, or the last one by a moment; null when it was left out. */
export async function importAsked(given: string | null | undefined, reader: Reader): Promise<number | null> {
  if (given === null || given === undefined) return null
  const { sql, settle } = asOf(given, ['asOf'])
  const [[found = null] = []] = await reader.read(sql.text, [...sql.values])
  return settle(found)
}

/** What a query string says: `?on=2020-06-15&asOf=7&period=2020-06`. */
export async function clockAsked(given: (name: string) => string | undefined, reader: Reader) {
  const period = given('period')
  if (period) spanOf(period)
  return { on: dayAsked(given('on')), asOf: await importAsked(given('asOf'), reader), period }
}

/** The parameters of a query string that are given once. */
export const paramsOf =
  (query: Record<string, unknown>) =>
  (name: string): string | undefined => {
    const given = query[name]
    return typeof given === 'string' ? given : undefined
  }
