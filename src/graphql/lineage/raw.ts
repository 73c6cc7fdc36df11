/** What a cell showed when it was imported, out of the archive's blocks of rows. */
import { gunzipSync } from 'node:zlib'
import type { Reader, Store } from '../../store/store'
import { batched } from './batch'
import { chunks, questionMarks } from './counted'

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
    const place = (await places(sheetId))?.find(([first, last]) => first <= row && row <= last)
    return place && (await unpacked(`${sheetId}/${place[0]}`))?.get(row)
  }
}

async function loadPlaces(reader: Reader, sheetIds: number[]): Promise<Map<number, [first: number, last: number][]>> {
  const places = new Map<number, [number, number][]>()
  for (const part of chunks(sheetIds))
    for (const [sheet, first, last] of await reader.read(
      `SELECT sheet_id, first_row, last_row FROM archive WHERE sheet_id IN (${questionMarks(part)}) ORDER BY 1, 2`,
      part,
    ))
      places.set(Number(sheet), [...(places.get(Number(sheet)) ?? []), [Number(first), Number(last)]])
  return places
}

async function loadBlocks(reader: Reader, keys: string[], blocks: Map<string, Block>): Promise<Map<string, Block>> {
  const found = new Map<string, Block>()
  const missing = keys.filter((key) => !remember(key, blocks, found))
  for (const part of chunks(missing)) {
    const values = part.flatMap((key) => key.split('/').map(Number))
    const rows = await reader.read(
      `SELECT sheet_id, first_row, content FROM archive WHERE ${part.map(() => '(sheet_id = ? AND first_row = ?)').join(' OR ')}`,
      values,
    )
    for (const [sheet, first, content] of rows)
      keep(`${sheet}/${first}`, unpack(content as unknown as Uint8Array), blocks, found)
  }
  return found
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
