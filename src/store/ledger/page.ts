/** Tables whose rows are numbered as they came: which part is wanted comes in, its rows go out, the newest first. */
import { snake } from '../../facts/cell'
import type { Reader } from '../store'
import { type LedgerTable, ledgerColumn, objectOf, type RowOf } from './table'

export interface NumberedWish {
  /** Rows with smaller numbers than this one, which come after it. */
  after?: number
  /** Rows with greater numbers. */
  before?: number
  /** From the oldest on. */
  backwards: boolean
  limit: number
  offset: number
}

export interface NumberedList<Row> {
  name: string
  rows(reader: Reader, wish: NumberedWish): Promise<Row[]>
  /** How many there are on all pages together. */
  count(reader: Reader): Promise<number>
}

export function numberedList<T extends LedgerTable, K extends keyof T['columns'] & string>(
  table: T,
  properties: readonly K[],
): NumberedList<Pick<RowOf<T>, K> & { id: number }> {
  const row = objectOf<Pick<RowOf<T>, K> & { id: number }>(
    properties.map((property) => ({ property, read: ledgerColumn(table, property).read })),
  )
  const columns = properties.map(snake).join(', ')
  return {
    name: table.name,
    async rows(reader, { after, before, backwards, limit, offset }) {
      const bounds = [...(after === undefined ? [] : ['id < ?']), ...(before === undefined ? [] : ['id > ?'])]
      const where = bounds.length > 0 ? `WHERE ${bounds.join(' AND ')}` : ''
      const sql = `SELECT ${columns} FROM "${table.name}" ${where} ORDER BY id ${backwards ? 'ASC' : 'DESC'} LIMIT ${limit} OFFSET ${offset}`
      return (
        await reader.read(
          sql,
          [after, before].filter((id) => id !== undefined),
        )
      ).map(row)
    },
    count: async (reader) => Number((await reader.read(`SELECT count(*) FROM "${table.name}"`))[0]?.[0] ?? 0),
  }
}
