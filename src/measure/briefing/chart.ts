/** A chart named in a template comes in; its figures go out with the rows behind them, and what stands for it in a plain text. */
import { itemAt } from '../../facts/lists'
import type { Store } from '../../store/store'
import { rowsBehind } from '../behind'
import { findChart } from '../charts/binding'
import { type Chart, type ChartFigures, chartWords, labelsOf } from '../charts/chart'
import { chartFigures, indicatorsOf } from '../charts/figures'
import { type Figure, MAX_ROWS } from './figure'
import type { Run } from './filled'
import type { BriefingClock } from './indicator'

export async function briefingChart(
  store: Store,
  name: string,
  clock: BriefingClock,
): Promise<Omit<Figure, 'values'> & { chart: ChartFigures }> {
  const found = await findChart(store, name)
  const chart = await chartFigures(store, found, clock)
  const source = `图“${chart.zh}”${chart.source.replace('来源', '')}`
  return {
    chart,
    source,
    words: source,
    rows: await rowsOf(store, found, clock),
  }
}

async function rowsOf(store: Store, chart: Chart, clock: BriefingClock): Promise<Figure['rows']> {
  const rows: Figure['rows'] = []
  for (const [i, indicator] of (await indicatorsOf(store, chart)).entries()) {
    const { part = 'value' } = itemAt(chart.series, i)
    const behind = await rowsBehind(store, { code: indicator.code, extra: [indicator], ...clock, first: MAX_ROWS })
    for (const one of behind)
      if (one.ids.length > 0 && (part === 'value' || part === one.part)) rows.push({ ...one, fields: one.cells })
  }
  return rows
}

type ChartRun = Extract<Run, { note: number }> & { chart: ChartFigures }

export const isChart = (run: Run): run is ChartRun => 'chart' in run

export const isEmpty = ({ labels }: ChartFigures): boolean => labels.length === 0

/** 图 1　各示范点打造进度（%） */
export const captionOf = ({ text, chart }: { text: string; chart?: ChartFigures }): string =>
  chart && isEmpty(chart) ? `${text}：没有数据` : text

/** Name of its file. The number keeps two charts apart. */
export const chartFile = ({ id }: ChartFigures, i: number): string =>
  `${String(i + 1).padStart(2, '0')}-${id.replace(/[^\p{L}\p{N}_-]+/gu, '_')}.svg`

/** A picture in a folder, or a table; then what the footnote is set on. */
export function chartMarkdown({ text, chart }: ChartRun, folder: string | undefined): string {
  if (isEmpty(chart)) return `\n\n${captionOf({ text, chart })}`
  const number = Number(/\d+/.exec(text))
  if (folder === undefined) return `\n\n${tableOf(chart)}\n\n${text}`
  const path = encodeURI(`${folder}/${chartFile(chart, number - 1)}`)
  return `\n\n![${escaped(chartWords(chart))}](${path})\n\n图 ${number}`
}

function tableOf(chart: ChartFigures): string {
  const head = ['', ...chart.series.map(({ name }) => name + (chart.unit && `（${chart.unit}）`))]
  const rows = labelsOf(chart).map((label, i) => [label, ...chart.series.map(({ values }) => values[i] ?? '')])
  const line = (cells: string[]): string => `| ${cells.map((cell) => escaped(cell)).join(' | ')} |`
  return [
    line(head),
    `|---|${head
      .slice(1)
      .map(() => '---:|')
      .join('')}`,
    ...rows.map(line),
  ].join('\n')
}

/** What Markdown would take for something else. */
const escaped = (text: string): string => text.replace(/[[\]|\\`*_<>]/g, '\\$&').replace(/\s+/g, ' ')
