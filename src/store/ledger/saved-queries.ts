/** Documents saved under a name, for others to run with their own variables. */
import type { Reader, Writer } from '../store'
import { ask } from './ask'
import { nullable, primaryColumn, textColumn } from './column'
import { addRows, ledgerTable, type RowOf } from './table'

export const savedQueryTable = ledgerTable('saved_query', {
  name: primaryColumn(textColumn()),
  document: textColumn(),
  description: nullable(textColumn()),
  createdAt: textColumn(),
})

export type SavedQuery = RowOf<typeof savedQueryTable>

const { db, select, change } = ask(savedQueryTable)
const whole = db.selectFrom('saved_query').select(['name', 'document', 'description', 'createdAt'])

/** By name. */
export const allSavedQueries = (reader: Reader): Promise<SavedQuery[]> => select(reader, whole.orderBy('name'))

export async function findSavedQuery(reader: Reader, name: string): Promise<SavedQuery | undefined> {
  const [found] = await select(reader, whole.where('name', '=', name))
  return found
}

/** In the place of one of the same name. */
export async function putSavedQuery(writer: Writer, saved: SavedQuery): Promise<void> {
  await change(writer, db.deleteFrom('saved_query').where('name', '=', saved.name))
  await addRows(writer, savedQueryTable, [saved])
}

/** False when there is none of this name. */
export async function removeSavedQuery(writer: Writer, name: string): Promise<boolean> {
  const found = await findSavedQuery(writer, name)
  if (found) await change(writer, db.deleteFrom('saved_query').where('name', '=', name))
  return found !== undefined
}
