/**
 * What the rows behind a snapshot looked like: all rosters as of an import come in, blocks of short digests go out. They let a
 * later check name the very row that history no longer tells the same.
 */
import { createHash } from 'node:crypto'
import { rankKey } from '../../facts/pinyin/pinyin'
import type { RosterFacts } from '../../facts/roster'
import { cellsAt, type DigestedRow } from '../../store/history/versions'
import type { DigestBlock } from '../../store/ledger/snapshot-rows'
import { lastRowId } from '../../store/rows/read'
import type { Reader } from '../../store/store'
import { yieldToEventLoop } from '../../store/yield-to-event-loop'

/** Ids of one block. */
const BLOCK = 4096
const WIDTH = 12

export async function* digestsOf(reader: Reader, rosters: RosterFacts[], at: number): AsyncGenerator<DigestBlock> {
  for (const roster of rosters) {
    const last = await lastRowId(reader, roster)
    for (let first = 1; first <= last; first += BLOCK) {
      await yieldToEventLoop()
      const digests = await blockOf(reader, roster, first, at)
      if (digests) yield { roster: roster.name, firstId: first, digests }
    }
  }
}

async function blockOf(reader: Reader, roster: RosterFacts, first: number, at: number): Promise<string> {
  const rows = await cellsAt(reader, roster, at, { from: first, to: first + BLOCK })
  const ranked = steadyKeys(roster)
  return Buffer.concat(rows.map((row) => digest(ranked(row)))).toString('base64')
}

/** Sort keys are no data, and are made anew when readings are learned: a digest has the ranks of the text before them instead. */
function steadyKeys({ columns }: RosterFacts): (row: DigestedRow) => DigestedRow {
  const places = columns.flatMap(({ role }, i) => (role === 'sort' ? [i] : []))
  return (row) => {
    const { cells } = row
    for (const at of places) cells[at] = cells[at - 1] === null ? null : rankKey(String(cells[at - 1]))
    return row
  }
}

function digest({ id, cells, importId }: DigestedRow): Buffer {
  const own = Buffer.alloc(4)
  own.writeUInt32BE(id)
  const hash = createHash('sha256').update(JSON.stringify([id, ...cells, importId]))
  return Buffer.concat([own, hash.digest().subarray(0, 8)])
}

/** Digest by id. Two versions of one id standing at once are one too many, and show as a digest of their own. */
export function unpackDigests(block: string): Map<number, string> {
  const bytes = Buffer.from(block, 'base64')
  const found = new Map<number, string>()
  for (let at = 0; at + WIDTH <= bytes.length; at += WIDTH) {
    const id = bytes.readUInt32BE(at)
    const own = bytes.toString('hex', at + 4, at + WIDTH)
    found.set(id, found.has(id) ? `${found.get(id)}+${own}` : own)
  }
  return found
}
