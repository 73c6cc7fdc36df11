/** The table of imports. One import is one call and one transaction; an undo is an import of kind UNDO. */
import type { Reader, Writer } from '../store'
import { ask, inParts, lastId } from './ask'
import { integerColumn, jsonColumn, nullable, primaryColumn, textColumn } from './column'
import { numberedList } from './page'
import { addRows, ledgerTable, type NewRow, type RowOf } from './table'

export const importTable = ledgerTable('import', {
  id: primaryColumn(integerColumn()),
  kind: textColumn<'IMPORT' | 'UNDO'>(),
  /** RFC 3339, UTC. `finishedAt` is the moment the import became visible. */
  startedAt: textColumn(),
  finishedAt: textColumn(),
  actor: nullable(textColumn()),
  strategy: textColumn(),
  created: integerColumn(),
  updated: integerColumn(),
  unchanged: integerColumn(),
  refused: integerColumn(),
  absent: integerColumn(),
  linked: integerColumn(),
  errors: integerColumn(),
  warnings: integerColumn(),
  /** The whole report. */
  report: jsonColumn(),
  undoes: nullable(integerColumn()),
  undoneBy: nullable(integerColumn()),
  /** Why figures are corrected by it. */
  reason: nullable(textColumn()),
})

/** An import without its report, which is large. */
export type ImportRow = Omit<RowOf<typeof importTable>, 'report'>

const facts = [
  'id',
  'kind',
  'startedAt',
  'finishedAt',
  'actor',
  'reason',
  'strategy',
  'created',
  'updated',
  'unchanged',
  'refused',
  'absent',
  'linked',
  'errors',
  'warnings',
  'undoes',
  'undoneBy',
] as const
const { db, select, change } = ask(importTable)

/** The number of the newest import, 0 before the first. */
export const lastImport = (reader: Reader): Promise<number> => lastId(reader, importTable)

export const importsById = (reader: Reader, ids: number[]): Promise<ImportRow[]> =>
  inParts(ids, (some) => select(reader, db.selectFrom('import').select(facts).where('id', 'in', some).orderBy('id')))

export const reportsById = (reader: Reader, ids: number[]): Promise<{ id: number; report: unknown }[]> =>
  inParts(ids, (some) => select(reader, db.selectFrom('import').select(['id', 'report']).where('id', 'in', some)))

export const numberedImports = numberedList(importTable, facts)

export const addImport = (writer: Writer, row: NewRow<typeof importTable>): Promise<void> =>
  addRows(writer, importTable, [row])

/** A plan says at what moment it was applied, and what it did then. */
export const finishImport = (writer: Writer, id: number, at: string, report: unknown): Promise<void> =>
  writer.run('UPDATE "import" SET finished_at = ?, report = ? WHERE id = ?', [at, JSON.stringify(report), id])

/** Undone by a later import; what an undone undo had taken back stands again. */
export async function markUndone(writer: Writer, id: number, by: number): Promise<void> {
  await change(writer, db.updateTable('import').set({ undoneBy: by }).where('id', '=', id))
  const undos = db.selectFrom('import').select('id').where('kind', '=', 'UNDO').where('id', '=', id)
  await change(
    writer,
    db.updateTable('import').set({ undoneBy: null }).where('undoneBy', '=', id).where('undoneBy', 'in', undos),
  )
}
