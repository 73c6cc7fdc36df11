/** What a template or a person calls a chart comes in, `site-progress`, `各示范点打造进度` or `I-14 by UNIT`; the chart goes out. */
import type { Store } from '../../store/store'
import { TemplateFault } from '../briefing/parse'
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
  if (!indicator) throw new TemplateFault(`没有指标“${code}”`, `there is no indicator “${code}”`)
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
  new TemplateFault(
    `没有图表“${name}”。可用：${catalogueCharts.map(({ id, zh }) => `${id}（${zh}）`).join('、')}；或按指标画，如 I-14 by UNIT、I-07 over MONTH、I-24 by TOWNSHIP in 万元`,
    `there is no chart “${name}”; there are ${catalogueCharts.map(({ id }) => id).join(', ')}, or an indicator’s own: I-14 by UNIT, I-07 over MONTH, I-24 by TOWNSHIP in 万元`,
  )

const notMoney = ({ code, unit }: Indicator, wanted: string) =>
  new TemplateFault(`指标 ${code} 的单位是“${unit}”，不能换算成${wanted}`, `${code} is in ${unit}, not in yuan`)

const noBreakdown = ({ code, zh, breakdowns }: Indicator, by: string) =>
  new TemplateFault(
    `指标 ${code} ${zh} 不能按“${by}”分解。可用：${breakdowns.join('、') || '无'}`,
    `the indicator ${code} has no breakdown by “${by}”; it has ${breakdowns.join(', ') || 'none'}`,
  )
