import { snake } from '../cell'
import { parseDay } from '../days'
import { isSpecial, missingIn, specialLiteral } from '../reading'
import { parseAmount } from './amount'
import { type Kind, trouble } from './kind'

const notAYear = trouble('NOT_A_DAY', '这里应填年份，例如 2020', 'a year is expected here, such as 2020')

export const yearKind: Kind = {
  name: 'year',
  zh: '年份',
  en: 'year',
  columns: (cell) => [{ name: snake(cell.name), type: 'integer', role: 'value' }],
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
  show: ([value]) => value,
  parse: (value, cell) => [parseAmount(value, { places: 0 }, cell)],
  display: ([value]) => String(value ?? ''),
  scalar: 'Int',
  operators: ['eq', 'ne', 'in', 'notIn', 'isNull', 'lt', 'lte', 'gt', 'gte', 'between', 'field'],
  aggregates: ['min', 'max', 'countDistinct'],
}
