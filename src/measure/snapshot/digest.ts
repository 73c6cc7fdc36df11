/**
 * What the rows behind a snapshot looked like: all rosters as of an import come in, blocks of short digests go out. They let a
 * later check name the very row that history no longer tells the same.
 */
import { createHash } from 'node:crypto'
import type { Stored } from '../../facts/kinds/kind'
import { rankKey } from '../../facts/pinyin/pinyin'
import type { RosterFacts } from '../../facts/roster'
import { rowsAsOf } from '../../store/history/past'
import type { Reader } from '../../store/store'
import { yieldToEventLoop } from '../../store/yield-to-event-loop'

export interface DigestBlock {
  roster: string
  firstId: number
  digests: string
}

/** Ids of one block. */
export const BLOCK = 4096
const WIDTH = 12

export async function* digestsOf(reader: Reader, rosters: RosterFacts[], at: number): AsyncGenerator<DigestBlock> {
  for (const roster of rosters) {
    const last = await lastId(reader, roster)
    for (let first = 1; first <= last; first += BLOCK) {
      await yieldToEventLoop()
      const digests = await blockOf(reader, roster, first, at)
      if (digests) yield { roster: roster.name, firstId: first, digests }
    }
  }
}

async function lastId(reader: Reader, roster: RosterFacts): Promise<number> {
  const sql = `SELECT max(id) FROM (SELECT max(id) AS id FROM "${roster.table}" UNION ALL SELECT max(id) FROM "${roster.history}") AS ids`
  return Number((await reader.read(sql))[0][0] ?? 0)
}

async function blockOf(reader: Reader, roster: RosterFacts, first: number, at: number): Promise<string> {
  const columns = ['id', ...roster.columns.map(({ name }) => name), 'import_id']
  const where = `id >= ${first} AND id < ${first + BLOCK}`
  const rows = await reader.read(`${rowsAsOf(roster, columns, where, at)} ORDER BY 1`)
  const told = steadyKeys(roster)
  return Buffer.concat(rows.map((row) => digest(told(row)))).toString('base64')
}

/** Sort keys are no data, and are made anew when readings are learned: a digest has the ranks of the text before them instead. */
function steadyKeys({ columns }: RosterFacts): (row: Stored[]) => Stored[] {
  const places = columns.flatMap(({ role }, i) => (role === 'sort' ? [i + 1] : []))
  return (row) => {
    for (const at of places) row[at] = row[at - 1] === null ? null : rankKey(String(row[at - 1]))
    return row
  }
}

function digest(row: Stored[]): Buffer {
  const id = Buffer.alloc(4)
  id.writeUInt32BE(row[0] as number)
  return Buffer.concat([id, createHash('sha256').update(JSON.stringify(row)).digest().subarray(0, 8)])
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
