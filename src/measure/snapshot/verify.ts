/**
 * Checks whether seals hold. Every hash is computed again: of each value, of each snapshot, of the chain; every row behind it is
 * compared with its digest; and every value is measured again from history. What does not hold is named.
 */
import type { Store } from '../../store/store'
import { type SnapshotEngine, engine as standing } from './engine'
import { Faults, type SealFault } from './fault'
import { canonical, contentHash } from './hash'
import { listSnapshots, type Snapshot } from './read'
import { checkRows } from './verify-rows'
import { checkValues } from './verify-values'

interface SealVerdict {
  id: number
  name: string
  holds: boolean
  /** The first of each kind; `faultCount` counts them all. */
  faults: SealFault[]
  faultCount: number
  /** Indicators whose definition has changed since; they were measured again by the sealed one. */
  redefined: string[]
}

interface Verification {
  holds: boolean
  snapshots: SealVerdict[]
}

/** One snapshot and the chain before it, or all of them. */
export async function verifySnapshots(
  store: Store,
  id?: number,
  engine: SnapshotEngine = standing,
): Promise<Verification> {
  const all = await listSnapshots(store)
  const verdicts: SealVerdict[] = []
  for (const [i, snapshot] of all.entries()) {
    if (id !== undefined && snapshot.id !== id) continue
    verdicts.push(await verifyOne(store, engine, snapshot, all.slice(0, i)))
  }
  return { holds: verdicts.every(({ holds }) => holds), snapshots: verdicts }
}

async function verifyOne(
  store: Store,
  engine: SnapshotEngine,
  snapshot: Snapshot,
  before: Snapshot[],
): Promise<SealVerdict> {
  const faults = new Faults()
  checkChain([...before, snapshot], faults)
  await checkRows(store, snapshot, faults)
  await checkValues(store, engine, snapshot, faults)
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
