/** Values come in; goes out the same values opened by category, month, township or unit: one more statement per term and key. */
import type { CellFacts } from '../facts/cell'
import type { Stored } from '../facts/kinds/kind'
import { targetOf } from '../facts/roster'
import { grains } from '../query/grains'
import { breath } from '../store/breath'
import type { Store } from '../store/store'
import { areasAt } from './areas'
import { type Answers, areaIn, figuresAt, type Spot, speaks } from './figures'
import { type Indicator, type Level, termsOfIndicator } from './indicator'
import { type Asking, type Frame, isLevel } from './term'
import type { IndicatorValue } from './value'

/** What people read for the keys of one breakdown, and the order they come in. */
interface Labels {
  label(key: Stored): string
  order(key: Stored): number
}

export async function breakdownsOf(
  frame: Frame,
  indicators: Indicator[],
  values: IndicatorValue[],
  asking: Asking,
  answers: Answers,
  store: Store,
): Promise<void> {
  const areas = new Map<string, Promise<Labels>>()
  for (const indicator of indicators) {
    const terms = termsOfIndicator(indicator)
    const own = values.filter(({ code }) => code === indicator.code)
    for (const by of indicator.breakdowns) {
      await answers.ask(terms, { ...asking, by })
      const found = terms.map((term) => answers.of(term, by))
      if (found.some((each) => each === null) && indicator.missing !== 'ZERO') continue
      const labels = await labelsOf(frame, indicator, by, store, areas)
      for (const [n, value] of own.entries()) {
        if (n % 200 === 0) await breath()
        open(frame, indicator, value, by, labels, asking, answers)
      }
    }
  }
}

function open(
  frame: Frame,
  indicator: Indicator,
  value: IndicatorValue,
  by: string,
  labels: Labels,
  { moments, everyPart }: Asking,
  answers: Answers,
): void {
  const period = moments.findIndex((each) => each.period === value.period)
  const moment = moments[period]
  if (!speaks(indicator, value.area, moment) || (isLevel(frame.geography, by) && !narrower(frame, by, value))) return
  const place = { level: value.area.level, area: areaIn(frame, value.area), moment, period, by }
  for (const key of keysAt(indicator, place, labels, answers)) {
    const spot = { ...place, key }
    const figures = figuresAt(frame, indicator, spot, answers)
    const empty = Number(figures.numerator ?? 0) === 0 && Number(figures.denominator ?? 0) === 0
    if (empty && !everyPart) continue
    value.breakdown.push({ by, key: shownKey(by, key), label: labels.label(key), ...figures })
  }
}

/** What has rows there, of any term. */
function keysAt(indicator: Indicator, { level, area, period, by }: Spot, labels: Labels, answers: Answers): Stored[] {
  const all = termsOfIndicator(indicator).flatMap((term) => answers.of(term, by)?.keys(level, area, period) ?? [])
  return [...new Set(all)].sort(
    (a, b) => labels.order(a) - labels.order(b) || (String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0),
  )
}

function narrower({ geography: { levels } }: Frame, by: string, { area }: IndicatorValue): boolean {
  const at = (level: string): number => levels.findIndex((each) => each.level === level)
  return at(by) > at(area.level)
}

const month = grains.find(({ code }) => code === 'MONTH')!
export const shownKey = (by: string, key: Stored): string =>
  key === null ? '' : by === 'MONTH' ? month.label(Number(key)) : String(key)

/** Names of areas are the same for every indicator, and read once. */
async function labelsOf(
  frame: Frame,
  indicator: Indicator,
  by: string,
  store: Store,
  areas: Map<string, Promise<Labels>>,
): Promise<Labels> {
  if (by === 'MONTH') return { label: (key) => (key === null ? '跨月' : shownKey(by, key)), order: natural }
  if (isLevel(frame.geography, by)) {
    const found = areas.get(by) ?? areaNames(frame, by, store)
    areas.set(by, found)
    return found
  }
  const cell = cellOf(frame, indicator, by)
  if (cell.kind.name === 'link') return areaLabels(await linkLabels(cell, store))
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

function cellOf(frame: Frame, indicator: Indicator, by: string): CellFacts {
  const names = by.split('.')
  let roster = frame.setting.world.rosters.find(({ name }) => name === termsOfIndicator(indicator)[0].roster)!
  for (const name of names.slice(0, -1)) roster = targetOf(roster.cell(name))
  return roster.cell(names[names.length - 1])
}

async function linkLabels(cell: CellFacts, store: Store): Promise<Map<number, string>> {
  const { table, label } = targetOf(cell)
  const [{ name }] = label.kind.columns(label)
  const rows = await store.read(`SELECT id, "${name}" FROM "${table}"`)
  return new Map(rows.map(([id, found]) => [Number(id), String(found)]))
}
