/**
 * A kind is what a cell can be: how it is read from a sheet, stored, shown, asked about and written to files. One file per
 * kind; the list stands in index.ts. Whoever needs to know something of a kind asks it here, and never for its name.
 */

import type { ArgsFor, MessageId } from '../../messages/catalogue'
import type { FaultCode } from '../../messages/codes'
import type { MessageRef } from '../../messages/shapes'
import { codeOf, messageRef } from '../../messages/words'
import type { CellValue } from '../../sheets/sheet'
import type { StyleName } from '../../sheets/write/looks'
import type { CellTraits } from '../traits'
import type { ValueFormat } from './formats'
import type { Aggregate, Operator } from './operator'
import type { UnitSpelling } from './units'
import type { ValueType } from './value-types'

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

/** What is wrong with a cell: the code, what was expected as a message, and how bad it is. */
export interface Trouble {
  code: FaultCode
  said: MessageRef
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

export type { Aggregate, Operator } from './operator'

export interface Kind {
  name: string
  zh: string
  en: string
  columns(cell: CellTraits): StoredColumn[]
  /** Stored as a first and a last, the column of role `end`: compared as an interval. */
  interval?: true
  /** What is stored is what is shown. */
  shownAsStored?: true
  /** Its place in the index of a roster's lists: rows of one year first, of one choice second, the largest amounts last. */
  indexed?: 'first' | 'second' | 'last'
  reader(cell: CellTraits, around: ReadingContext): CellReader
  /** The API value of stored columns: money fen → "450000.00", days → EDTF. `unit` is one of the kind's units in GraphQL. */
  show(stored: Stored[], cell: CellTraits, unit?: string): string | number | boolean | null
  /** Stored columns of an API value, as `show` gives it; throws RangeError with a readable sentence. */
  parse(value: unknown, cell: CellTraits): Stored[]
  /** How people see it: 300余, 是, 已销号. */
  display(stored: Stored[], cell: CellTraits): string
  /** What a person would type for it, which `reader` makes the same stored columns of; what `display` gives unless told. */
  typed?(stored: Stored[], cell: CellTraits): string | number
  /** Constraints of class-validator on the stored value: integers of the smallest unit, texts as they are. */
  constraints?(cell: CellTraits): PropertyDecorator[]
  operators: readonly Operator[]
  aggregates: readonly Aggregate[]
  graphql: GraphQLFacts
  sheet: WorkbookFacts
  /** A field of a Frictionless Table Schema: of what `show` gives, or of what `display` writes. */
  schema(cell: CellTraits, form: 'shown' | 'displayed'): FieldSchema
  /** Its values are words: searched for parts of them, and compared by spelling where they name a row. */
  words?: true
  /** Its values are the options of the cell: an enum, ordered as they are listed. */
  listed?: true
  /** Yes or no, stored as 1 and 0. In a column of nothing but ticks and blanks a blank says no. */
  ticked?: true
  amount?: AmountFacts
  time?: TimeFacts
}

/** A kind that measures: stored as a whole number of its smallest unit, added up and averaged exactly. */
export interface AmountFacts {
  /** Decimal places of the unit: 45.5 with two is stored as 4550. */
  places: number
  /** Decimal places of an average, at least as many. */
  meanPlaces: number
  /** What no value can lie beyond, whatever the cell says: 0 to 100. In the unit itself. */
  bounds: { min?: number; max?: number }
  /** The units a sheet may state for a cell, with what each is worth in ours; without a cell, all there are. */
  units(cell?: CellTraits): readonly UnitSpelling[]
  /** Measured in anything: a heading may state a unit that is not among those above. */
  anyUnit?: true
  /** Counts things one by one (户, 人): headings need not say the unit, and small counts give people away. */
  counts?: true
  /**
   * Money: without a stated unit it is asked for and never guessed, merged over several rows it counts once, below headings
   * that are names or years it is what is meant, and it keeps its trailing zeros.
   */
  currency?: true
  /** Of a hundred: does not add up, and is wrongly typed as 0.28. */
  percentage?: true
}

/** A kind that says when. */
export interface TimeFacts {
  /** To the day: named days can stand for it, working days lie between two, it is grouped by a grain. Otherwise a year. */
  days: boolean
  /** What it is compared with in a report of some day. */
  now: 'on' | 'year'
  /** What it is compared with in a period: a first and a last, or the one there is. */
  period: readonly ['first', 'last'] | readonly ['year']
}

interface GraphQLFacts {
  /** The type of its values; the options of the cell, or the row a link leads to. */
  value: ValueType | 'enum' | 'link'
  sum?: ValueType
  avg?: ValueType
  /** Units the client may ask for; `show` is given the code. */
  units?: UnitChoice
}

export interface UnitChoice {
  /** Of the enum: MoneyUnit. */
  name: string
  zh: string
  en: string
  /** The first is the one that values are stored and compared in. */
  list: readonly { code: string; zh: string; en: string }[]
}

/** How a kind stands in the workbooks of an office, and in those we write. */
export interface WorkbookFacts {
  /** Whether a value below a heading can be one at all. Never asked about errors and blanks. */
  fits(value: CellValue, cell: CellTraits): boolean
  /** Examples for people, each of which is read; '' where none helps. */
  example(cell: CellTraits): string
  /** What a blank form says of a column. */
  note(cell: CellTraits): string
  /** All that may be filled in, as a drop-down offers it. */
  choices?(cell: CellTraits): string[]
  /** How cells to be filled in and sums are formatted. */
  style?(cell: CellTraits): StyleName | undefined
  /** How its API values look in csv and xlsx. */
  format(cell: CellTraits): ValueFormat
  /** The title of a sheet may state it for all rows: 2020年度. */
  titled?: true
  heads?: HeadFacts
}

/** Values that stand above rows or columns instead of in a column of their own. */
interface HeadFacts {
  /** Nothing else looks like it: 2020 does not need the name of its cell beside it. A name does. */
  unmistakable?: true
  /** Whether the heading of a column can be one: 2019 | 2020. */
  column?(heading: string, cell: CellTraits): boolean
  /** Whether a line above a group of rows can be one: 一、城关镇. */
  line?(text: string, cell: CellTraits): boolean
}

export interface FieldSchema {
  type: 'string' | 'integer' | 'number' | 'boolean' | 'year'
  trueValues?: string[]
  falseValues?: string[]
  constraints?: Record<string, unknown>
}

export function trouble<I extends MessageId>(
  id: I,
  args: ArgsFor<I>,
  severity: Trouble['severity'] = 'error',
): Trouble {
  const said = messageRef(id, args)
  return { code: codeOf(said) as FaultCode, said, severity }
}
