/** What every row of every roster looked like when a snapshot was sealed: a block of up to 4,096 ids, twelve bytes a row (id, then eight of its SHA-256), base64. */
import type { Reader, Writer } from '../store'
import { ask } from './ask'
import { integerColumn, primaryColumn, textColumn } from './column'
import { addRows, ledgerTable, type RowOf } from './table'

export const snapshotRowTable = ledgerTable('snapshot_rows', {
  snapshotId: primaryColumn(integerColumn()),
  roster: primaryColumn(textColumn()),
  firstId: primaryColumn(integerColumn()),
  digests: textColumn(),
})

export type DigestBlock = Omit<RowOf<typeof snapshotRowTable>, 'snapshotId'>

const { db, select } = ask(snapshotRowTable)

/** By roster and first id, whatever the database thinks comes first. */
export async function digestBlocks(reader: Reader, snapshotId: number): Promise<DigestBlock[]> {
  const own = db.selectFrom('snapshot_rows').where('snapshotId', '=', snapshotId)
  const blocks = await select(reader, own.select(['roster', 'firstId', 'digests']))
  return blocks.sort((a, b) => (a.roster === b.roster ? a.firstId - b.firstId : a.roster < b.roster ? -1 : 1))
}

export const addDigestBlocks = (writer: Writer, snapshotId: number, blocks: DigestBlock[]): Promise<void> =>
  addRows(
    writer,
    snapshotRowTable,
    blocks.map((block) => ({ snapshotId, ...block })),
  )
