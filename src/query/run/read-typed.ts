/** A statement comes in with the way its rows are read; goes out what it says. */
import type { Stored } from '../../facts/kinds/kind'
import type { Reader } from '../../store/store'
import type { TypedStatement } from '../compile/selected-columns'
import type { Sql } from '../compile/sql/sql'

export const readSql = (reader: Reader, { text, values }: Sql): Promise<Stored[][]> => reader.read(text, [...values])

export const readTyped = async <T>(reader: Reader, { sql, read }: TypedStatement<T>): Promise<T[]> =>
  (await readSql(reader, sql)).map(read)

/** Of a statement whose answer is always one row: a count, a total. */
export async function readOne<T>(reader: Reader, statement: TypedStatement<T>): Promise<T> {
  for (const found of await readTyped(reader, statement)) return found
  throw new Error('a statement that counts gave no row')
}
