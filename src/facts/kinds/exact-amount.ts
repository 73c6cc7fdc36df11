/**
 * What kinds of amounts share once they are read: a number of the smallest unit in one column, an exact decimal string outside.
 * Their facts come in, the members of a kind go out.
 */
import { Max, Min } from 'class-validator'
import { snake } from '../cell'
import { point } from '../numbers'
import type { CellTraits } from '../traits'
import { isFigure, MAX_AMOUNT, parseAmount } from './amount'
import { numberFormat, numericCell } from './formats'
import type { Aggregate, AmountFacts, FieldSchema, Kind, SqlType, Stored, WorkbookFacts } from './kind'
import { ordered } from './value-types'

export const amountOperators = [...ordered, 'field'] as const
export const amountAggregates: readonly Aggregate[] = ['sum', 'avg', 'min', 'max', 'countDistinct']

/** `trim` drops needless zeros: 89.5 and not 89.500000. */
export function exactAmount(amount: AmountFacts, trim: boolean) {
  const { places } = amount
  const text = ([value = null]: Stored[]): string | null => (value === null ? null : point(value, places, trim))
  return {
    columns: (cell) => [valueColumn(cell, 'bigint')],
    show: (stored) => text(stored),
    parse: (value, cell) => [parseAmount(value, { places }, cell)],
    display: (stored) => text(stored) ?? '',
    typed: (stored) => numericCell(text(stored)),
    constraints: amountConstraints(amount),
    operators: amountOperators,
    aggregates: amountAggregates,
    amount,
    schema: amountSchema(amount, 'number'),
  } satisfies Partial<Kind>
}

export const valueColumn = (cell: CellTraits, type: SqlType) =>
  ({ name: snake(cell.name), type, role: 'value' }) as const

/** Least and greatest as the cell states them, else as the kind has them. `most` is the largest number that can be stored. */
export const amountConstraints =
  ({ places, bounds }: AmountFacts, most = MAX_AMOUNT) =>
  (cell: CellTraits): PropertyDecorator[] =>
    limits(cell.min ?? bounds.min ?? 0, cell.max ?? bounds.max ?? most, 10 ** places)

export const limits = (least: number, most: number, scale = 1): PropertyDecorator[] => [
  Min(least * scale),
  Max(most >= MAX_AMOUNT ? most : most * scale),
]

/** A sum may fall below zero where a cell may not (money may be taken back), so what is written down is bounded only by what is stated. */
export const amountSchema =
  ({ bounds }: AmountFacts, type: FieldSchema['type']): Kind['schema'] =>
  (cell, form) => {
    const least = cell.min ?? bounds.min ?? (form === 'shown' ? 0 : undefined)
    const most = cell.max ?? bounds.max
    return {
      type,
      constraints: {
        ...(least === undefined ? {} : { minimum: least }),
        ...(most === undefined ? {} : { maximum: most }),
      },
    }
  }

/** `，单位：户`. */
export const unitNote = ({ unit }: CellTraits): string => (unit ? `，单位：${unit}` : '')

export const amountSheet = (kind: string, example: string): WorkbookFacts => ({
  fits: isFigure,
  example: () => example,
  note: (cell) => `${kind}${unitNote(cell)}，如 ${example}。`,
  format: () => numberFormat(),
})
