/**
 * A condition on rows, as plain data: what was written, read once (parse.ts). Everything that is made of it is a function over
 * this tree: SQL, columns in memory, words, the cells it reads. `not` is the exact complement: a comparison with an empty cell
 * does not hold, so its `not` does.
 */

import type { CellFacts } from '../facts/cell'
import type { Aggregate, Stored } from '../facts/kinds/kind'
import { onlyOne } from '../facts/lists'
import type { RosterFacts } from '../facts/roster'
import type { Inverse } from '../facts/world'
import type { OperatorName } from './operators'

export type Filter = AllOf | AnyOf | NotThat | ValueTest | IsEmpty | LinkTest | ListTest | TotalsTest

/** All parts hold; without parts, always. */
interface AllOf {
  is: 'and'
  parts: Filter[]
}

/** One part holds at least; without parts, never. */
interface AnyOf {
  is: 'or'
  parts: Filter[]
}

interface NotThat {
  is: 'not'
  part: Filter
}

/** A value of the row beside one operand, two (between) or any number (in, notIn). */
export interface ValueTest {
  is: 'test'
  subject: Subject
  operator: OperatorName
  operands: Operand[]
}

export interface IsEmpty {
  is: 'empty'
  subject: Subject
  wanted: boolean
}

/** There is a linked row, and it meets the condition. */
export interface LinkTest {
  is: 'link'
  roster: RosterFacts
  cell: CellFacts
  part: Filter
}

/** Of the rows of a list. */
export interface ListTest {
  is: 'some' | 'every' | 'none'
  list: Inverse
  part: Filter
}

/** `part` speaks of aggregates over those rows of a list that `rows` holds of. */
export interface TotalsTest {
  is: 'totals'
  list: Inverse
  rows: Filter
  part: Filter
}

/** What is compared. A link's cell stands for the id of the row it leads to. */
export type Subject =
  | { is: 'cell'; roster: RosterFacts; cell: CellFacts }
  | { is: 'qualifier'; roster: RosterFacts; cell: CellFacts }
  | { is: 'mark'; name: 'isActive' | 'isListed' }
  | { is: 'id' }
  | { is: 'aggregate'; roster: RosterFacts; cell: CellFacts | null; word: 'count' | Aggregate }

/** A value as it was given and as it is stored; a "$name" that stands for one; another cell of the same row. */
export type Operand =
  | { is: 'value'; given: string | number | boolean; first: Stored; last: Stored }
  | { is: 'name'; name: string }
  | { is: 'cell'; cell: CellFacts }

export const EVERYTHING: Filter = { is: 'and', parts: [] }

/** What all parts say together, without a level of its own where there is but one. */
export const allOf = (parts: Filter[]): Filter => onlyOne(parts) ?? { is: 'and', parts }
