/** What a template or a person calls a chart comes in, `site-progress`, `各示范点打造进度` or `I-14 by UNIT`; the chart goes out. */
import { Refusal } from '../../messages/refusal'
import type { Store } from '../../store/store'
import { allIndicators, catalogueCharts } from '../catalogue'
import type { Indicator } from '../indicator'
import type { Chart } from './chart'

/** An indicator by one of its breakdowns, or over the months or quarters of the year. */
const OWN = /^([A-Za-z][0-9A-Za-z-]{0,19})\s+(?:by\s+(\S+)|over\s+(MONTH|QUARTER))(?:\s+in\s+(万元|亿元))?$/

export async function findChart(store: Store, name: string): Promise<Chart> {
  const shipped = catalogueCharts.find(({ id, zh }) => id === name || zh === name)
  if (shipped) return shipped
  const [, code, by, each, unit] = OWN.exec(name) ?? []
  if (!code) throw unknown(name)
  const indicator = (await allIndicators(store)).find((one) => one.code === code)
  if (!indicator) throw new Refusal('template.no-indicator', { code })
  if (by && !indicator.breakdowns.includes(by)) throw noBreakdown(indicator, by)
  if (unit && indicator.unit !== '元') throw notMoney(indicator, unit)
  return chartOf(indicator, by ?? { each: each as 'MONTH' }, unit)
}

/** Months are read as a course of time, and so stand; names are easier to read lying. */
function chartOf({ code, zh, en, unit, breakdowns }: Indicator, by: Chart['by'], wanted = unit): Chart {
  const kind = typeof by === 'object' ? 'LINE' : by === 'MONTH' ? 'COLUMN' : 'BAR'
  const sorted = kind === 'BAR' && breakdowns.includes(by as string) && /^[A-Z]+$/.test(by as string)
  const name = typeof by === 'object' ? by.each.toLowerCase() : by.replaceAll('.', '-')
  return { id: `${code}-${name}`, zh, en, kind, by, unit: wanted, sorted, series: [{ zh, en, of: code }] }
}

const unknown = (name: string) =>
  new Refusal('template.no-chart', {
    name,
    charts: catalogueCharts.map(({ id, zh }) => ({ zh: `${id}（${zh}）`, en: id })),
  })

const notMoney = ({ code, unit }: Indicator, wanted: string) => new Refusal('template.not-yuan', { code, unit, wanted })

const noBreakdown = ({ code, zh, breakdowns }: Indicator, by: string) =>
  new Refusal('template.chart-breakdown', { indicator: { zh: `${code} ${zh}`, en: code }, by, offered: breakdowns })
