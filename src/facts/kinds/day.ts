import { BoundedCache } from '../bounded-cache'
import { snake } from '../cell'
import { edtf, fromSerial, parseDay, parseEdtf, type Span, spoken, toSerial } from '../days'
import { type CellDecorator, type CellNotes, cellDecorator } from '../decorate'
import { isSpecial, missingIn, specialLiteral } from '../reading'
import { memoize } from '../remember'
import { isBlank, plainFormat, shownText } from './formats'
import { type Kind, type Stored, trouble } from './kind'
import { registerKind } from './register'
import { dayValue, ordered } from './value-types'

const notADay = trouble('cell.not-a-day', {})
const noYear = trouble('cell.no-year', {})
/** 2020.10 typed as a number has become 2020.1: October or January, nobody can tell. */
const lostZero = trouble('cell.lost-zero', {})

/** Day 1 of a spreadsheet is 1900-01-01, but it believes in a 1900-02-29: only what comes later can be trusted. */
const FIRST_TRUSTED = 19000301

/** A month or a span is no date of a spreadsheet and stays text. */
const format = plainFormat({
  width: 14,
  style: 'text',
  cell(value) {
    const span = isBlank(value) ? null : parseEdtf(String(value))
    return span && span[0] === span[1] && span[0] >= FIRST_TRUSTED
      ? { value: toSerial(span[0]), style: 'date' }
      : shownText(value)
  },
})

/** EDTF, as ISO 8601-2 has it: a day may be a month or a span, so it is text. */
const PATTERN = '^\\d{4}(-\\d{2}(-\\d{2})?)?(/\\d{4}(-\\d{2}(-\\d{2})?)?)?$'

const spanOf = ([first, last]: Stored[]): Span | null =>
  typeof first === 'number' && typeof last === 'number' ? [first, last] : null
const text = (stored: Stored[]): string | null => {
  const span = spanOf(stored)
  return span && edtf(span)
}

const dayKind: Kind = registerKind({
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
  interval: true,
  reader(_cell, around) {
    const remembered = new BoundedCache<string, Span | null>(10_000)
    let year = around.year
    const recall = (text: string): Span | null => remembered.getOrMake(text, () => parseDay(text, year))
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
  show: text,
  parse(value, cell) {
    if (value === null || value === undefined) return [null, null]
    const span = parseEdtf(String(value))
    if (!span)
      throw new RangeError(
        `${cell.name}: “${value}” is not a day; write it like 2020-06-15, 2020-06 or 2020-06-11/2020-06-20`,
      )
    return span
  },
  display: (stored) => text(stored) ?? '',
  typed(stored) {
    const span = spanOf(stored)
    return span ? spoken(span) : ''
  },
  operators: [...ordered, 'overlaps', 'field'],
  aggregates: ['min', 'max', 'countDistinct'],
  time: { days: true, now: 'on', period: ['first', 'last'] },
  graphql: { value: dayValue },
  sheet: {
    fits: () => true,
    example: () => EXAMPLE,
    note: () => `日期，如 ${EXAMPLE}；不知道具体哪一天，可以只写到月或旬。`,
    style: () => 'text',
    format: () => format,
  },
  schema: () => ({ type: 'string', constraints: { pattern: PATTERN } }),
})

const EXAMPLE = '2020-06-15、2020年6月、2020年6月中旬'

export const day = (
  options: CellNotes,
): CellDecorator<string, 'day() keeps its precision as an EDTF string: it needs a property of type string'> =>
  cellDecorator(dayKind, options)
