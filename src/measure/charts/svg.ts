/**
 * Figures come in, an SVG goes out: drawn by ECharts without a browser. Words stay words, in the fonts of whoever looks at them,
 * so that a server needs none.
 */

import type { ECharts, EChartsOption } from 'echarts'
import { itemAt } from '../../facts/lists'
import { type ChartFigures, labelsOf, palette, titleOf } from './chart'

const FONT =
  "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Source Han Sans SC','WenQuanYi Micro Hei',SimHei,sans-serif"
const WIDTH = 720
const FOOT = 40
const INK = '#333333'
const GREY = '#6B6B6B'

export function chartSvg(figures: ChartFigures): string {
  // Loaded when the first chart is drawn: most commands draw none.
  const echarts: {
    init(dom: null, theme: null, options: object): ECharts
  } = require('echarts/dist/echarts.common.min.js')
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: heightOf(figures) })
  chart.setOption(optionOf(figures))
  const svg = chart.renderToSVGString()
  chart.dispose()
  // Styles for the mouse of a page that is not there.
  return svg.replace(/<style >[\s\S]*?<\/style>\n?/, '').replace('<svg ', `<svg role="img" font-family="${FONT}" `)
}

/** Room for the title, and for the legend where there is one. */
const headOf = ({ series }: ChartFigures): number => (series.length > 1 ? 72 : 48)

const isLying = ({ kind }: ChartFigures): boolean => kind === 'BAR' || kind === 'STACKED'

function heightOf(figures: ChartFigures): number {
  const { labels, series, kind } = figures
  const bars = kind === 'BAR' ? series.length : 1
  return isLying(figures) ? headOf(figures) + FOOT + labels.length * (12 + 18 * bars) : 380
}

function optionOf(figures: ChartFigures): EChartsOption {
  const names = {
    type: 'category' as const,
    data: labelsOf(figures),
    inverse: isLying(figures),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: '#B5B5B5' } },
    axisLabel: { color: INK, fontSize: 14, interval: 0 },
  }
  const values = { type: 'value' as const, show: false, min: least(figures) }
  const across = isLying(figures) ? { xAxis: values, yAxis: names } : { xAxis: names, yAxis: values }
  return {
    animation: false,
    color: palette.map((each) => `#${each}`),
    textStyle: { fontFamily: FONT },
    title: [
      titleAt(titleOf(figures), 14, 18, 'bold', INK),
      titleAt(figures.source, heightOf(figures) - 24, 12, 'normal', GREY),
    ],
    legend: {
      show: figures.series.length > 1,
      top: 40,
      left: 16,
      itemWidth: 14,
      textStyle: { fontSize: 13, color: INK },
    },
    grid: {
      left: isLying(figures) ? 24 + widest(figures) : 36,
      right: 72,
      top: headOf(figures) + (isLying(figures) ? 4 : 24),
      bottom: FOOT + (isLying(figures) ? 0 : 28),
    },
    ...across,
    series: figures.series.map((_, i) => seriesOf(figures, i)),
  }
}

const titleAt = (text: string, top: number, fontSize: number, fontWeight: 'bold' | 'normal', color: string) => ({
  ...{ text, top, left: 16, padding: 0 },
  textStyle: { fontSize, fontWeight, color, width: WIDTH - 32, overflow: 'truncate' as const },
})

/** Bars begin at 0, or their lengths would lie. */
const least = ({ series }: ChartFigures): number | undefined =>
  series.some(({ values }) => values.some((value) => Number(value) < 0)) ? undefined : 0

function seriesOf(figures: ChartFigures, i: number): object {
  const { name, values } = itemAt(figures.series, i)
  const stacked = figures.kind === 'STACKED'
  const label = {
    show: true,
    fontSize: 13,
    fontFamily: FONT,
    position: stacked ? 'inside' : isLying(figures) ? 'right' : 'top',
    color: stacked && i === 0 ? '#FFFFFF' : INK,
    // The figure as it is, not as a binary number would show it.
    formatter: ({ dataIndex }: { dataIndex: number }) =>
      stacked && Number(values[dataIndex]) === 0 ? '' : values[dataIndex]!,
  }
  const data = values.map((value) => (value === null ? null : Number(value)))
  const common = { name, data, label, silent: true, emphasis: { disabled: true } }
  if (figures.kind === 'LINE')
    return { ...common, type: 'line', symbol: 'circle', symbolSize: 7, lineStyle: { width: 2.5 }, connectNulls: false }
  return {
    ...common,
    type: 'bar',
    barMaxWidth: isLying(figures) ? 18 : 56,
    barGap: '10%',
    stack: stacked ? 'all' : undefined,
  }
}

/** A Chinese character is as wide as it is high, a Latin one about half. */
const widest = (figures: ChartFigures): number =>
  Math.min(
    WIDTH / 2,
    Math.max(
      0,
      ...labelsOf(figures).map((label) => [...label].reduce((sum, char) => sum + (char > '\u2e7f' ? 14 : 8), 0)),
    ),
  )
