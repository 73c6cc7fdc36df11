/** The table of files that came in, and what is asked of it: has this content come in before, which files had an import. */
import type { Reader, Writer } from '../store'
import { ask, inParts, lastId } from './ask'
import { bigintColumn, integerColumn, primaryColumn, textColumn } from './column'
import { importTable } from './imports'
import { addRows, ledgerTable, type RowOf } from './table'

export const fileTable = ledgerTable(
  'import_file',
  {
    id: primaryColumn(integerColumn()),
    importId: integerColumn(),
    name: textColumn(),
    sha256: textColumn(),
    bytes: bigintColumn(),
    status: textColumn(),
    /** Hash of content and options: the same file with the same wishes is recognised. */
    fingerprint: textColumn(),
  },
  { import_file_import: ['importId'], import_file_fingerprint: ['fingerprint'] },
)

export type FileRow = Omit<RowOf<typeof fileTable>, 'fingerprint'>

const facts = ['id', 'importId', 'name', 'sha256', 'bytes', 'status'] as const
const { db, select } = ask(fileTable, importTable)

const whole = db.selectFrom('import_file').select(facts).orderBy('id')

export const filesById = (reader: Reader, ids: number[]): Promise<FileRow[]> =>
  inParts(ids, (some) => select(reader, whole.where('id', 'in', some)))

export const filesOfImports = (reader: Reader, importIds: number[]): Promise<FileRow[]> =>
  inParts(importIds, (some) => select(reader, whole.where('importId', 'in', some)))

/** The last import that brought the same file in whole and still stands, and when that was. */
export async function importedBefore(
  reader: Reader,
  fingerprint: string,
): Promise<{ importId: number; finishedAt: string } | undefined> {
  const query = db
    .selectFrom('import_file as f')
    .innerJoin('import as i', 'i.id', 'f.importId')
    .select(['f.importId', 'i.finishedAt'])
    .where('f.fingerprint', '=', fingerprint)
    .where('f.status', '=', 'imported')
    .where('i.undoneBy', 'is', null)
    .orderBy('f.importId', 'desc')
    .limit(1)
  const [found] = await select(reader, query)
  return found
}

/** Gives the files the next numbers; the first of these goes out. */
export async function addFiles(writer: Writer, files: Omit<RowOf<typeof fileTable>, 'id'>[]): Promise<number> {
  const first = (await lastId(writer, fileTable)) + 1
  await addRows(
    writer,
    fileTable,
    files.map((file, i) => ({ id: first + i, ...file })),
  )
  return first
}
