/** How a figure is put into words: one row each. Values come in as a list of plain texts (most lists have one), and go out as one. */
import { daysIn, parseEdtf } from '../facts/days'
import { parseDecimal, point, round } from '../facts/numbers'
import { Refusal } from '../messages/refusal'
import type { FigureFilter } from './briefing/parse'

interface FilterRow {
  name: string
  zh: string
  en: string
  /** `on` is the day of the report. */
  apply(values: string[], given: string[], on: string): string[]
}

const each = (work: (value: string) => string) => (values: string[]) => values.map(work)

/** 45 of "450000.00" with four places, without needless zeros. */
function scaled(value: string, places: number): string {
  const found = parseDecimal(value)
  return found ? point(round(found, 2), 2 + places, true) : value
}

const split = (day: number): [number, number, number] => [
  Math.floor(day / 10_000),
  Math.floor(day / 100) % 100,
  day % 100,
]

/** 2020-06-15 is 2020年6月15日, 2020-06 is 2020年6月; of a span its beginning. What is no day stays as it is. */
function dayInWords(value: string): string {
  if (!parseEdtf(value)) return value
  const [y, m, d] = value.replace(/\/.*$/, '').split('-').map(Number)
  return `${y}年${m ? `${m}月` : ''}${d ? `${d}日` : ''}`
}

/** 6 of 2020-06-15; what names no month stays as it is. */
const monthAlone = (value: string): string => /^\d{4}-(\d{2})/.exec(value)?.[1]?.replace(/^0/, '') ?? value

/** The third of a month in which a span begins: 4月中旬. */
function dekad(value: string): string {
  const span = parseEdtf(value)
  if (!span) return value
  const [, m, d] = split(span[0])
  return `${m}月${d <= 10 ? '上' : d <= 20 ? '中' : '下'}旬`
}

/** 中旬 alone, for a month that stands before it. */
const third = (value: string): string => dekad(value).replace(/^\d+月/, '')

/** The day by which: 6月底 when a month ends with it, else 6月20日; with its year unless that is the year of the report. */
function limit(value: string, on: string): string {
  const span = parseEdtf(value)
  if (!span) return value
  const [y, m, d] = split(span[1])
  const ends = d === daysIn(y, m)
  return `${String(y) === on.slice(0, 4) ? '' : `${y}年`}${m}月${ends ? '底' : `${d}日`}`
}

const digits = '零一二三四五六七八九'

/** 8 is 八, 10 十, 23 二十三; other numbers stay as they are. */
function inCharacters(value: string): string {
  if (!/^\d{1,2}$/.test(value)) return value
  const [tens, ones] = [Math.floor(Number(value) / 10), Number(value) % 10]
  if (tens === 0) return digits[ones] ?? ''
  return `${tens > 1 ? digits[tens] : ''}十${ones > 0 ? digits[ones] : ''}`
}

/** A figure in a word made of several is explained beside it. */
export const UNNOTED = '不注'

const unique = (values: string[]): string[] => [...new Set(values)]

export const filters: FilterRow[] = [
  { name: '万元', zh: '元换算成万元', en: 'yuan as 万元', apply: each((value) => scaled(value, 4)) },
  { name: '亿元', zh: '元换算成亿元', en: 'yuan as 亿元', apply: each((value) => scaled(value, 8)) },
  { name: '日期', zh: '2020年6月15日', en: 'a day in words', apply: each(dayInWords) },
  { name: '年', zh: '只取年', en: 'the year alone', apply: each((value) => value.slice(0, 4)) },
  { name: '月', zh: '只取月', en: 'the month alone', apply: each(monthAlone) },
  {
    name: '旬',
    zh: '所在旬，重复的只写一次',
    en: 'the third of the month, each once',
    apply: (values) => unique(values.map(dekad)),
  },
  { name: '旬名', zh: '只取上旬、中旬或下旬', en: 'the third of the month without the month', apply: each(third) },
  {
    name: '期限',
    zh: '最迟哪天：6月底、6月20日',
    en: 'the last day: 6月底 or 6月20日',
    apply: (values, _given, on) => unique(values.map((value) => limit(value, on))),
  },
  { name: '汉字', zh: '数字写成汉字，8 为八', en: 'a number in characters', apply: each(inCharacters) },
  {
    name: UNNOTED,
    zh: '不加脚注；同一数字在旁边已有脚注时用',
    en: 'without a footnote, where one stands beside it',
    apply: (values) => values,
  },
  { name: '去重', zh: '重复的只写一次', en: 'each once', apply: unique },
  { name: '前', zh: '只写前几个', en: 'the first few', apply: (values, [n]) => values.slice(0, Number(n)) },
  {
    name: '连以',
    zh: '用什么连起来，例如 和',
    en: 'joined by',
    apply: (values, [word = '、']) => [
      values.length > 1 ? `${values.slice(0, -1).join('、')}${word}${values.at(-1)}` : (values[0] ?? ''),
    ],
  },
]

/** The text of a figure; ___ when there is nothing to say. */
export function worded(values: string[], wanted: FigureFilter[], on: string): string {
  let found = values.filter((value) => value !== '')
  for (const { name, arguments: given } of wanted) {
    const filter = filters.find((one) => one.name === name)
    if (!filter) throw new Refusal('template.no-format', { name, filters: filters.map((one) => one.name) })
    found = filter.apply(found, given, on)
  }
  return found.length === 0 || found.join('') === '' ? MISSING : found.join('、')
}

/** What reports show where a figure is blank or blacked out. */
const MISSING = '___'
