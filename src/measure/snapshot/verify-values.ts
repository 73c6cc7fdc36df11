/**
 * Measures again, by the sealed definitions, from what the store knew then, and compares every stored value with it and with
 * its own hash; goes out what does not hold, named. One pass, an indicator at a time, whatever order the values are numbered in.
 */
import { type SnapshotValueRow, snapshotValueProperties, valuesOfIndicator } from '../../store/ledger/snapshot-values'
import type { Store } from '../../store/store'
import { yieldToEventLoop } from '../../store/yield-to-event-loop'
import type { IndicatorValue } from '../value'
import { askedOf } from './asked'
import type { SnapshotEngine } from './engine'
import type { Faults, SealFault } from './fault'
import { valueHash } from './hash'
import { Hashes } from './places'
import { othersThan, type Snapshot, type StoredValue, sealedValue } from './read'
import { sealed } from './row'

/** What has been seen of the values so far. */
interface Seen {
  faults: Faults
  hashes: Hashes
  count: number
  /** Some have numbers that were never given out. */
  astray: boolean
}

export async function checkValues(
  store: Store,
  engine: SnapshotEngine,
  snapshot: Snapshot,
  faults: Faults,
): Promise<void> {
  const seen: Seen = { faults, hashes: new Hashes(snapshot.valueCount), count: 0, astray: false }
  const asked = await askedOf(store, engine, snapshot)
  const codes = [...(asked.codes ?? [])]
  const request = { ...asked, asOf: snapshot.asOf, periods: snapshot.periods, breakdown: true }
  for await (const values of engine.measuring(store, request)) {
    const measured = new Map(values.map((value) => [keyOf(value), value]))
    await compareAll(await valuesOfIndicator(store, snapshot.id, codes.shift()!), measured, seen)
  }
  for await (const rows of othersThan(store, snapshot.id, asked.codes ?? [])) await compareAll(rows, new Map(), seen)
  const whole = seen.count === snapshot.valueCount && !seen.astray && seen.hashes.digest() === snapshot.valuesHash
  if (!whole) missing(snapshot, seen.count, faults)
}

const keyOf = ({ area, period }: Pick<IndicatorValue, 'area' | 'period'>): string =>
  `${area.level}/${area.id}/${period}`

async function compareAll(rows: SnapshotValueRow[], measured: Map<string, IndicatorValue>, seen: Seen): Promise<void> {
  for (const [i, row] of rows.entries()) {
    if (i % 1000 === 0) await yieldToEventLoop()
    const hash = compare(row, measured.get(`${row.level}/${row.areaId}/${row.period}`), seen.faults)
    seen.count++
    if (!seen.hashes.put(row.n, hash)) seen.astray = true
  }
}

/** The hash of what is stored. Where it says letter by letter what was measured, it need not be taken apart. */
function compare(row: SnapshotValueRow, value: IndicatorValue | undefined, faults: Faults): string {
  const found = value && sealed(value, row.n)
  if (found && snapshotValueProperties.every((name) => found[name] === row[name])) return row.rowHash
  const stored = sealedValue(row)
  const hash = valueHash(stored)
  if (hash !== stored.rowHash) faults.add(tampered(stored))
  if (found?.rowHash !== hash) faults.add(differs(stored, value))
  return hash
}

const placed = ({ code, area, period }: Pick<StoredValue, 'code' | 'area' | 'period'>) => ({
  indicator: code,
  area: area.label,
  period,
})
const named = ({ code, area, period }: Pick<StoredValue, 'code' | 'area' | 'period'>) =>
  `${code} ${area.label} ${period}`

const tampered = (value: StoredValue): SealFault => ({
  kind: 'VALUE',
  ...placed(value),
  zh: `${named(value)}：封存的值被改动过，现为 ${value.value ?? '空'}`,
  en: `${named(value)}: the sealed value was changed; it now reads ${value.value ?? 'null'}`,
})

const differs = (stored: StoredValue, value: IndicatorValue | undefined): SealFault => ({
  kind: 'RECOMPUTED',
  ...placed(stored),
  zh: `${named(stored)}：封存时为 ${stored.value ?? '空'}，按历史重算为 ${value?.value ?? '空'}`,
  en: `${named(stored)}: sealed as ${stored.value ?? 'null'}, history gives ${value?.value ?? 'null'}`,
})

function missing({ name, valueCount }: Snapshot, count: number, faults: Faults): void {
  if (count === valueCount && faults.first.some(({ kind }) => kind === 'VALUE')) return
  faults.add({
    kind: 'MISSING_VALUE',
    zh: `快照“${name}”应有 ${valueCount} 个值，现有 ${count} 个，或有值被换过`,
    en: `snapshot “${name}” has ${count} values where ${valueCount} were sealed, or some were exchanged`,
  })
}
