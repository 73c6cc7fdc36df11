/** Sealed snapshots as they lie in the store: heads, values page by page, digests. */
import type { Stored } from '../../facts/kinds/kind'
import type { Reader } from '../../store/store'
import type { Indicator, Parameter } from '../indicator'
import type { MeasureRequest } from '../value'
import type { DigestBlock } from './digest'
import type { SealedHead, SealedValue } from './hash'

export interface Snapshot extends SealedHead {
  /** Every indicator as it was defined when it was sealed. */
  definitions: Indicator[]
  parameters: SealParameters & { named: Parameter[] }
  contentHash: string
}

export interface SealParameters {
  areas?: MeasureRequest['areas']
  codes?: string[]
}

export const headColumns =
  'id, name, periods, as_of, on_day, note, sealed_at, parameters, definitions, value_count, values_hash, rows_hash, previous_hash, content_hash'
export const valueColumns =
  'n, indicator, level, roster, area_id, area_code, area_label, period, value, numerator, denominator, unit, status, breakdown, row_hash'

/** Read, hashed and handed on without a pause between. */
const PAGE = 1000

/** All snapshots, in the order they were sealed. */
export async function listSnapshots(reader: Reader): Promise<Snapshot[]> {
  return (await reader.read(`SELECT ${headColumns} FROM snapshot ORDER BY id`)).map(snapshotHead)
}

/** By id, or by name (the last of that name); undefined when there is none. */
export async function findSnapshot(reader: Reader, which: number | string): Promise<Snapshot | undefined> {
  const column = typeof which === 'number' ? 'id' : 'name'
  const [row] = await reader.read(`SELECT ${headColumns} FROM snapshot WHERE ${column} = ? ORDER BY id DESC LIMIT 1`, [
    which,
  ])
  return row && snapshotHead(row)
}

const text = (stored: Stored): string | null => (stored === null ? null : String(stored))

export function snapshotHead(row: Stored[]): Snapshot {
  return {
    id: Number(row[0]),
    name: String(row[1]),
    periods: String(row[2]).split(','),
    asOf: Number(row[3]),
    on: String(row[4]),
    note: text(row[5]),
    sealedAt: String(row[6]),
    parameters: JSON.parse(String(row[7])),
    definitions: JSON.parse(String(row[8])),
    valueCount: Number(row[9]),
    valuesHash: String(row[10]),
    rowsHash: String(row[11]),
    previousHash: text(row[12]),
    contentHash: String(row[13]),
  }
}

export interface StoredValue extends SealedValue {
  n: number
  rowHash: string
}

/** Every value, or those of one period, in their order, a page of the table at a time. */
export async function* snapshotValues(reader: Reader, id: number, period?: string): AsyncGenerator<StoredValue> {
  const own = period === undefined ? '' : 'AND period = ?'
  const sql = `SELECT ${valueColumns} FROM snapshot_value WHERE snapshot_id = ? AND n > ? ${own} ORDER BY n LIMIT ${PAGE}`
  for (let last = 0; ; ) {
    const rows = await reader.read(sql, period === undefined ? [id, last] : [id, last, period])
    for (const row of rows) yield sealedValue(row)
    if (rows.length < PAGE) return
    last = Number(rows[rows.length - 1][0])
  }
}

/** Rows of `valueColumns`, as they are stored and in no particular order. */
export const valuesOfIndicator = (reader: Reader, id: number, code: string): Promise<Stored[][]> =>
  reader.read(`SELECT ${valueColumns} FROM snapshot_value WHERE snapshot_id = ? AND indicator = ?`, [id, code])

/** The rows of all other indicators, some at a time. */
export async function* othersThan(reader: Reader, id: number, codes: string[]): AsyncGenerator<Stored[][]> {
  const others = `SELECT DISTINCT indicator FROM snapshot_value WHERE snapshot_id = ?`
  const known = new Set(codes)
  for (const [code] of await reader.read(others, [id]))
    if (!known.has(String(code))) yield await valuesOfIndicator(reader, id, String(code))
}

export function sealedValue([
  n,
  code,
  level,
  roster,
  id,
  areaCode,
  label,
  period,
  value,
  numerator,
  ...rest
]: Stored[]): StoredValue {
  const [denominator, unit, status, breakdown, rowHash] = rest
  return {
    n: Number(n),
    code: String(code),
    area: {
      level: level as SealedValue['area']['level'],
      roster: String(roster),
      id: Number(id),
      code: text(areaCode),
      label: String(label),
    },
    period: String(period),
    value: text(value),
    numerator: text(numerator),
    denominator: text(denominator),
    unit: String(unit),
    status: status as SealedValue['status'],
    breakdown: JSON.parse(String(breakdown)),
    rowHash: String(rowHash),
  }
}

/** Digest blocks by roster and first id. */
export async function storedDigests(reader: Reader, id: number): Promise<DigestBlock[]> {
  const sql = 'SELECT roster, first_id, digests FROM snapshot_rows WHERE snapshot_id = ?'
  const blocks = (await reader.read(sql, [id])).map(([roster, first, digests]) => ({
    roster: String(roster),
    firstId: Number(first),
    digests: String(digests),
  }))
  return blocks.sort((a, b) => (a.roster === b.roster ? a.firstId - b.firstId : a.roster < b.roster ? -1 : 1))
}
