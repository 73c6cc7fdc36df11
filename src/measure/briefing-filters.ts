/** How a figure is put into words: one row each. Values come in as a list of plain texts (most lists have one), and go out as one. */
import { parseEdtf } from '../facts/days'
import { decimal, point, round } from '../facts/numbers'
import type { Filter } from './briefing-parse'
import { TemplateFault } from './briefing-parse'

interface FilterRow {
  name: string
  zh: string
  en: string
  apply(values: string[], given: string[]): string[]
}

const each = (work: (value: string) => string) => (values: string[]) => values.map(work)

/** 45 of "450000.00" with four places, without needless zeros. */
function scaled(value: string, places: number): string {
  const found = decimal(value)
  return found ? point(round(found, 2), 2 + places, true) : value
}

const split = (day: number): [number, number, number] => [
  Math.floor(day / 10_000),
  Math.floor(day / 100) % 100,
  day % 100,
]

/** 2020-06-15 is 2020年6月15日, 2020-06 is 2020年6月. */
function dayInWords(value: string): string {
  const [y, m, d] = value.split('/')[0].split('-').map(Number)
  return `${y}年${m ? `${m}月` : ''}${d ? `${d}日` : ''}`
}

/** The third of a month in which a span begins: 4月中旬. */
function dekad(value: string): string {
  const span = parseEdtf(value)
  if (!span) return value
  const [, m, d] = split(span[0])
  return `${m}月${d <= 10 ? '上' : d <= 20 ? '中' : '下'}旬`
}

const unique = (values: string[]): string[] => [...new Set(values)]

export const filters: FilterRow[] = [
  { name: '万元', zh: '元换算成万元', en: 'yuan as 万元', apply: each((value) => scaled(value, 4)) },
  { name: '亿元', zh: '元换算成亿元', en: 'yuan as 亿元', apply: each((value) => scaled(value, 8)) },
  { name: '日期', zh: '2020年6月15日', en: 'a day in words', apply: each(dayInWords) },
  { name: '年', zh: '只取年', en: 'the year alone', apply: each((value) => value.slice(0, 4)) },
  { name: '月', zh: '只取月', en: 'the month alone', apply: each((value) => String(Number(value.slice(5, 7)))) },
  {
    name: '旬',
    zh: '所在旬，重复的只写一次',
    en: 'the third of the month, each once',
    apply: (values) => unique(values.map(dekad)),
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
export function worded(values: string[], wanted: Filter[]): string {
  let found = values.filter((value) => value !== '')
  for (const { name, arguments: given } of wanted) {
    const filter = filters.find((one) => one.name === name)
    if (!filter)
      throw new TemplateFault(
        `没有格式“${name}”。可用：${filters.map((one) => one.name).join('、')}`,
        `there is no format “${name}”`,
      )
    found = filter.apply(found, given)
  }
  return found.length === 0 || found.join('') === '' ? MISSING : found.join('、')
}

/** What reports show where a figure is blank or blacked out. */
export const MISSING = '___'
