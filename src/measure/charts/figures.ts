/** A chart and a clock come in; its figures go out, measured like every other: a key that has rows but no value is a gap. */
import { itemAt } from '../../facts/lists'
import { Refusal } from '../../messages/refusal'
import type { Store } from '../../store/store'
import { allIndicators } from '../catalogue'
import { type Indicator, termsOf } from '../indicator'
import { measure } from '../measure'
import { trends } from '../trend'
import type { MeasureRequest } from '../value'
import { filters } from '../wording'
import { type Chart, type ChartFigures, type ChartSeries, MAX_LABELS } from './chart'

type ChartClock = Pick<MeasureRequest, 'on' | 'asOf' | 'within' | 'period'>

/** One bar or point of one series. */
export interface ChartLine {
  key: string
  label: string
  value: string | null
  numerator: string | null
  denominator: string | null
}

/** Where lines come from: measured now, or taken from a sealed snapshot. */
export type ChartLines = (indicator: Indicator, by: Chart['by']) => Promise<ChartLine[]>

const measuredLines =
  (store: Store, clock: ChartClock): ChartLines =>
  async (indicator, by) => {
    const one = { ...clock, codes: [indicator.code], extra: [indicator] }
    if (typeof by === 'object')
      return (await trends(store, { ...one, by: by.each, year: yearOf(clock) })).map((each) => ({
        ...each,
        key: each.period,
        label: each.period,
      }))
    return itemAt(await measure(store, { ...one, breakdown: true, everyPart: true }), 0).breakdown
  }

const yearOf = ({ period }: ChartClock): number | undefined => (period ? Number(period.slice(0, 4)) : undefined)

/** Throws RangeError when the chart names an indicator that does not exist. */
export async function chartFigures(store: Store, chart: Chart, clock: ChartClock, lines = measuredLines(store, clock)) {
  const own = await indicatorsOf(store, chart)
  const found = []
  for (const indicator of own) found.push(await lines(indicator, chart.by))
  return figuresOf(chart, found, sourceOf(store, chart, own, clock))
}

/** One for each series; a formula becomes an indicator for the time being. */
export async function indicatorsOf(store: Store, chart: Chart): Promise<Indicator[]> {
  const known = await allIndicators(store)
  const breakdowns = typeof chart.by === 'string' ? [chart.by] : []
  return chart.series.map((series, i) => {
    const named = known.find(({ code }) => code === series.of)
    if (typeof series.of === 'string' && !named) throw new Refusal('measure.no-indicator', { code: series.of })
    return { ...(named ?? made(chart, series, i)), breakdowns }
  })
}

const made = (chart: Chart, { zh, en, of, over }: ChartSeries, i: number): Indicator => ({
  code: `${chart.id}-${i + 1}`,
  version: 1,
  zh,
  en,
  numerator: of,
  denominator: over,
  unit: chart.unit,
  decimals: 2,
  period: 'STOCK',
  direction: 'NONE',
  source: [],
  missing: 'ALL',
  breakdowns: [],
})

function figuresOf(chart: Chart, lines: ChartLine[][], source: string): ChartFigures {
  const { id, kind, zh, en, unit } = chart
  const labels = [...new Map(lines.flat().map(({ key, label }) => [key, label]))]
  const all = chart.series.map(({ zh: name, part = 'value' }, i) => {
    const values = new Map(itemAt(lines, i).map((line) => [line.key, line[part]]))
    return { name, values: labels.map(([key]) => inUnit(values.get(key) ?? null, unit)) }
  })
  const order = labels.map((_, i) => i)
  const sizes = (all[0]?.values ?? []).map(sizeOf)
  if (chart.sorted) order.sort((a, b) => itemAt(sizes, b) - itemAt(sizes, a) || a - b)
  const drawn = order.slice(0, MAX_LABELS)
  return {
    ...{ id, kind, zh, en, unit, of: labels.length },
    labels: drawn.map((i) => itemAt(labels, i)[1]),
    series: all.map(({ name, values }) => ({ name, values: drawn.map((i) => values[i] ?? null) })),
    source: drawn.length < labels.length ? `${source}；只画了前 ${drawn.length} 项，共 ${labels.length} 项` : source,
  }
}

/** What has no value comes last. */
const sizeOf = (value: string | null): number => (value === null ? Number.NEGATIVE_INFINITY : Number(value))

function inUnit(value: string | null, unit: string): string | null {
  const conversion = unit.endsWith('元') && filters.find(({ name }) => name === unit)
  const [shown] = value !== null && conversion ? conversion.apply([value], [], '') : [value]
  return shown?.includes('.') ? shown.replace(/\.?0+$/, '') : shown
}

/** 来源：指标 I-14 示范点平均进度；截至 2020-06-15，第 3 次导入 */
function sourceOf({ rosters }: Store, { series }: Chart, own: Indicator[], { on, asOf, period }: ChartClock): string {
  const parts = own.map(({ code, zh, numerator }, i) =>
    typeof itemAt(series, i).of === 'string'
      ? `指标 ${code} ${zh}`
      : `台账“${rosters.find(({ name }) => name === itemAt(termsOf(numerator), 0).roster)!.zh}”`,
  )
  const known = asOf === null || asOf === undefined ? '' : `，第 ${asOf} 次导入`
  const of = period ? `，期间 ${period}` : ''
  return `来源：${[...new Set(parts)].join('、')}；截至 ${on}${of}${known}`
}
