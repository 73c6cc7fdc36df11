/** Keeps what the cells of a table showed, and finds it again. Typed rows come in; blocks of gzipped JSON go to the store. */
import { promisify } from 'node:util'
import { gunzipSync, gzip } from 'node:zlib'
import type { Reader, Writer } from '../store/store'
import type { TypedRow } from './table'

const squeeze = promisify(gzip)

/** Called for each batch; compresses beside the import and writes in order. */
export class Archivist {
  #pending: Promise<void> = Promise.resolve()

  constructor(
    readonly writer: Writer,
    readonly sheetId: number,
  ) {}

  keep(rows: TypedRow[]): void {
    if (rows.length === 0) return
    const content = squeeze(JSON.stringify(rows.map(({ row, raw }) => [row, ...raw])), { level: 1 })
    const [first, last] = [rows[0].row, rows[rows.length - 1].row]
    this.#pending = this.#pending.then(async () =>
      this.writer.run('INSERT INTO archive (sheet_id, first_row, last_row, content) VALUES (?, ?, ?, ?)', [this.sheetId, first, last, await content]),
    )
  }

  settled = (): Promise<void> => this.#pending
}

/** The texts of one row of an imported sheet, in the order of its columns; null when it was not archived. */
export async function archivedRow(reader: Reader, sheetId: number, row: number): Promise<string[] | null> {
  const [found] = await reader.read('SELECT content FROM archive WHERE sheet_id = ? AND first_row <= ? AND last_row >= ? ORDER BY first_row DESC LIMIT 1', [sheetId, row, row])
  if (!found) return null
  const rows = JSON.parse(gunzipSync(found[0] as unknown as Uint8Array).toString()) as [number, ...string[]][]
  return (rows.find(([n]) => n === row)?.slice(1) as string[] | undefined) ?? null
}
