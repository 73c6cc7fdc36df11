/**
 * What the cells of imported tables showed, so that a raw cell can be seen years later without the file. One block per batch of
 * rows of a sheet: gzipped JSON [[row, text, …], …], texts in the order of the sheet's columns. Titles, footers, dropped columns
 * and refused sheets are never in it.
 */
import type { Reader, Writer } from '../store'
import { ask, inParts } from './ask'
import { binaryColumn, integerColumn, primaryColumn } from './column'
import { ledgerTable, type RowOf } from './table'

export const archiveTable = ledgerTable('archive', {
  sheetId: primaryColumn(integerColumn()),
  firstRow: primaryColumn(integerColumn()),
  lastRow: integerColumn(),
  content: binaryColumn(),
})

type ArchiveRow = RowOf<typeof archiveTable>
/** Where a block stands. */
export type ArchivePlace = Omit<ArchiveRow, 'content'>

const { db, select } = ask(archiveTable)

const places = db
  .selectFrom('archive')
  .select(['sheetId', 'firstRow', 'lastRow'])
  .orderBy('sheetId')
  .orderBy('firstRow')

/** Which rows of these sheets have been kept, in their order. */
export const archivePlaces = (reader: Reader, sheetIds: number[]): Promise<ArchivePlace[]> =>
  inParts(sheetIds, (some) => select(reader, places.where('sheetId', 'in', some)))

const blocks = db.selectFrom('archive').select(['sheetId', 'firstRow', 'content'])
/** A statement takes a thousand conditions one in another and no more. */
const MAX_PLACES = 300

export const archiveBlocks = (
  reader: Reader,
  wanted: Pick<ArchiveRow, 'sheetId' | 'firstRow'>[],
): Promise<Omit<ArchiveRow, 'lastRow'>[]> =>
  inParts(
    wanted,
    (some) =>
      select(
        reader,
        blocks.where(({ or, and, eb }) =>
          or(some.map(({ sheetId, firstRow }) => and([eb('sheetId', '=', sheetId), eb('firstRow', '=', firstRow)]))),
        ),
      ),
    MAX_PLACES,
  )

/** One a batch of every import: bytes go in as they are, not as an array of them. */
export const addArchiveBlock = (writer: Writer, { sheetId, firstRow, lastRow, content }: ArchiveRow): Promise<void> =>
  writer.run('INSERT INTO archive (sheet_id, first_row, last_row, content) VALUES (?, ?, ?, ?)', [
    sheetId,
    firstRow,
    lastRow,
    content,
  ])
