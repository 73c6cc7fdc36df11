/** Which sealed values are wanted comes in; a page of them goes out, and how many there are. */
import type { Reader, Value } from '../../store/store'
import { type StoredValue, sealedValue, valueColumns } from './read'

export interface ValueWish {
  code?: string[] | null
  level?: string | null
  /** Its code or its name. */
  area?: string | null
  period?: string | null
}

export function valuePage(
  reader: Reader,
  id: number,
  wish: ValueWish,
  { first, offset }: { first: number; offset: number },
): { count(): Promise<number>; rows(): Promise<StoredValue[]> } {
  const [where, values] = conditions(id, wish)
  const select = `SELECT ${valueColumns} FROM snapshot_value WHERE ${where} ORDER BY n LIMIT ${first} OFFSET ${offset}`
  return {
    count: async () => Number((await reader.read(`SELECT count(*) FROM snapshot_value WHERE ${where}`, values))[0][0]),
    rows: async () => (await reader.read(select, values)).map(sealedValue),
  }
}

function conditions(id: number, { code, level, area, period }: ValueWish): [sql: string, values: Value[]] {
  const found: [string, Value[]][] = [['snapshot_id = ?', [id]]]
  if (code) found.push([code.length > 0 ? `indicator IN (${code.map(() => '?').join(', ')})` : '1 = 0', code])
  if (level) found.push(['level = ?', [level]])
  if (area) found.push(['(area_code = ? OR area_label = ?)', [area, area]])
  if (period) found.push(['period = ?', [period]])
  return [found.map(([sql]) => sql).join(' AND '), found.flatMap(([, values]) => values)]
}
