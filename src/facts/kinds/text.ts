import { snake } from '../cell'
import { sortKey } from '../pinyin/pinyin'
import { isSpecial, missingIn, specialLiteral } from '../reading'
import { memoize } from '../remember'
import type { CellTraits } from '../traits'
import { type Kind, type StoredColumn, trouble } from './kind'

/** Prose this long is not sorted by; everything shorter has a stored pinyin sort key, so that both databases order alike. */
export const sorted = (cell: CellTraits): boolean => !cell.code && cell.maxLength <= 300

/** A code without spaces, in plain characters. */
const plainCode = (text: string): string => (/^[\w.-]*$/.test(text) ? text : text.normalize('NFKC').replace(/\s/g, ''))

export const textKind: Kind = {
  name: 'text',
  zh: '文字',
  en: 'text',
  columns(cell) {
    const name = snake(cell.name)
    const value: StoredColumn = { name, type: 'text', role: 'value' }
    return sorted(cell) ? [value, { name: `${name}_sort`, type: 'text', role: 'sort' }] : [value]
  },
  reader(cell) {
    const ordered = sorted(cell)
    const keyOf = memoize(sortKey)
    return (raw, row, at) => {
      if (typeof raw === 'number' && cell.code && (!Number.isSafeInteger(raw) || raw >= 1e15))
        return trouble(
          'PRECISION_LOST',
          '编码以数字保存，末尾位数已丢失。请把该列设为文本格式后重填',
          'a code stored as a number has lost its last digits; format the column as text and type it again',
        )
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
      if (cell.code && /^\d(?:\.\d+)?E\+\d+$/i.test(value))
        return trouble(
          'PRECISION_LOST',
          '编码被显示成科学计数，末尾位数已丢失。请把该列设为文本格式后重填',
          'the code was saved in scientific notation and has lost digits; format the column as text and type it again',
        )
      row[at] = value
      if (ordered) row[at + 1] = keyOf(value)
      return undefined
    }
  },
  show: ([value]) => value as string | null,
  parse(value, cell) {
    if (value === null || value === undefined) return this.columns(cell).map(() => null)
    const string = String(value)
    return sorted(cell) ? [string, sortKey(string)] : [string]
  },
  display: ([value]) => String(value ?? ''),
  scalar: 'String',
  operators: ['eq', 'ne', 'in', 'notIn', 'isNull', 'contains', 'startsWith', 'endsWith', 'field'],
  aggregates: ['min', 'max', 'countDistinct'],
}
