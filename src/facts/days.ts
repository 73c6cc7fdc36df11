/**
 * Civil days with their precision. A day is stored as its first and last day, each a number YYYYMMDD, so that 2020-06 and
 * 6月中旬 compare as intervals; shown as an EDTF / ISO 8601-2 string. No clock and no time zone is involved.
 */
import { chinese, plainDigits } from './numbers'

/** First and last day, YYYYMMDD: [20200611, 20200620]. */
export type Span = [first: number, last: number]

const leap = (y: number): boolean => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
const SHORT = new Set([4, 6, 9, 11])
export const daysIn = (y: number, m: number): number => (m === 2 ? (leap(y) ? 29 : 28) : SHORT.has(m) ? 30 : 31)

const ymd = (y: number, m: number, d: number): number => y * 10_000 + m * 100 + d
const split = (n: number): [number, number, number] => [Math.floor(n / 10_000), Math.floor(n / 100) % 100, n % 100]

export function daySpan(y: number, m: number, d: number): Span | null {
  if (y < 1900 || y > 2100 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m)) return null
  return [ymd(y, m, d), ymd(y, m, d)]
}
export function monthSpan(y: number, m: number, to = m): Span | null {
  if (y < 1900 || y > 2100 || m < 1 || to > 12 || to < m) return null
  return [ymd(y, m, 1), ymd(y, to, daysIn(y, to))]
}
export const yearSpan = (y: number): Span | null => monthSpan(y, 1, 12)

/** Excel's serial number (1900 system) to a day, by integer arithmetic: 43997 → 2020-06-15. */
export function fromSerial(serial: number): Span | null {
  const whole = Math.floor(serial)
  if (whole < 1 || whole > 2_958_465 || whole === 60) return null
  const date = new Date(Date.UTC(1899, 11, whole < 60 ? 31 : 30) + whole * 86_400_000)
  return daySpan(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

/** A day to Excel's serial number, for writing date cells. */
export function toSerial(date: number): number {
  const [y, m, d] = split(date)
  return (Date.UTC(y, m - 1, d) - Date.UTC(1899, 11, 30)) / 86_400_000
}

const one = (n: number): string => {
  const [y, m, d] = split(n)
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

/** The shortest EDTF string of a span: `2020-06-15`, `2020-06`, `2020`, `2018-02/2018-06`, `2020-06-11/2020-06-20`. */
export function edtf([first, last]: Span): string {
  if (first === last) return one(first)
  const [y1, m1, d1] = split(first)
  const [y2, m2, d2] = split(last)
  if (d1 !== 1 || d2 !== daysIn(y2, m2)) return `${one(first)}/${one(last)}`
  const from = one(first).slice(0, 7)
  const to = one(last).slice(0, 7)
  if (from === to) return from
  if (m1 === 1 && m2 === 12) return y1 === y2 ? String(y1) : `${y1}/${y2}`
  return `${from}/${to}`
}

/** A span as people write it, where they have a word for it: 2020年6月中旬, 2020年6月; otherwise as EDTF. `parseDay` reads it back. */
export function spoken(span: Span): string {
  const [[y, m, d], end] = [split(span[0]), split(span[1])]
  if (span[0] === span[1] || y !== end[0] || m !== end[1]) return edtf(span)
  if (d === 1 && monthSpan(y, m)?.[1] === span[1]) return `${y}年${m}月`
  const part = ['上', '中', '下'].find((each) => String(dekad(y, m, each)) === String(span))
  return part ? `${y}年${m}月${part}旬` : edtf(span)
}

/** Reads an EDTF string; null when it is none. `parseEdtf('2020-06')` is [20200601, 20200630]. */
export function parseEdtf(text: string): Span | null {
  const [from = '', to, more] = text.split('/')
  if (more !== undefined) return null
  const start = point(from)
  if (to === undefined || !start) return start
  const end = point(to)
  return end && start[0] <= end[1] ? [start[0], end[1]] : null
}

function point(text: string): Span | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (!found) return null
  const [, y, m, d] = found
  return d ? daySpan(n(y), n(m), n(d)) : m ? monthSpan(n(y), n(m)) : yearSpan(n(y))
}

const dekad = (y: number, m: number, part: string): Span | null => {
  const whole = monthSpan(y, m)
  if (!whole) return null
  if (part === '上') return [ymd(y, m, 1), ymd(y, m, 10)]
  if (part === '中') return [ymd(y, m, 11), ymd(y, m, 20)]
  return [ymd(y, m, 21), whole[1]]
}

type Rule = [RegExp, (parts: string[], y: number | undefined) => Span | null]
const n = Number
const join = (from: Span | null, to: Span | null): Span | null =>
  from && to && from[0] <= to[1] ? [from[0], to[1]] : null
const given = (y: string | undefined, context: number | undefined): number => (y ? n(y) : (context ?? 0))

/** Every spelling we know, most specific first; `y` is the year the sheet around the cell states. */
const rules: Rule[] = [
  [/^(\d{4})(\d{2})(\d{2})$/, ([y, m, d]) => daySpan(n(y), n(m), n(d))],
  [/^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?(?:\d{1,2}[:时].*|T.*)?$/, ([y, m, d]) => daySpan(n(y), n(m), n(d))],
  [/^(\d{4})(\d{2})$/, ([y, m]) => monthSpan(n(y), n(m))],
  [/^(\d{4})[-./年](\d{1,2})月?(?:份|底前?|末)?$/, ([y, m]) => monthSpan(n(y), n(m))],
  [/^(\d{4})年?(?:度|底|末)?$/, ([y]) => yearSpan(n(y))],
  [/^(?:(\d{4})年)?(\d{1,2})月(?:份)?([上中下])旬$/, ([y, m, part = ''], c) => dekad(given(y, c), n(m), part)],
  [/^(?:(\d{4})年)?(\d{1,2})月(?:份|底前?|末)?$/, ([y, m], c) => monthSpan(given(y, c), n(m))],
  [/^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]?$/, ([y, m, d], c) => daySpan(given(y, c), n(m), n(d))],
  [
    /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]?[-~至到—–](\d{1,2})[日号]$/,
    ([y, m, a, b], c) => join(daySpan(given(y, c), n(m), n(a)), daySpan(given(y, c), n(m), n(b))),
  ],
  [
    /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号][-~至到—–](\d{1,2})月(\d{1,2})[日号]$/,
    ([y, m, a, k, b], c) => join(daySpan(given(y, c), n(m), n(a)), daySpan(given(y, c), n(k), n(b))),
  ],
  [/^(\d{4})年?(\d{1,2})月[-~至到—–](\d{1,2})月$/, ([y, a, b]) => monthSpan(n(y), n(a), n(b))],
  [/^(\d{1,2})月[-~至到—–](\d{1,2})月$/, ([a, b], c) => monthSpan(given(undefined, c), n(a), n(b))],
  [
    /^(\d{4})[年.](\d{1,2})月?[-~至到—–](\d{4})[年.](\d{1,2})月?$/,
    ([y, a, z, b]) => join(monthSpan(n(y), n(a)), monthSpan(n(z), n(b))),
  ],
  [/^(?:(\d{4})年)?(?:第)?([1-4])季度$/, ([y, q], c) => monthSpan(given(y, c), n(q) * 3 - 2, n(q) * 3)],
  [
    /^(?:(\d{4})年)?(上|下)半年$/,
    ([y, h], c) => (h === '上' ? monthSpan(given(y, c), 1, 6) : monthSpan(given(y, c), 7, 12)),
  ],
]

const RANGE = /^(.+?)[/~至到—–](.+)$/
/** Longer texts are prose, not days. */
const MAX_DAY_LENGTH = 60

/** Reads any spelling of a day: 2020.6.5, 2020年6月, 6月中旬 (with the year around it), 20200605, 二〇二〇年五月, 2018年2月-6月, EDTF. Null when it is none. */
export function parseDay(text: string, context?: number): Span | null {
  if (text.length > MAX_DAY_LENGTH) return null
  const bare = western(digits(plainDigits(text)))
  const exact = parseEdtf(bare)
  if (exact) return exact
  for (const [pattern, make] of rules) {
    const found = pattern.exec(bare)
    if (found) return make(found.slice(1), context)
  }
  const range = RANGE.exec(bare)
  const [, from = '', to = ''] = range ?? []
  return range ? join(parseDay(from, context), parseDay(to, context)) : null
}

/** Years of the Republic (民國104年, 104年12月, 104Y12M) where they cannot be anything else: named so, or of three digits. */
const western = (text: string): string =>
  text
    .replace(/^(?:民国|民國|中华民国|中華民國)(\d{1,3})(?=年)/, (_, y) => String(n(y) + 1911))
    .replace(/^(1\d\d)年/, (_, y) => `${n(y) + 1911}年`)
    .replace(/^(1\d\d)Y(\d{1,2})M(?:(\d{1,2})D)?$/i, (_, y, m, d) => `${n(y) + 1911}年${m}月${d ? `${d}日` : ''}`)

/** Chinese numerals inside a date become digits: 二〇二〇年五月十二日 → 2020年5月12日, 第一季度 → 第1季度. */
const digits = (text: string): string =>
  text.replace(/[零〇一二三四五六七八九十]+(?=[年月日号季])/g, (numeral) => String(chinese(numeral) ?? numeral))
