import { snake } from '../cell'
import { edtf, fromSerial, parseDay, parseEdtf, type Span } from '../days'
import { isSpecial, missingIn, specialLiteral } from '../reading'
import { memoize } from '../remember'
import { type Kind, trouble } from './kind'
import { Day } from './scalars'

const notADay = trouble(
  'NOT_A_DAY',
  '这里应填日期，例如 2020-06-15、2020年6月 或 6月中旬',
  'a day is expected here, such as 2020-06-15, 2020年6月 or 6月中旬',
)
const noYear = trouble(
  'NOT_A_DAY',
  '日期缺少年份。请写全年份，例如 2020年6月中旬',
  'the day has no year and the sheet states none; write the year, such as 2020年6月中旬',
)
/** 2020.10 typed as a number has become 2020.1: October or January, nobody can tell. */
const lostZero = trouble(
  'PRECISION_LOST',
  '像“2020.10”这样的日期被存成了数字，末尾的 0 会丢失。请改写为 2020年10月 或 2020-10',
  'a month typed as a decimal number may have lost its last zero; write 2020-10',
)

export const dayKind: Kind = {
  name: 'day',
  zh: '日期',
  en: 'day, with its precision',
  columns(cell) {
    const name = snake(cell.name)
    return [
      { name, type: 'integer', role: 'value' },
      { name: `${name}_end`, type: 'integer', role: 'end' },
    ]
  },
  reader(_cell, around) {
    const remembered = new Map<string, Span | null>()
    let year = around.year
    const recall = (text: string): Span | null => {
      let span = remembered.get(text)
      if (span === undefined) {
        if (remembered.size > 10_000) remembered.clear()
        span = parseDay(text, year)
        remembered.set(text, span)
      }
      return span
    }
    const ofSerial = memoize(fromSerial)
    return (raw, row, at) => {
      let span: Span | null
      if (year !== around.year) {
        year = around.year
        remembered.clear()
      }
      if (raw === undefined) return 'BLANK'
      if (isSpecial(raw) && 'date' in raw) span = ofSerial(raw.date)
      else if (typeof raw === 'number') {
        if (!Number.isInteger(raw)) return raw > 1900 && raw < 2101 ? lostZero : notADay
        span = raw >= 18_000 && raw <= 73_050 ? fromSerial(raw) : recall(String(raw))
      } else {
        const text = isSpecial(raw) ? specialLiteral(raw) : String(raw)
        const missing = missingIn(text)
        if (missing) return missing
        span = recall(text)
        if (!span && year === undefined && parseDay(text, 2000)) return noYear
      }
      if (!span) return notADay
      row[at] = span[0]
      row[at + 1] = span[1]
      return undefined
    }
  },
  show: ([first, last]) => (first === null ? null : edtf([first as number, last as number])),
  parse(value, cell) {
    if (value === null || value === undefined) return [null, null]
    const span = parseEdtf(String(value))
    if (!span)
      throw new RangeError(
        `${cell.name}: “${value}” is not a day; write it like 2020-06-15, 2020-06 or 2020-06-11/2020-06-20`,
      )
    return span
  },
  display: ([first, last]) => (first === null ? '' : edtf([first as number, last as number])),
  scalar: Day,
  operators: ['eq', 'ne', 'in', 'notIn', 'isNull', 'lt', 'lte', 'gt', 'gte', 'between', 'overlaps', 'field'],
  aggregates: ['min', 'max', 'countDistinct'],
}
