/** Sealed snapshots as measuring speaks of them: rows of the store come in, heads and values go out. */
import {
  indicatorsSealed,
  type SnapshotValueRow,
  snapshotValuePages,
  valuesOfIndicator,
} from '../../store/ledger/snapshot-values'
import { allSnapshots, type SnapshotRow, snapshotRow } from '../../store/ledger/snapshots'
import type { Reader } from '../../store/store'
import type { Indicator, Parameter } from '../indicator'
import type { MeasureRequest } from '../value'
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

/** Read, hashed and handed on without a pause between. */
const PAGE = 1000

/** All snapshots, in the order they were sealed. */
export const listSnapshots = async (reader: Reader): Promise<Snapshot[]> =>
  (await allSnapshots(reader)).map(snapshotHead)

/** By id, or by name (the last of that name); undefined when there is none. */
export async function findSnapshot(reader: Reader, which: number | string): Promise<Snapshot | undefined> {
  const row = await snapshotRow(reader, which)
  return row && snapshotHead(row)
}

export const snapshotHead = ({ onDay, periods, parameters, definitions, ...row }: SnapshotRow): Snapshot => ({
  ...row,
  periods: periods.split(','),
  on: onDay,
  parameters: parameters as Snapshot['parameters'],
  definitions: definitions as Indicator[],
})

export interface StoredValue extends SealedValue {
  n: number
  rowHash: string
}

/** Every value, or those of one period, in their order. */
export async function* snapshotValues(reader: Reader, id: number, period?: string): AsyncGenerator<StoredValue> {
  for await (const rows of snapshotValuePages(reader, id, { period, page: PAGE })) yield* rows.map(sealedValue)
}

/** The rows of all other indicators, some at a time. */
export async function* othersThan(reader: Reader, id: number, codes: string[]): AsyncGenerator<SnapshotValueRow[]> {
  const known = new Set(codes)
  for (const code of await indicatorsSealed(reader, id))
    if (!known.has(code)) yield await valuesOfIndicator(reader, id, code)
}

export const sealedValue = (row: SnapshotValueRow): StoredValue => ({
  n: row.n,
  code: row.indicator,
  area: {
    level: row.level as SealedValue['area']['level'],
    roster: row.roster,
    id: row.areaId,
    code: row.areaCode,
    label: row.areaLabel,
  },
  period: row.period,
  value: row.value,
  numerator: row.numerator,
  denominator: row.denominator,
  unit: row.unit,
  status: row.status as SealedValue['status'],
  breakdown: JSON.parse(row.breakdown),
  rowHash: row.rowHash,
})
