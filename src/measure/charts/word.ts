/** Figures come in; a chart as Word, WPS and LibreOffice draw it themselves goes out, with its numbers in a small workbook behind "edit data". */
import { ChartRun, type ChartRunOptions, type ChartSeries } from 'docx/charts'
import { type ChartFigures, chartWords, labelsOf, palette, titleOf } from './chart'

/** Pixels: as wide as the lines of a report. */
const WIDTH = 576
const INK = '333333'
const FONT = { size: 10.5, color: INK }

/** `headed`: the title stands in the chart; in a text it stands below, with its number. */
export const wordChart = (figures: ChartFigures, headed: boolean): ChartRun => new ChartRun(optionsOf(figures, headed))

export function sizeOf({ kind, labels, series }: ChartFigures, headed: boolean): { width: number; height: number } {
  const bars = kind === 'BAR' ? series.length : 1
  const lying = kind === 'BAR' || kind === 'STACKED'
  const above = (headed ? 36 : 0) + (series.length > 1 ? 30 : 0)
  return { width: WIDTH, height: above + (lying ? 40 + labels.length * (10 + 18 * bars) : 270) }
}

function optionsOf(figures: ChartFigures, headed: boolean): ChartRunOptions {
  const { kind } = figures
  const common = {
    title: headed ? { text: titleOf(figures), font: { size: 13, bold: true, color: INK } } : undefined,
    categories: labelsOf(figures),
    series: figures.series.map((each, i) => seriesOf(figures, each, i)),
    legend: figures.series.length > 1 ? ({ position: 'top', font: FONT } as const) : (false as const),
    chartArea: { border: 'none' as const },
    transformation: sizeOf(figures, headed),
    altText: { name: figures.id, title: titleOf(figures), description: `${chartWords(figures)}。${figures.source}` },
    categoryAxis: { font: FONT, reverseOrder: kind === 'BAR' || kind === 'STACKED' },
    valueAxis: { visible: false, gridlines: false, ...(negative(figures) ? {} : { minimum: 0 }) },
    emptyValues: 'gap' as const,
  }
  if (kind === 'LINE') return { ...common, type: 'line', markers: true }
  if (kind === 'COLUMN') return { ...common, type: 'column', gapWidth: 120 }
  return { ...common, type: 'bar', gapWidth: 50, stacking: kind === 'STACKED' ? 'stacked' : 'none' }
}

const negative = ({ series }: ChartFigures): boolean => series.some(({ values }) => values.some((v) => Number(v) < 0))

function seriesOf({ kind }: ChartFigures, { name, values }: ChartFigures['series'][number], i: number): ChartSeries {
  const stacked = kind === 'STACKED'
  const position = stacked ? 'center' : kind === 'LINE' ? 'above' : 'outsideEnd'
  const color = stacked && i === 0 ? 'FFFFFF' : INK
  const label = { value: true, position, font: { ...FONT, color } } as const
  return {
    name,
    color: palette[i % palette.length],
    values: values.map((value) => (value === null ? null : Number(value))),
    dataLabels: label,
    pointLabels: values.map((value) => {
      if (stacked && Number(value) === 0) return false
      // A number that would lose digits is written out; the others follow when someone edits the data.
      return value === null || String(Number(value)) === value ? undefined : { ...label, text: value }
    }),
  }
}
