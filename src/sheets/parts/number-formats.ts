import type { CellValue } from '../sheet'

/** What a number format makes of a number. */
export type NumberClass = 'plain' | 'date' | 'percent'

/**
 * The class of a number format. Only the first section counts, the one for positive numbers.
 *
 * `classOf('yyyy"年"m"月"d"日"')` is `date`, `classOf('0.0%')` is `percent`, `classOf('#,##0.00"元"')` is `plain`.
 */
export function classOf(format: string): NumberClass {
  const known = seen.get(format)
  if (known) return known
  const found = judge(format)
  if (seen.size < 5_000) seen.set(format, found)
  return found
}

const seen = new Map<string, NumberClass>()

/** Quoted text, escaped characters, padding (`_x`, `*x`) and anything in brackets but elapsed time say nothing about the class. */
const silent = /"[^"]*"?|[\\_*][\s\S]?|\[(?!(?:h+|m+|s+)\])[^\]]*\]?|general|g\/通用格式|e[+-]/giu

function judge(format: string): NumberClass {
  const [first = ''] = format.slice(0, 1_024).replace(silent, '').split(';')
  if (/[ymdhsge]|aaa|am\/pm|a\/p|上午\/下午/i.test(first)) return 'date'
  return first.includes('%') ? 'percent' : 'plain'
}

/** The class of a built-in format. 27–36 and 50–58 are dates and times in Chinese, Japanese and Korean Excel. */
export function classOfBuiltIn(id: number): NumberClass {
  if (id === 9 || id === 10) return 'percent'
  const isDate = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
  return isDate ? 'date' : 'plain'
}

/** Days between 1899-12-30 and the origin of the 1904 system. */
export const SHIFT_1904 = 1_462

/** The day after 9999-12-31: Excel shows no date from here on, nor below zero. */
const END_OF_DATES = 2_958_466

/** A number as its format shows it: a date, a percentage or itself. */
export function numberCell(value: number, kind: NumberClass, shift: number): CellValue {
  if (kind === 'percent') return { percent: value }
  if (kind === 'date' && value >= 0 && value + shift < END_OF_DATES) return { date: value + shift }
  return value
}
