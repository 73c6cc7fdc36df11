/** The heads of sealed snapshots. A migration gives this table and those of its values and rows triggers that refuse every change. */
import type { Reader, Writer } from '../store'
import { ask, lastId } from './ask'
import { integerColumn, jsonColumn, nullable, primaryColumn, textColumn } from './column'
import { numberedList } from './page'
import { addRows, ledgerTable, type RowOf } from './table'

export const snapshotTable = ledgerTable('snapshot', {
  id: primaryColumn(integerColumn()),
  name: textColumn(),
  /** 2020-06, or several with commas between. */
  periods: textColumn(),
  /** The last import that was known. */
  asOf: integerColumn(),
  /** The day of the world the values stand for. */
  onDay: textColumn(),
  note: nullable(textColumn()),
  sealedAt: textColumn(),
  /** Which areas and indicators were asked for. */
  parameters: jsonColumn(),
  /** The definition of every indicator as it read when it was sealed. */
  definitions: jsonColumn(),
  valueCount: integerColumn(),
  /** SHA-256 over the hashes of all values, and over the digests of all rows behind them. */
  valuesHash: textColumn(),
  rowsHash: textColumn(),
  /** Content hash of the snapshot sealed before this one. */
  previousHash: nullable(textColumn()),
  contentHash: textColumn(),
})

export type SnapshotRow = RowOf<typeof snapshotTable>

const whole = [
  'id',
  'name',
  'periods',
  'asOf',
  'onDay',
  'note',
  'sealedAt',
  'parameters',
  'definitions',
  'valueCount',
  'valuesHash',
  'rowsHash',
  'previousHash',
  'contentHash',
] as const
const { db, select } = ask(snapshotTable)

export const lastSnapshot = (reader: Reader): Promise<number> => lastId(reader, snapshotTable)

/** In the order they were sealed. */
export const allSnapshots = (reader: Reader): Promise<SnapshotRow[]> =>
  select(reader, db.selectFrom('snapshot').select(whole).orderBy('id'))

/** By id, or by name: the last of that name. */
export async function snapshotRow(reader: Reader, which: number | string): Promise<SnapshotRow | undefined> {
  const query = db.selectFrom('snapshot').select(whole).orderBy('id', 'desc').limit(1)
  const own = typeof which === 'number' ? query.where('id', '=', which) : query.where('name', '=', which)
  const [found] = await select(reader, own)
  return found
}

export const numberedSnapshots = numberedList(snapshotTable, whole)

export const addSnapshot = (writer: Writer, row: SnapshotRow): Promise<void> => addRows(writer, snapshotTable, [row])
