/**
 * Why two snapshots differ. The store is taken, inside a transaction that is rolled back, from the one to the other in steps:
 * the definitions change, then the period and the day, then rows are removed, re-assigned, edited, added. After each step the
 * indicators are measured, so the parts of a difference add up to it exactly; each part opens to the rows that made it.
 */
import { exact, fractionText, minus } from '../../facts/fraction'
import { onlyOne } from '../../facts/lists'
import { Refusal } from '../../messages/refusal'
import type { Store } from '../../store/store'
import { pathsTo } from '../paths'
import type { IndicatorValue } from '../value'
import { rowsBetween } from './between'
import { type SnapshotEngine, engine as standing } from './engine'
import { areaCellsOf } from './follow'
import { canonical } from './hash'
import { DifferencePart } from './part'
import { findSnapshot, type Snapshot, type StoredValue, snapshotValues } from './read'
import { RowList } from './row-list'
import { keyOf, type Sides, type Step, type StepReason, sidesOf, walkSteps } from './steps'

export interface Difference {
  code: string
  area: IndicatorValue['area']
  period: string
  unit: string
  before: Sides
  after: Sides
  delta: string | null
  parts: DifferencePart[]
}

export interface SnapshotComparison {
  a: number
  b: number
  /** Values of both that are the same, and those only one of them has. */
  unchanged: number
  onlyIn: { a: number; b: number }
  differences: Difference[]
}

export async function compareSnapshots(
  store: Store,
  a: number,
  b: number,
  /** How many rows each part lists at once; the others are there for the asking. */
  options: { rows?: number } = {},
  engine: SnapshotEngine = standing,
): Promise<SnapshotComparison> {
  const [first, second] = [await named(store, a), await named(store, b)]
  const comparison: SnapshotComparison = { a, b, unchanged: 0, onlyIn: { a: 0, b: 0 }, differences: [] }
  for (const [from, to] of pairs(first, second)) {
    const changed = await differing(store, first, from, second, to, comparison)
    if (changed.length > 0)
      comparison.differences.push(
        ...(await explain(store, engine, first, from, second, to, changed, options.rows ?? 100)),
      )
  }
  return comparison
}

async function named(store: Store, id: number): Promise<Snapshot> {
  const found = await findSnapshot(store, id)
  if (!found) throw new Refusal('snapshot.no-snapshot', { id })
  return found
}

/** Two snapshots of one period each are compared with one another, others period by period. */
function pairs(a: Snapshot, b: Snapshot): [string, string][] {
  const [own, other] = [onlyOne(a.periods), onlyOne(b.periods)]
  if (own !== undefined && other !== undefined) return [[own, other]]
  return a.periods.filter((period) => b.periods.includes(period)).map((period) => [period, period])
}

interface Pair {
  key: string
  before: StoredValue
  after: StoredValue
}

async function differing(
  store: Store,
  a: Snapshot,
  from: string,
  b: Snapshot,
  to: string,
  into: SnapshotComparison,
): Promise<Pair[]> {
  const before = new Map<string, StoredValue>()
  for await (const value of snapshotValues(store, a.id, from)) before.set(keyOf(value), value)
  const found: Pair[] = []
  for await (const after of snapshotValues(store, b.id, to)) {
    const key = keyOf(after)
    const old = before.get(key)
    before.delete(key)
    if (!old) into.onlyIn.b++
    else if (canonical(sidesOf(old)) === canonical(sidesOf(after))) into.unchanged++
    else found.push({ key, before: old, after })
  }
  into.onlyIn.a += before.size
  return found
}

async function explain(
  store: Store,
  engine: SnapshotEngine,
  a: Snapshot,
  from: string,
  b: Snapshot,
  to: string,
  changed: Pair[],
  most: number,
): Promise<Difference[]> {
  const { levels } = engine.geography
  const areaCells = areaCellsOf((roster) => levels.flatMap(({ level }) => pathsTo(engine.geography, roster, level)))
  const rows = a.asOf === b.asOf ? [] : await rowsBetween(store, store.rosters, a.asOf, b.asOf, areaCells)
  const list = new RowList(store, engine.geography, rows, b.definitions)
  const codes = [...new Set(changed.map(({ before }) => before.code))]
  const steps = await walkSteps(store, engine, { a, from, b, to, rows, areaCells, codes })
  const differences: Difference[] = []
  for (const pair of changed) differences.push(await difference(pair, steps, list, most))
  return differences
}

async function difference(
  { key, before, after }: Pair,
  steps: Step[],
  list: RowList,
  most: number,
): Promise<Difference> {
  const { code, area, period, unit } = after
  const parts: DifferencePart[] = []
  let last: Sides = before
  const part = async (reason: StepReason, to: Sides): Promise<void> => {
    if (canonical(sidesOf(last)) === canonical(sidesOf(to))) return
    const said = { reason, from: last.value, to: to.value, delta: delta(last.value, to.value) }
    parts.push(new DifferencePart(said, await list.of(reason, code, area), most))
    last = to
  }
  for (const { reason, values } of steps) await part(reason, values.get(key) ?? last)
  // A seal that no longer holds leaves a rest that nothing explains.
  await part('OTHER', after)
  return {
    code,
    area,
    period,
    unit,
    before: sidesOf(before),
    after: sidesOf(after),
    delta: delta(before.value, after.value),
    parts,
  }
}

const delta = (from: string | null, to: string | null): string | null =>
  from === null || to === null ? null : fractionText(minus(exact(to), exact(from)))
