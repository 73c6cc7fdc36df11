/**
 * Checks whether seals hold. Every hash is computed again: of each value, of each snapshot, of the chain; every row behind it is
 * compared with its digest; and every value is measured again from history. What does not hold is named.
 */
import { createHash } from 'node:crypto'
import type { Store } from '../store/store'
import { askedOf } from './snapshot-asked'
import { type Engine, engine as standing } from './snapshot-engine'
import { Faults, type SealFault } from './snapshot-fault'
import { canonical, contentHash, valueHash } from './snapshot-hash'
import { listSnapshots, type Snapshot, type StoredValue, snapshotValues } from './snapshot-read'
import { checkRows } from './snapshot-verify-rows'
import type { IndicatorValue } from './value'

export interface SealVerdict {
  id: number
  name: string
  holds: boolean
  /** The first of each kind; `faultCount` counts them all. */
  faults: SealFault[]
  faultCount: number
  /** Indicators whose definition has changed since; they were measured again by the sealed one. */
  redefined: string[]
}

export interface Verification {
  holds: boolean
  snapshots: SealVerdict[]
}

/** One snapshot and the chain before it, or all of them. */
export async function verifySnapshots(store: Store, id?: number, engine: Engine = standing): Promise<Verification> {
  const all = await listSnapshots(store)
  const verdicts: SealVerdict[] = []
  for (const [i, snapshot] of all.entries()) {
    if (id !== undefined && snapshot.id !== id) continue
    verdicts.push(await verifyOne(store, engine, snapshot, all.slice(0, i)))
  }
  return { holds: verdicts.every(({ holds }) => holds), snapshots: verdicts }
}

async function verifyOne(store: Store, engine: Engine, snapshot: Snapshot, before: Snapshot[]): Promise<SealVerdict> {
  const faults = new Faults()
  checkChain([...before, snapshot], faults)
  await checkValues(store, snapshot, faults)
  await checkRows(store, snapshot, faults)
  await recompute(store, engine, snapshot, faults)
  const now = new Map((await engine.indicators(store)).map((one) => [one.code, canonical(one)]))
  const redefined = snapshot.definitions.filter((one) => now.get(one.code) !== canonical(one)).map(({ code }) => code)
  const { id, name } = snapshot
  return { id, name, holds: faults.count === 0, faults: faults.first, faultCount: faults.count, redefined }
}

/** A snapshot taken out of the middle shows in the one after it, and in the ids, which count up from 1. */
function checkChain(chain: Snapshot[], faults: Faults): void {
  for (const [i, { id, name, previousHash, contentHash: said, ...head }] of chain.entries()) {
    const previous = chain[i - 1]?.contentHash ?? null
    if (previousHash !== previous || id !== i + 1)
      faults.add({
        kind: 'CHAIN',
        zh: `快照“${name}”与它之前的快照接不上`,
        en: `snapshot “${name}” does not follow from the one before it`,
      })
    if (contentHash({ ...head, id, name, previousHash }) !== said)
      faults.add({
        kind: 'CONTENT',
        zh: `快照“${name}”的内容与它的校验值不符`,
        en: `snapshot “${name}” does not match its own hash`,
      })
  }
}

async function checkValues(store: Store, snapshot: Snapshot, faults: Faults): Promise<void> {
  const all = createHash('sha256')
  let count = 0
  for await (const value of snapshotValues(store, snapshot.id)) {
    const hash = valueHash(value)
    if (hash !== value.rowHash) faults.add(tampered(value))
    all.update(hash)
    count++
  }
  if (count !== snapshot.valueCount || all.digest('hex') !== snapshot.valuesHash) missing(snapshot, count, faults)
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

function missing({ name, valueCount }: Snapshot, count: number, faults: Faults): void {
  if (count === valueCount && faults.first.some(({ kind }) => kind === 'VALUE')) return
  faults.add({
    kind: 'MISSING_VALUE',
    zh: `快照“${name}”应有 ${valueCount} 个值，现有 ${count} 个，或有值被换过`,
    en: `snapshot “${name}” has ${count} values where ${valueCount} were sealed, or some were exchanged`,
  })
}

/** Measures again, by the sealed definitions, from what the store knew then. */
async function recompute(store: Store, engine: Engine, snapshot: Snapshot, faults: Faults): Promise<void> {
  for (const period of snapshot.periods) {
    const values = await engine.measure(store, {
      ...(await askedOf(store, engine, snapshot)),
      asOf: snapshot.asOf,
      period,
      breakdown: true,
    })
    await compareValues(store, snapshot, period, values, faults)
  }
}

const keyOf = ({ code, area }: Pick<IndicatorValue, 'code' | 'area'>): string => `${code}/${area.level}/${area.id}`

async function compareValues(
  store: Store,
  { id }: Snapshot,
  period: string,
  values: IndicatorValue[],
  faults: Faults,
): Promise<void> {
  const found = new Map(values.map((value) => [keyOf(value), value]))
  for await (const sealed of snapshotValues(store, id, period)) {
    const value = found.get(keyOf(sealed))
    if (!value || valueHash(value) !== valueHash(sealed)) faults.add(differs(sealed, value))
  }
}

const differs = (sealed: StoredValue, value: IndicatorValue | undefined): SealFault => ({
  kind: 'RECOMPUTED',
  ...placed(sealed),
  zh: `${named(sealed)}：封存时为 ${sealed.value ?? '空'}，按历史重算为 ${value?.value ?? '空'}`,
  en: `${named(sealed)}: sealed as ${sealed.value ?? 'null'}, history gives ${value?.value ?? 'null'}`,
})
