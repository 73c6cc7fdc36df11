/** Keeps what the cells of a table showed, and finds it again. Typed rows come in; blocks of gzipped JSON go to the store. */

import { promisify } from 'node:util'
import { gunzipSync, gzip } from 'node:zlib'
import type { Reader, Writer } from '../../store/store'
import type { Block } from '../model/import-reading'
import type { TypedRow } from '../model/table'

const squeeze = promisify(gzip)

/** Packs what the rows showed and takes it off them; compression runs beside the reading. */
export async function packBlock(rows: TypedRow[]): Promise<Block> {
  const text = JSON.stringify(rows.map(({ row, raw }) => [row, ...raw]))
  for (const row of rows) row.raw = []
  return { first: rows[0].row, last: rows[rows.length - 1].row, content: await squeeze(text, { level: 1 }) }
}

export const writeBlock = (writer: Writer, sheetId: number, { first, last, content }: Block): Promise<void> =>
  writer.run('INSERT INTO archive (sheet_id, first_row, last_row, content) VALUES (?, ?, ?, ?)', [
    sheetId,
    first,
    last,
    content,
  ])

/** The texts of one row of an imported sheet, in the order of its columns; null when it was not archived. */
export async function archivedRow(reader: Reader, sheetId: number, row: number): Promise<string[] | null> {
  const [found] = await reader.read(
    'SELECT content FROM archive WHERE sheet_id = ? AND first_row <= ? AND last_row >= ? ORDER BY first_row DESC LIMIT 1',
    [sheetId, row, row],
  )
  if (!found) return null
  const rows = JSON.parse(gunzipSync(found[0] as unknown as Uint8Array).toString()) as [number, ...string[]][]
  return (rows.find(([n]) => n === row)?.slice(1) as string[] | undefined) ?? null
}
