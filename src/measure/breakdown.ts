/** Values come in; goes out the same values opened by category, month, township or unit: one more statement per term and key. */
import type { CellFacts } from '../facts/cell'
import type { Stored } from '../facts/kinds/kind'
import { targetOf } from '../facts/roster'
import { rowNames } from '../query/compile/records/areas'
import { grainNamed } from '../query/compile/sql/grains'
import { cellPath } from '../query/plan/cell-path'
import { readTyped } from '../query/run/read-typed'
import type { Store } from '../store/store'
import { yieldToEventLoop } from '../store/yield-to-event-loop'
import type { Answers } from './answers'
import { areasAt } from './areas'
import { areaIn, Figuring, type LevelFigures, speaks } from './figures'
import { type Indicator, type Level, termsOfIndicator } from './indicator'
import type { Moment } from './periods'
import { type Asking, type Frame, isLevel, rosterOf } from './term'
import type { IndicatorValue } from './value'

/** What people read for the keys of one breakdown, and the order they come in. */
interface Labels {
  label(key: Stored): string
  order(key: Stored): number
}

/** Names of areas are the same for every indicator, and read once. */
export type AreaLabels = Map<string, Promise<Labels>>

export async function breakdownsOf(
  frame: Frame,
  indicator: Indicator,
  values: IndicatorValue[],
  asking: Asking,
  answers: Answers,
  store: Store,
  areas: AreaLabels,
): Promise<void> {
  const terms = termsOfIndicator(indicator)
  const periods = new Map(asking.moments.map((moment, n) => [moment.period, { moment, n }] as const).reverse())
  for (const by of indicator.breakdowns) {
    await answers.ask(terms, { ...asking, by })
    const figuring = new Figuring(frame, indicator, answers, by)
    if (figuring.answers.includes(null) && indicator.missing !== 'ZERO') continue
    const labels = await labelsOf(frame, indicator, by, store, areas)
    for (const [n, value] of values.entries()) {
      if (n % 200 === 0) await yieldToEventLoop()
      const period = periods.get(value.period)
      if (period) open(figuring, value, period, by, labels, asking)
    }
  }
}

function open(
  figuring: Figuring,
  value: IndicatorValue,
  { moment, n }: { moment: Moment; n: number },
  by: string,
  labels: Labels,
  { everyPart }: Asking,
): void {
  const { frame, indicator } = figuring
  const { area } = value
  if (!speaks(indicator, area.level, moment) || (isLevel(frame.geography, by) && !narrower(frame, by, value))) return
  const place = figuring.at(area.level, moment, n)
  const at = areaIn(frame, area)
  for (const key of inOrder(place, at, labels)) {
    const figures = place.figures(at, key)
    const empty = Number(figures.numerator ?? 0) === 0 && Number(figures.denominator ?? 0) === 0
    if (empty && !everyPart) continue
    value.breakdown.push({ by, key: keyText(by, key), label: labels.label(key), ...figures })
  }
}

function inOrder(place: LevelFigures, area: number, labels: Labels): Stored[] {
  const keys = place.keys(area)
  if (keys.length < 2) return keys
  return keys.sort(
    (a, b) => labels.order(a) - labels.order(b) || (String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0),
  )
}

function narrower({ geography: { levels } }: Frame, by: string, { area }: IndicatorValue): boolean {
  const at = (level: string): number => levels.findIndex((each) => each.level === level)
  return at(by) > at(area.level)
}

const month = grainNamed('MONTH')
export const keyText = (by: string, key: Stored): string =>
  key === null ? '' : by === 'MONTH' ? month.label(Number(key)) : String(key)

async function labelsOf(
  frame: Frame,
  indicator: Indicator,
  by: string,
  store: Store,
  areas: AreaLabels,
): Promise<Labels> {
  if (by === 'MONTH') return { label: (key) => (key === null ? '跨月' : keyText(by, key)), order: natural }
  if (isLevel(frame.geography, by)) {
    const found = areas.get(by) ?? areaNames(frame, by, store)
    areas.set(by, found)
    return found
  }
  const cell = cellOf(frame, indicator, by)
  if (cell.kind.name === 'link') return areaLabels(await linkLabels(frame, cell, store))
  const at = (key: Stored): number => cell.options.findIndex(({ code }) => code === key)
  return {
    label: (key) => (key === null ? '未填' : (cell.options[at(key)]?.zh ?? cell.kind.display([key, key], cell))),
    order: (key) => (key === null ? Number.MAX_SAFE_INTEGER : cell.options.length > 0 ? at(key) : natural(key)),
  }
}

const natural = (key: Stored): number => (key === null ? Number.MAX_SAFE_INTEGER : typeof key === 'number' ? key : 0)

const areaNames = async (frame: Frame, level: Level, store: Store): Promise<Labels> =>
  areaLabels(new Map((await areasAt(frame, level, null, store)).map((a) => [a.id, a.label])))

const areaLabels = (names: Map<number, string>): Labels => ({
  label: (key) => (key === null ? '未归入' : (names.get(Number(key)) ?? String(key))),
  order: natural,
})

/** A cell that all terms of the indicator have. */
function cellOf(frame: Frame, indicator: Indicator, by: string): CellFacts {
  for (const { roster } of termsOfIndicator(indicator)) return cellPath(rosterOf(frame, roster), by).cell
  throw new RangeError(`${indicator.code} has no rows to break down`)
}

/** As they were called then. */
const linkLabels = async ({ setting }: Frame, cell: CellFacts, store: Store): Promise<Map<number, string>> =>
  new Map(await readTyped(store, rowNames(targetOf(cell), setting)))
