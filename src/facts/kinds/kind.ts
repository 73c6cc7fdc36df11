/**
 * A kind is what a cell can be: how it is read from a sheet, stored, shown and asked about. One file per kind; the list
 * stands in index.ts.
 */
import type { GraphQLScalarType } from 'graphql'
import type { CellValue } from '../../sheets/sheet'
import type { FaultCode } from '../fault'
import type { CellTraits } from '../traits'

/** What a database column holds; the same three types on SQLite and PostgreSQL, so the same SQL asks both. */
export type SqlType = 'text' | 'integer' | 'bigint'
export type Stored = string | number | null

export interface StoredColumn {
  name: string
  type: SqlType
  /** `value` is what comparisons use; the others ride along. */
  role: 'value' | 'end' | 'qualifier' | 'sort'
}

/** Why a cell holds nothing. */
export type Missing = 'BLANK' | 'REDACTED' | 'NOT_APPLICABLE'

/** What is wrong with a cell: the code, what was expected (Chinese and English), and how bad it is. */
export interface Trouble {
  code: FaultCode
  zh: string
  en: string
  severity: 'error' | 'warning'
}

/** What the sheet around a cell says: the unit of its column, the year of its title. */
export interface ReadingContext {
  /** Multiplier from the column's unit to ours (万元 → 10,000 for money in yuan); NaN when money has no stated unit. */
  factor: number
  /** Year that completes 6月中旬 or 5月1日; may change from row to row. */
  year?: number
}

/** Reads one cell into `row[at…]` (as many slots as the kind has columns). Says nothing when all is well. */
export type CellReader = (raw: CellValue, row: Stored[], at: number) => Missing | Trouble | undefined

export type Operator =
  | 'eq'
  | 'ne'
  | 'in'
  | 'notIn'
  | 'isNull'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'between'
  | 'contains'
  | 'startsWith'
  | 'endsWith'
  | 'overlaps'
  | 'field'
export type Aggregate = 'sum' | 'avg' | 'min' | 'max' | 'countDistinct'

export interface Kind {
  name: 'text' | 'whole' | 'decimal' | 'money' | 'percent' | 'day' | 'year' | 'flag' | 'choice' | 'link'
  zh: string
  en: string
  columns(cell: CellTraits): StoredColumn[]
  reader(cell: CellTraits, around: ReadingContext): CellReader
  /** The API value of stored columns: money fen → "450000.00", days → EDTF. */
  show(stored: Stored[], cell: CellTraits): string | number | boolean | null
  /** Stored columns of an API value, as `show` gives it; throws RangeError with a readable sentence. */
  parse(value: unknown, cell: CellTraits): Stored[]
  /** How people see it: 300余, 是, 已销号. */
  display(stored: Stored[], cell: CellTraits): string
  /** The GraphQL scalar, or the name of a built-in one. */
  scalar: GraphQLScalarType | 'String' | 'Int' | 'Boolean' | 'enum' | 'link'
  operators: Operator[]
  aggregates: Aggregate[]
}

export const trouble = (code: FaultCode, zh: string, en: string, severity: 'error' | 'warning' = 'error'): Trouble => ({
  code,
  zh,
  en,
  severity,
})
