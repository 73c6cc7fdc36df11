/**
 * The operators of conditions, one row each: how many values it takes, and when it holds. A value lies between its `first` and
 * its `last`: a day may be a whole month; of any other value both are the same. SQL and columns in memory are made from these rows.
 */
import type { Operator } from '../facts/kinds/kind'

export type OperatorName = Exclude<Operator, 'isNull' | 'field'>
type Sign = '=' | '<>' | '<' | '<=' | '>' | '>='
type End = 'first' | 'last'

/** The row's end, the sign, the operand's end; and which operand, when it is not the first. */
type Comparison = [mine: End, is: Sign, theirs: End, which?: 1]

interface OperatorRow {
  name: OperatorName
  takes: 1 | 2 | 'list'
  /** All of these hold, or `any` of them; absent where text is looked into. */
  holds?: Comparison[]
  any?: true
  /** It can compare two cells of a row. */
  cells?: true
}

const same: Comparison[] = [
  ['first', '=', 'first'],
  ['last', '=', 'last'],
]
const other: Comparison[] = [
  ['first', '<>', 'first'],
  ['last', '<>', 'last'],
]

/** Days compare as intervals: `lt` ends before the value begins, `lte` ends no later than it ends. */
export const operators: OperatorRow[] = [
  { name: 'eq', takes: 1, cells: true, holds: same },
  { name: 'ne', takes: 1, cells: true, holds: other, any: true },
  { name: 'in', takes: 'list' },
  { name: 'notIn', takes: 'list' },
  { name: 'lt', takes: 1, cells: true, holds: [['last', '<', 'first']] },
  { name: 'lte', takes: 1, cells: true, holds: [['last', '<=', 'last']] },
  { name: 'gt', takes: 1, cells: true, holds: [['first', '>', 'last']] },
  { name: 'gte', takes: 1, cells: true, holds: [['first', '>=', 'first']] },
  {
    name: 'between',
    takes: 2,
    holds: [
      ['first', '>=', 'first'],
      ['last', '<=', 'last', 1],
    ],
  },
  {
    name: 'overlaps',
    takes: 1,
    cells: true,
    holds: [
      ['first', '<=', 'last'],
      ['last', '>=', 'first'],
    ],
  },
  { name: 'contains', takes: 1 },
  { name: 'startsWith', takes: 1 },
  { name: 'endsWith', takes: 1 },
]

const single = { eq: same.slice(0, 1), ne: other.slice(0, 1) }
const byName = new Map(operators.map((row) => [row.name as string, row]))
export const operatorNamed = (name: string): OperatorRow | undefined => byName.get(name)

/** The comparisons of an operator; of values that are no intervals, each is made once. */
export const comparisonsOf = ({ holds = [], name }: OperatorRow, interval: boolean): Comparison[] =>
  !interval && (name === 'eq' || name === 'ne') ? single[name] : holds
