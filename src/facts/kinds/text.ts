import { Matches, MaxLength, ValidateBy } from 'class-validator'
import { snake } from '../cell'
import { uscc } from '../check-digit'
import { type CellDecorator, type CellNotes, cellDecorator } from '../decorate'
import { type NameStyle, spelling } from '../match'
import { sortKey } from '../pinyin/pinyin'
import { isSpecial, missingIn, specialLiteral } from '../reading'
import { memoize } from '../remember'
import type { CellTraits } from '../traits'
import { plainFormat } from './formats'
import { type FieldSchema, type Kind, type StoredColumn, trouble } from './kind'
import { registerKind } from './register'
import { textValue } from './value-types'

/** Prose this long is not sorted by; everything shorter has a stored pinyin sort key, so that both databases order alike. */
const sorted = (cell: CellTraits): boolean => !cell.code && cell.maxLength <= 300

/** A code without spaces, in plain characters. */
const plainCode = (text: string): string => (/^[\w.-]*$/.test(text) ? text : text.normalize('NFKC').replace(/\s/g, ''))

const DIGITS = /^[\d.,０-９，．\s%]+$/
/** Offices, schools and places that sections of a list are headed by. */
const UNIT =
  /(?:局|委|办|办公室|部|中心|学校|中学|小学|幼儿园|公司|医院|政府|协会|联合会|总工会|团委|妇联|旧址|纪念馆|管理处|委员会)$/

/** A name of a style that ends its names alike does. */
const endsLike = (text: string, { style }: CellTraits): boolean => spelling(text, style).suffix !== ''

const isUscc = (): PropertyDecorator =>
  ValidateBy({ name: 'uscc', validator: { validate: (value) => typeof value === 'string' && uscc(value) } })

function note({ code, maxLength, pattern }: CellTraits): string {
  const form = pattern ? `，${pattern.zh}` : ''
  return code
    ? `编码或文号${form}，本列已设为文本格式，不会丢失前面的 0 和末尾的位数。`
    : `文字，不超过 ${maxLength} 字${form}。`
}

const formats = { short: plainFormat({ width: 20, style: 'text' }), long: plainFormat({ width: 40, style: 'text' }) }

const schema = ({ maxLength, pattern }: CellTraits): FieldSchema => ({
  type: 'string',
  constraints: { maxLength, ...(pattern ? { pattern: pattern.test.source } : {}) },
})

const textKind: Kind = registerKind({
  name: 'text',
  zh: '文字',
  en: 'text',
  columns(cell) {
    const name = snake(cell.name)
    const value: StoredColumn = { name, type: 'text', role: 'value' }
    return sorted(cell) ? [value, { name: `${name}_sort`, type: 'text', role: 'sort' }] : [value]
  },
  shownAsStored: true,
  words: true,
  reader(cell) {
    const ordered = sorted(cell)
    const keyOf = memoize(sortKey)
    return (raw, row, at) => {
      if (typeof raw === 'number' && cell.code && (!Number.isSafeInteger(raw) || raw >= 1e15))
        return trouble('cell.code-as-number', {})
      const found = isSpecial(raw)
        ? specialLiteral(raw)
        : raw === undefined
          ? ''
          : typeof raw === 'string'
            ? raw
            : String(raw)
      const value = cell.code ? plainCode(found) : found.trim()
      const missing = missingIn(value)
      if (missing) return missing
      if (cell.code && /^\d(?:\.\d+)?E\+\d+$/i.test(value)) return trouble('cell.code-in-scientific', {})
      row[at] = value
      if (ordered) row[at + 1] = keyOf(value)
      return undefined
    }
  },
  show: ([value = null]) => value,
  parse(value, cell) {
    if (value === null || value === undefined) return this.columns(cell).map(() => null)
    const string = String(value)
    return sorted(cell) ? [string, sortKey(string)] : [string]
  },
  display: ([value]) => String(value ?? ''),
  constraints: ({ maxLength, pattern, checkDigit }) => [
    MaxLength(maxLength),
    ...(pattern ? [Matches(pattern.test)] : []),
    ...(checkDigit ? [isUscc()] : []),
  ],
  operators: [...textValue.operators, 'field'],
  aggregates: ['min', 'max', 'countDistinct'],
  graphql: { value: textValue },
  sheet: {
    fits: (value, cell) =>
      cell.code || !(typeof value === 'number' || (typeof value === 'string' && DIGITS.test(value))),
    example: () => '',
    note,
    style: ({ code }) => (code ? 'text' : undefined),
    format: ({ maxLength }) => (maxLength > 300 ? formats.long : formats.short),
    heads: {
      column: (text, cell) => cell.style === 'plain' || cell.style === 'unit' || endsLike(text, cell),
      line: (text, cell) =>
        cell.style === 'township' || cell.style === 'village'
          ? endsLike(text, cell)
          : cell.style === 'unit' && UNIT.test(text),
    },
  },
  schema,
})

interface TextNotes extends CellNotes {
  maxLength?: number
  style?: NameStyle
  code?: boolean
  pattern?: CellTraits['pattern']
  checkDigit?: 'uscc'
}

export const text = (options: TextNotes): CellDecorator<string, 'text() needs a property of type string'> =>
  cellDecorator(textKind, options)
