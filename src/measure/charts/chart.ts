/**
 * What a chart says about itself: a plain object, bound to indicators or to terms of their language. Its figures are measured
 * like those of the text; how it is drawn is decided by where it goes (SVG, Word, Excel), not here.
 */
import type { Expression } from '../indicator'

/** BAR lies, COLUMN stands, STACKED lies and adds up its series, LINE runs over periods. */
type ChartKind = 'BAR' | 'COLUMN' | 'STACKED' | 'LINE'

export interface ChartSeries {
  zh: string
  en: string
  /** Code of an indicator, or a formula of one's own. */
  of: string | Expression
  /** The value unless stated. */
  part?: 'value' | 'numerator' | 'denominator'
  /** The denominator of a formula. */
  over?: Expression
}

export interface Chart {
  /** Its name in templates, files and on the command line. */
  id: string
  /** What it shows, without the unit. */
  zh: string
  en: string
  kind: ChartKind
  /** What each bar or point stands for: a breakdown, as indicators have them, or the periods of the year. */
  by: string | { each: 'MONTH' | 'QUARTER' }
  /** 万元 and 亿元 are converted from yuan. */
  unit: string
  /** Largest first; as the breakdown has them unless stated. */
  sorted?: boolean
  series: ChartSeries[]
}

/** What is drawn. Values are exact decimals in the chart's unit; null is a gap. */
export interface ChartFigures {
  id: string
  kind: ChartKind
  zh: string
  en: string
  unit: string
  labels: string[]
  series: { name: string; values: (string | null)[] }[]
  /** Where the figures come from, and of which day. */
  source: string
  /** Labels there were, when not all of them are drawn. */
  of: number
  /** What a gap means; 无数据 unless stated. */
  gap?: string
}

/** More than this nobody can read. */
export const MAX_LABELS = 40

/** Blue and orange, told apart by people who do not see red or green, and in print by their darkness; then green and purple. */
export const palette = ['1F5FA8', 'E69F00', '3F9C7A', '8E5EA2']

/** 各示范点打造进度（%）, 创建经费（按渠道，万元） */
export function titleOf({ zh, unit }: Pick<ChartFigures, 'zh' | 'unit'>): string {
  if (unit === '') return zh
  return zh.endsWith('）') ? `${zh.slice(0, -1)}，${unit}）` : `${zh}（${unit}）`
}

const NONE = '无数据'

/** The label of what has no value says so: nothing is drawn there, and nothing is not 0. */
export const labelsOf = ({ labels, series, gap = NONE }: ChartFigures): string[] =>
  labels.map((label, i) => (series.every(({ values }) => values[i] === null) ? `${label}（${gap}）` : label))

/** For those who do not see it: every label with its values. */
export function chartWords(figures: ChartFigures): string {
  const many = figures.series.length > 1
  const parts = figures.labels.map((label, i) => {
    const values = figures.series.map(({ name, values }) => `${many ? name : ''}${values[i] ?? figures.gap ?? NONE}`)
    return `${label} ${values.join('、')}`
  })
  return `${titleOf(figures)}：${parts.join('；')}`
}
