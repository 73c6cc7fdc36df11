/** The kinds of columns bookkeeping tables have: what the database calls each, and how what lies in it becomes a value and a value what lies in it. */
import type { Stored } from '../../facts/kinds/kind'
import type { Value } from '../store'

/** A driver's cell; contents of binary columns come as bytes. */
export type DriverCell = Stored | Uint8Array

export interface LedgerColumn<T> {
  type: 'integer' | 'bigint' | 'text' | 'binary'
  primary?: boolean
  nullable?: boolean
  /** Of a cell that holds something; null stays null. */
  read(cell: DriverCell): T
  write(value: T): Value
}

const asIs = (value: Value): Value => value

export const integerColumn = (): LedgerColumn<number> => ({ type: 'integer', read: Number, write: asIs })
/** PostgreSQL's driver gives such a number as a string unless told otherwise. */
export const bigintColumn = (): LedgerColumn<number> => ({ type: 'bigint', read: Number, write: asIs })
export const textColumn = <T extends string = string>(): LedgerColumn<NoInfer<T>> => ({
  type: 'text',
  read: (cell) => cell as T,
  write: asIs,
})
/** A text in the database, plain data outside. */
export const jsonColumn = <T = unknown>(): LedgerColumn<NoInfer<T>> => ({
  type: 'text',
  read: (cell) => JSON.parse(cell as string) as T,
  write: (value) => JSON.stringify(value),
})
export const binaryColumn = (): LedgerColumn<Uint8Array> => ({
  type: 'binary',
  read: (cell) => cell as Uint8Array,
  write: asIs,
})

export const primaryColumn = <T>(column: LedgerColumn<T>): LedgerColumn<T> => ({ ...column, primary: true })
export const nullable = <T>(column: LedgerColumn<T>): LedgerColumn<T | null> => ({
  ...column,
  nullable: true,
  write: (value) => (value === null ? null : column.write(value)),
})
