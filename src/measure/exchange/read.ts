/** A sealed snapshot comes in; its values go out as they may leave the office, one indicator and period after the other. */
import { itemAt } from '../../facts/lists'
import { rowsAt } from '../../store/history/versions'
import { firstRowId } from '../../store/rows/read'
import type { Store } from '../../store/store'
import { pathsTo } from '../paths'
import type { SnapshotEngine } from '../snapshot/engine'
import { follow } from '../snapshot/follow'
import type { SealedValue } from '../snapshot/hash'
import { type Snapshot, type StoredValue, snapshotValues } from '../snapshot/read'
import { countsPeople, openly, type Released, type Suppression, suppress } from './suppress'

/** `suppression` null lets everything through. */
export async function* releasedValues(
  store: Store,
  engine: SnapshotEngine,
  snapshot: Snapshot,
  suppression: Suppression | null,
): AsyncGenerator<Released> {
  if (!suppression) {
    for await (const value of snapshotValues(store, snapshot.id)) yield openly(value)
    return
  }
  const parents = await parentsOf(store, engine, snapshot.asOf)
  for await (const group of groups(snapshotValues(store, snapshot.id))) {
    const indicator = snapshot.definitions.find(({ code }) => code === itemAt(group, 0).code)!
    yield* suppress(group, countsPeople(indicator, store.rosters, suppression), suppression, parents)
  }
}

/** Runs of one indicator in one period; they lie together. */
async function* groups(values: AsyncIterable<StoredValue>): AsyncGenerator<StoredValue[]> {
  let group: StoredValue[] = []
  for await (const value of values) {
    const [first] = group
    if (first && (first.code !== value.code || first.period !== value.period)) {
      yield group
      group = []
    }
    group.push(value)
  }
  if (group.length > 0) yield group
}

/** Which area each area is a part of: the one of the next wider level it leads to, else the widest there is. */
async function parentsOf(
  store: Store,
  { geography }: SnapshotEngine,
  asOf: number,
): Promise<(value: Pick<SealedValue, 'area'>) => string | null> {
  const { levels } = geography
  const found = new Map<string, string>()
  const rosterOf = (name: string) => store.rosters.find((one) => one.name === name)!
  const widest = itemAt(levels, 0)
  const top = await firstRowId(store, rosterOf(widest.roster))
  for (const [i, { level, roster }] of levels.entries()) {
    const facts = rosterOf(roster)
    const rows = await rowsAt(store, facts, asOf)
    for (const wider of levels.slice(0, i)) {
      for (const path of pathsTo(geography, facts, wider.level)) {
        const ids = await follow(store, facts, rows, path)
        for (const [n, id] of ids.entries())
          if (id !== null) found.set(`${level}/${itemAt(rows, n).id}`, `${wider.level}/${id}`)
      }
    }
  }
  return ({ area }) =>
    area.level === widest.level ? null : (found.get(`${area.level}/${area.id}`) ?? `${widest.level}/${top ?? 0}`)
}
