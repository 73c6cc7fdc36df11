/** What a way of reading is, whatever the database: statements in, rows out. */

import type { Stored } from '../../facts/kinds/kind'
import type { ColumnQuery } from '../columns/columns'
import type { Value } from '../store'

export interface Readers {
  /** Rejects with code TOO_SLOW when the statement was stopped. */
  read(sql: string, values?: readonly Value[], how?: How): Promise<Stored[][]>
  close(): Promise<void>
}

export interface How {
  /** It touches a few rows through an index and may run here and now. */
  light?: boolean
  /** The same rows by way of columns in memory, where there are such. */
  columnQuery?: ColumnQuery
}

export interface ReaderOptions {
  /** How many statements run at once. */
  readers: number
  /** Milliseconds after which a statement is stopped. */
  timeout: number
}
