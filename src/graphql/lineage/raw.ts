/** What a cell showed when it was imported, out of the archive's blocks of rows. */
import { gunzipSync } from 'node:zlib'
import { groupedBy } from '../../facts/lists'
import { type ArchivePlace, archiveBlocks, archivePlaces } from '../../store/ledger/archive'
import type { Reader, Store } from '../../store/store'
import { batched } from './batch'

type Block = Map<number, string[]>

/** Unpacked blocks are kept for the next request, the latest few: a page of rows mostly comes from one. */
const MAX_BLOCKS = 32
const kept = new WeakMap<Store, Map<string, Block>>()

export function rawLoader(
  store: Store,
  reader: Reader,
): (sheetId: number, row: number) => Promise<string[] | undefined> {
  const blocks = kept.get(store) ?? new Map<string, Block>()
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

async function loadBlocks(reader: Reader, keys: string[], blocks: Map<string, Block>): Promise<Map<string, Block>> {
  const found = new Map<string, Block>()
  const missing = keys.filter((key) => !remember(key, blocks, found)).map(placeOf)
  for (const block of await archiveBlocks(reader, missing)) keep(keyOf(block), unpack(block.content), blocks, found)
  return found
}

type Place = Pick<ArchivePlace, 'sheetId' | 'firstRow'>
const keyOf = ({ sheetId, firstRow }: Place): string => `${sheetId}/${firstRow}`
function placeOf(key: string): Place {
  const [sheetId = Number.NaN, firstRow = Number.NaN] = key.split('/').map(Number)
  return { sheetId, firstRow }
}

function remember(key: string, blocks: Map<string, Block>, found: Map<string, Block>): boolean {
  const block = blocks.get(key)
  if (block) keep(key, block, blocks, found)
  return block !== undefined
}

function keep(key: string, block: Block, blocks: Map<string, Block>, found: Map<string, Block>): void {
  found.set(key, block)
  blocks.delete(key)
  blocks.set(key, block)
  if (blocks.size > MAX_BLOCKS) blocks.delete(blocks.keys().next().value!)
}

const unpack = (content: Uint8Array): Block =>
  new Map(
    (JSON.parse(gunzipSync(content).toString()) as [number, ...string[]][]).map(([row, ...texts]) => [row, texts]),
  )
