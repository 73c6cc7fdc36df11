/** Indicators an office defines itself; every version is kept. */
import type { Reader, Writer } from '../store'
import { ask } from './ask'
import { integerColumn, jsonColumn, primaryColumn, textColumn } from './column'
import { addRows, ledgerTable, type RowOf } from './table'

export const definitionTable = ledgerTable('indicator_definition', {
  code: primaryColumn(textColumn()),
  version: primaryColumn(integerColumn()),
  /** In the API's own where and aggregate language. */
  definition: jsonColumn(),
  definedAt: textColumn(),
})

export type DefinitionRow = RowOf<typeof definitionTable>

const { db, select } = ask(definitionTable)

/** By code, the oldest version first. */
export const allDefinitions = (reader: Reader): Promise<DefinitionRow[]> =>
  select(
    reader,
    db
      .selectFrom('indicator_definition')
      .select(['code', 'version', 'definition', 'definedAt'])
      .orderBy('code')
      .orderBy('version'),
  )

/** 0 when there is none of this code. */
export async function lastDefinition(reader: Reader, code: string): Promise<number> {
  const query = db.selectFrom('indicator_definition').select(({ fn }) => fn.max('version').as('version'))
  const [last] = await select(reader, query.where('code', '=', code))
  return last?.version ?? 0
}

export const addDefinition = (writer: Writer, row: DefinitionRow): Promise<void> =>
  addRows(writer, definitionTable, [row])
