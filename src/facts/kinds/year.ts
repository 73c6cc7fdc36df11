import { parseDay } from '../days'
import { type CellDecorator, type CellNotes, cellDecorator } from '../decorate'
import { isSpecial, missingIn, specialLiteral } from '../reading'
import { parseAmount } from './amount'
import { amountOperators, limits, valueColumn } from './exact-amount'
import { numberFormat } from './formats'
import { type Kind, trouble } from './kind'
import { registerKind } from './register'
import { intValue } from './value-types'

const notAYear = trouble('cell.not-a-year', {})
/** 2020年, 2020年度, 2020年底 over a column; over rows a bare number may be anything. */
export const isYearHeading = (text: string): boolean => /^(?:19|20)\d{2}年?(?:度|底|末)?$/.test(text)
const LINE = /^(?:19|20)\d{2}年(?:度)?$/
const format = numberFormat('integer', 8)

const yearKind: Kind = registerKind({
  name: 'year',
  zh: '年份',
  en: 'year',
  columns: (cell) => [valueColumn(cell, 'integer')],
  shownAsStored: true,
  indexed: 'first',
  reader: () => (raw, row, at) => {
    if (raw === undefined) return 'BLANK'
    let value: number | undefined
    if (typeof raw === 'number') value = raw
    else {
      const text = isSpecial(raw) ? specialLiteral(raw) : String(raw)
      const missing = missingIn(text)
      if (missing) return missing
      const span = parseDay(text)
      if (span && Math.floor(span[0] / 10_000) === Math.floor(span[1] / 10_000)) value = Math.floor(span[0] / 10_000)
    }
    if (value === undefined || !Number.isInteger(value)) return notAYear
    row[at] = value
    return undefined
  },
  show: ([value = null]) => value,
  parse: (value, cell) => [parseAmount(value, { places: 0 }, cell)],
  display: ([value]) => String(value ?? ''),
  typed: ([value]) => Number(value),
  constraints: (cell) => limits(cell.min ?? 1949, cell.max ?? 2100),
  operators: amountOperators,
  aggregates: ['min', 'max', 'countDistinct'],
  time: { days: false, now: 'year', period: ['year'] },
  graphql: { value: intValue },
  sheet: {
    fits: (value) =>
      typeof value === 'number' ? value > 1900 && value < 2200 : isSpecial(value) || /[\d二]/.test(String(value)),
    example: () => '2020',
    note: () => '年份，如 2020。',
    format: () => format,
    titled: true,
    heads: { unmistakable: true, column: isYearHeading, line: (text) => LINE.test(text) },
  },
  schema: () => ({ type: 'year' }),
})

export const year = (options: CellNotes): CellDecorator<number, 'year() needs a property of type number'> =>
  cellDecorator(yearKind, options)
