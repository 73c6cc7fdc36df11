/** Compares every row behind a snapshot with its digest; a row that history no longer tells the same is named. */
import { createHash } from 'node:crypto'
import { digestBlocks } from '../../store/ledger/snapshot-rows'
import { labelsEver } from '../../store/rows/read'
import type { Store } from '../../store/store'
import { digestsOf, unpackDigests } from './digest'
import type { Faults, SealFault } from './fault'
import type { Snapshot } from './read'
import { byName } from './snapshot'

export async function checkRows(store: Store, snapshot: Snapshot, faults: Faults): Promise<void> {
  const sealed = await digestBlocks(store, snapshot.id)
  const all = createHash('sha256')
  for (const { roster, firstId, digests } of sealed) all.update(`${roster}/${firstId}/${digests};`)
  if (all.digest('hex') !== snapshot.rowsHash)
    faults.add({
      kind: 'CONTENT',
      zh: `快照“${snapshot.name}”所存的行摘要被改动过`,
      en: `the digests of rows in snapshot “${snapshot.name}” were changed`,
    })
  const waiting = new Map(sealed.map((block) => [`${block.roster}/${block.firstId}`, block.digests]))
  for await (const { roster, firstId, digests } of digestsOf(store, byName(store), snapshot.asOf)) {
    const key = `${roster}/${firstId}`
    if (waiting.get(key) !== digests)
      await compareBlock(store, snapshot, roster, waiting.get(key) ?? '', digests, faults)
    waiting.delete(key)
  }
  for (const [key, digests] of waiting)
    await compareBlock(store, snapshot, key.replace(/\/.*$/, ''), digests, '', faults)
}

async function compareBlock(
  store: Store,
  { asOf }: Snapshot,
  roster: string,
  sealed: string,
  found: string,
  faults: Faults,
): Promise<void> {
  const [then, now] = [unpackDigests(sealed), unpackDigests(found)]
  const ids = [...new Set([...then.keys(), ...now.keys()])]
    .filter((id) => then.get(id) !== now.get(id))
    .sort((a, b) => a - b)
  for (const id of ids) faults.add(await rowFault(store, roster, id, asOf, then.has(id), now.has(id)))
}

async function rowFault(
  store: Store,
  roster: string,
  rowId: number,
  asOf: number,
  was: boolean,
  is: boolean,
): Promise<SealFault> {
  const facts = store.rosters.find(({ name }) => name === roster)
  const label = (facts && (await labelsEver(store, facts, [rowId])).get(rowId)) ?? ''
  const what = !is
    ? ['不见了', 'is gone']
    : !was
      ? ['是后来插入的', 'was put in afterwards']
      : ['被改动过', 'was changed']
  const zh = `${facts?.zh ?? roster}“${label}”（编号 ${rowId}）在第 ${asOf} 次导入时的版本${what[0]}`
  return {
    kind: 'HISTORY_ROW',
    roster,
    rowId,
    zh,
    en: `the version of ${roster} “${label}” (id ${rowId}) that stood at import ${asOf} ${what[1]}`,
  }
}
