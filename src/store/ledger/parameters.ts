/** Limits that definitions refer to by name, as an office sets them; every version is kept. */
import type { Reader, Writer } from '../store'
import { ask } from './ask'
import { integerColumn, primaryColumn, textColumn } from './column'
import { addRows, ledgerTable, type RowOf } from './table'

export const parameterTable = ledgerTable('parameter_version', {
  name: primaryColumn(textColumn()),
  version: primaryColumn(integerColumn()),
  /** The day from which it counts. */
  since: textColumn(),
  value: textColumn(),
  source: textColumn(),
  setAt: textColumn(),
})

type ParameterRow = RowOf<typeof parameterTable>

const { db, select } = ask(parameterTable)

/** By name, in the order they were set. */
export const allParameters = (reader: Reader): Promise<ParameterRow[]> =>
  select(
    reader,
    db
      .selectFrom('parameter_version')
      .select(['name', 'version', 'since', 'value', 'source', 'setAt'])
      .orderBy('name')
      .orderBy('version'),
  )

/** As the next version of its name. */
export async function addParameter(writer: Writer, given: Omit<ParameterRow, 'version'>): Promise<void> {
  const query = db.selectFrom('parameter_version').select(({ fn }) => fn.max('version').as('version'))
  const [last] = await select(writer, query.where('name', '=', given.name))
  await addRows(writer, parameterTable, [{ ...given, version: (last?.version ?? 0) + 1 }])
}
