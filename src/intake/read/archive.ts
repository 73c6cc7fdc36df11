/** What the cells of a table showed is packed for the archive: typed rows come in, a block of gzipped JSON goes out. */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { itemAt } from '../../facts/lists'
import type { Block } from '../model/import-reading'
import type { TypedRow } from '../model/table'

const squeeze = promisify(gzip)

/** Packs what the rows showed and takes it off them; compression runs beside the reading. */
export async function packBlock(rows: TypedRow[]): Promise<Block> {
  const text = JSON.stringify(rows.map(({ row, raw }) => [row, ...raw]))
  for (const row of rows) row.raw = []
  return { firstRow: itemAt(rows, 0).row, lastRow: itemAt(rows, -1).row, content: await squeeze(text, { level: 1 }) }
}
