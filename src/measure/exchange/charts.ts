/** A snapshot comes in; the charts that stand on what it sealed go out. What a chart needs beyond the sealed breakdowns is measured as of its seal. */
import { itemAt } from '../../facts/lists'
import { catalogueCharts } from '../catalogue'
import type { Chart, ChartFigures } from '../charts/chart'
import { type ChartLine, type ChartLines, chartFigures } from '../charts/figures'
import type { Indicator } from '../indicator'
import { measure } from '../measure'
import type { Exporting } from './exporting'
import { countsPeople, openly, type Released, suppress } from './suppress'

export async function snapshotCharts(work: Exporting): Promise<ChartFigures[]> {
  const { store, snapshot } = work
  const clock = { on: snapshot.on, asOf: snapshot.asOf }
  const wanted = catalogueCharts.filter((chart) => isSealed(work, chart))
  const values = await sealedValues(work, wanted)
  const found: ChartFigures[] = []
  for (const chart of wanted) found.push(await chartFigures(store, chart, clock, linesOf(work, values)))
  const gap = work.suppression ? '隐去或无数据' : undefined
  return found.filter(({ labels }) => labels.length > 0).map((figures) => ({ ...figures, gap }))
}

/** Formulas of a chart's own go with a snapshot of everything; months are no part of a seal. */
function isSealed({ snapshot: { definitions, parameters } }: Exporting, { by, series }: Chart): boolean {
  if (typeof by === 'object') return false
  return series.every(({ of }) =>
    typeof of === 'string' ? definitions.some(({ code }) => code === of) : parameters.codes === undefined,
  )
}

/** Of the widest area, in the last period. */
async function sealedValues({ values, engine, snapshot }: Exporting, wanted: Chart[]): Promise<Map<string, Released>> {
  const codes = new Set(wanted.flatMap(({ series }) => series.map(({ of }) => of)))
  const { level } = itemAt(engine.geography.levels, 0)
  const found = new Map<string, Released>()
  for await (const value of values())
    if (codes.has(value.code) && value.area.level === level && value.period === snapshot.periods.at(-1))
      found.set(value.code, value)
  return found
}

const linesOf =
  (work: Exporting, values: Map<string, Released>): ChartLines =>
  async (indicator, by) => {
    const sealed = values.get(indicator.code)
    const defined = work.snapshot.definitions.find(({ code }) => code === indicator.code)
    const value = sealed && defined?.breakdowns.includes(by as string) ? sealed : await measuredAsOf(work, indicator)
    return value.breakdown.filter((part): part is (typeof value.breakdown)[number] & ChartLine => part.by === by)
  }

async function measuredAsOf({ store, snapshot, suppression }: Exporting, indicator: Indicator): Promise<Released> {
  const { on, asOf, periods } = snapshot
  const request = { on, asOf, period: periods.at(-1), codes: [indicator.code], extra: [indicator], breakdown: true }
  const value = itemAt(await measure(store, request), 0)
  if (!suppression) return openly(value)
  return itemAt(
    suppress([value], countsPeople(indicator, store.rosters, suppression), suppression, () => null),
    0,
  )
}
