/** What a cell showed when it was imported, out of the archive's blocks of rows. */
import { gunzipSync } from 'node:zlib'
import { BoundedCache } from '../../facts/bounded-cache'
import { groupedBy } from '../../facts/lists'
import { type ArchivePlace, archiveBlocks, archivePlaces } from '../../store/ledger/archive'
import type { Reader, Store } from '../../store/store'
import { batched } from './batch'

type Block = Map<number, string[]>

/** Unpacked blocks are kept for the next request, the latest few: a page of rows mostly comes from one. */
const MAX_BLOCKS = 32
const kept = new WeakMap<Store, BoundedCache<string, Block>>()

export function rawLoader(
  store: Store,
  reader: Reader,
): (sheetId: number, row: number) => Promise<string[] | undefined> {
  const blocks = kept.get(store) ?? new BoundedCache<string, Block>(MAX_BLOCKS)
  kept.set(store, blocks)
  const places = batched((sheetIds: number[]) => loadPlaces(reader, sheetIds))
  const unpacked = batched((keys: string[]) => loadBlocks(reader, keys, blocks))
  return async (sheetId, row) => {
    const place = (await places(sheetId))?.find(({ firstRow, lastRow }) => firstRow <= row && row <= lastRow)
    return place && (await unpacked(keyOf(place)))?.get(row)
  }
}

const loadPlaces = async (reader: Reader, sheetIds: number[]): Promise<Map<number, ArchivePlace[]>> =>
  groupedBy(await archivePlaces(reader, sheetIds), ({ sheetId }) => sheetId)

async function loadBlocks(
  reader: Reader,
  keys: string[],
  blocks: BoundedCache<string, Block>,
): Promise<Map<string, Block>> {
  const known = keys.map((key) => [key, blocks.get(key)] as const)
  const found = new Map(known.filter((one): one is [string, Block] => one[1] !== undefined))
  const missing = keys.filter((key) => !found.has(key))
  for (const { content, ...place } of await archiveBlocks(reader, missing.map(placeOf)))
    found.set(keyOf(place), unpack(content))
  for (const key of missing) if (found.has(key)) blocks.set(key, found.get(key)!)
  return found
}

type Place = Pick<ArchivePlace, 'sheetId' | 'firstRow'>
const keyOf = ({ sheetId, firstRow }: Place): string => `${sheetId}/${firstRow}`
function placeOf(key: string): Place {
  const [sheetId = Number.NaN, firstRow = Number.NaN] = key.split('/').map(Number)
  return { sheetId, firstRow }
}

const unpack = (content: Uint8Array): Block =>
  new Map(
    (JSON.parse(gunzipSync(content).toString()) as [number, ...string[]][]).map(([row, ...texts]) => [row, texts]),
  )
