import { snake } from '../cell'
import { type CellDecorator, type CellNotes, cellDecorator } from '../decorate'
import { type AmountRules, amountReader, isFigure, parseAmount } from './amount'
import {
  amountAggregates,
  amountConstraints,
  amountOperators,
  amountSchema,
  unitNote,
  valueColumn,
} from './exact-amount'
import { isBlank, numericCell, plainFormat, shownText } from './formats'
import type { AmountFacts, FieldSchema, Kind, StoredColumn } from './kind'
import { registerKind } from './register'
import { countSpellings } from './units'
import { decimalValue, intValue, safeIntValue } from './value-types'

export const qualifiers = [
  { code: 'EXACT', zh: '', en: 'exactly', before: '', after: '' },
  { code: 'ABOUT', zh: '约', en: 'about', before: '约', after: '' },
  { code: 'OVER', zh: '余', en: 'over', before: '', after: '余' },
  { code: 'NEARLY', zh: '近', en: 'nearly', before: '近', after: '' },
  { code: 'AT_LEAST', zh: '不少于', en: 'at least', before: '不少于', after: '' },
]

/** `300`, `OVER` → `300余`. */
function qualified(value: unknown, qualifier: unknown): string | undefined {
  const found = qualifiers.find(({ code }) => code === qualifier)
  return isBlank(value) || !found || found.code === 'EXACT' ? undefined : `${found.before}${value}${found.after}`
}

const oneOf = (words: string[]): string => words.filter(Boolean).join('|')
const QUALIFIED = `^(${oneOf(qualifiers.map(({ before }) => before))})?\\d+(${oneOf(qualifiers.map(({ after }) => after))})?$`

const amount: AmountFacts = {
  places: 0,
  meanPlaces: 6,
  bounds: { min: 0 },
  units: () => countSpellings,
  counts: true,
}

/** What an integer column of PostgreSQL holds. */
const MAX_WHOLE = 2 ** 31 - 1

const format = plainFormat({
  text: false,
  width: 12,
  style: 'integer',
  show: (value, qualifier) => qualified(value, qualifier) ?? shownText(value),
  cell: (value, qualifier) => qualified(value, qualifier) ?? numericCell(value),
})

const plainSchema = amountSchema(amount, 'integer')
const qualifiedSchema: FieldSchema = { type: 'string', constraints: { pattern: QUALIFIED } }

/** Counts. A qualified one keeps beside the number how exact it is: 300余 is 300, OVER. */
export const wholeKind: Kind = registerKind({
  name: 'whole',
  zh: '整数',
  en: 'whole number',
  columns(cell): StoredColumn[] {
    const value = valueColumn(cell, 'integer')
    return cell.qualified
      ? [value, { name: `${snake(cell.name)}_qualifier`, type: 'text', role: 'qualifier' }]
      : [value]
  },
  shownAsStored: true,
  reader(cell, { factor }) {
    const rules: AmountRules = {
      places: 0,
      factor,
      exact: true,
      qualified: cell.qualified,
      percent: false,
      example: '120',
    }
    return amountReader(rules)
  },
  show: ([value = null]) => value,
  parse(value, cell) {
    const number = parseAmount(value, amount, cell)
    return cell.qualified ? [number, number === null ? null : 'EXACT'] : [number]
  },
  display: ([value = null, qualifier]) => (value === null ? '' : (qualified(value, qualifier) ?? String(value))),
  typed(stored, cell) {
    const text = this.display(stored, cell)
    return /^\d+$/.test(text) ? numericCell(text) : text
  },
  constraints: amountConstraints(amount, MAX_WHOLE),
  operators: amountOperators,
  aggregates: amountAggregates,
  amount,
  graphql: { value: intValue, sum: safeIntValue, avg: decimalValue },
  sheet: {
    fits: isFigure,
    example: (cell) => (cell.qualified ? '300、300余、约300' : '120'),
    note(cell) {
      return `整数${unitNote(cell)}，如 ${this.example(cell)}。`
    },
    format: () => format,
  },
  schema: (cell, form) => (cell.qualified && form === 'displayed' ? qualifiedSchema : plainSchema(cell, form)),
})

export const whole = (
  options: CellNotes & { unit?: string; qualified?: boolean; min?: number; max?: number },
): CellDecorator<number, 'whole() needs a property of type number'> => cellDecorator(wholeKind, options)
