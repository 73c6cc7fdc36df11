/** The table of sheets that were read: one row a table of a sheet, with what its columns mean. */
import type { Reader, Writer } from '../store'
import { ask, inParts, lastId } from './ask'
import { integerColumn, jsonColumn, primaryColumn, textColumn } from './column'
import { fileTable } from './files'
import { importTable } from './imports'
import { addRows, ledgerTable, type RowOf } from './table'

/** `row` is stated when the value stands in the heading itself: a wide sheet's funding source. */
interface SheetColumn {
  column: string
  header: string
  field: string
  unit?: string | null
  by?: string
  row?: number
}

export const sheetTable = ledgerTable(
  'import_sheet',
  {
    id: primaryColumn(integerColumn()),
    importId: integerColumn(),
    fileId: integerColumn(),
    name: textColumn(),
    roster: textColumn(),
    /** In the order of the letters of a row's `blanks`. */
    columns: jsonColumn<SheetColumn[]>(),
  },
  { import_sheet_import: ['importId'], import_sheet_file: ['fileId'] },
)

export type SheetRow = RowOf<typeof sheetTable>

interface SheetWithFile extends Pick<SheetRow, 'id' | 'name' | 'columns'> {
  file: string
  sha256: string
}

const facts = ['id', 'importId', 'fileId', 'name', 'roster', 'columns'] as const
const { db, select } = ask(sheetTable, fileTable, importTable)

export const lastSheet = (reader: Reader): Promise<number> => lastId(reader, sheetTable)

const whole = db.selectFrom('import_sheet').select(facts).orderBy('id')

export const sheetsById = (reader: Reader, ids: number[]): Promise<SheetRow[]> =>
  inParts(ids, (some) => select(reader, whole.where('id', 'in', some)))

export const sheetsOfFiles = (reader: Reader, fileIds: number[]): Promise<SheetRow[]> =>
  inParts(fileIds, (some) => select(reader, whole.where('fileId', 'in', some)))

const withFile = db
  .selectFrom('import_sheet as s')
  .innerJoin('import_file as f', 'f.id', 's.fileId')
  .select(['s.id', 's.name', 's.columns', 'f.name as file', 'f.sha256'])

/** Sheets with the names of their files. */
export const sheetsWithFiles = (reader: Reader, ids: number[]): Promise<SheetWithFile[]> =>
  inParts(ids, (some) => select(reader, withFile.where('s.id', 'in', some)))

/** All sheets of one name in files of one name, whichever import brought them. */
export async function sheetsNamed(
  reader: Reader,
  { file, sheet, roster }: { file: string; sheet: string; roster: string },
): Promise<number[]> {
  const query = db
    .selectFrom('import_sheet as s')
    .innerJoin('import_file as f', 'f.id', 's.fileId')
    .select('s.id')
    .where('f.name', '=', file)
    .where('s.name', '=', sheet)
    .where('s.roster', '=', roster)
  return (await select(reader, query)).map(({ id }) => id)
}

/** Gives the sheets the next numbers. */
export async function addSheets(writer: Writer, sheets: Omit<SheetRow, 'id'>[]): Promise<void> {
  const first = (await lastSheet(writer)) + 1
  await addRows(
    writer,
    sheetTable,
    sheets.map((sheet, i) => ({ id: first + i, ...sheet })),
  )
}
