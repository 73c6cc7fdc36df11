/**
 * A request comes in: which indicators, over which areas and periods, on which day, as of which import. Every term is
 * answered by one statement for all areas and periods at once; numerators and denominators are summed up apart and only
 * then divided. Values go out by indicator, period and area.
 */

import { world } from '../facts/world'
import { Refusal } from '../messages/refusal'
import { dialects } from '../query/compile/sql/dialect'
import { defaultQueryLimits } from '../query/limits'
import type { Store } from '../store/store'
import { yieldToEventLoop } from '../store/yield-to-event-loop'
import { Answers, type TermQuestion } from './answers'
import { areasOf, widestCount, widestOf } from './areas'
import { type AreaLabels, breakdownsOf } from './breakdown'
import { allIndicators, assertRegistered, catalogueGeography, parametersOf } from './catalogue'
import { areaIn, Figuring, noFigures, speaks } from './figures'
import type { Area } from './indicator'
import { type Indicator, termsOfIndicator } from './indicator'
import { dayOf, type Moment, momentOf, periodOf } from './periods'
import type { Asking, Frame } from './term'
import type { IndicatorValue, MeasureRequest } from './value'

export async function measure(store: Store, request: MeasureRequest): Promise<IndicatorValue[]> {
  const taken = await measurement(store, request)
  if (request.breakdown) await brokenDown(store, taken, request.breakdown, taken.values)
  return taken.values
}

/** What a measurement is about: which indicators, over which areas, asked how. */
export interface MeasureTask {
  frame: Frame
  wanted: Indicator[]
  areas: Area[]
  asking: Asking
  answers: Answers
}

/** Values with all that was read for them, so that they can be opened further without being measured anew. */
export interface Taken extends MeasureTask {
  values: IndicatorValue[]
}

export async function measurement(store: Store, request: MeasureRequest): Promise<Taken> {
  const asked = await askedFor(store, request)
  const values: IndicatorValue[] = []
  for (const indicator of asked.wanted)
    for (const value of await valuesOf(asked, indicator, request)) values.push(value)
  return { ...asked, values }
}

export async function askedFor(store: Store, request: MeasureRequest): Promise<MeasureTask> {
  const frame = await frameOf(store, request)
  const wanted = await chosen(store, request)
  const areas = await areasOf(frame, request, store)
  const asking: Asking = {
    levels: [...new Set(areas.map(({ level }) => level))],
    within: request.within ?? null,
    moments: momentsOf(request),
    everyPart: request.everyPart,
  }
  return {
    frame,
    wanted,
    areas,
    asking,
    answers: new Answers(
      frame,
      store,
      wanted.flatMap((each) => questionsOf(each, request)),
    ),
  }
}

/** Everything an indicator asks, whole and broken down. */
export function questionsOf(indicator: Indicator, { breakdown }: MeasureRequest): TermQuestion[] {
  const by = breakdown ? narrowedIndicator(indicator, breakdown).breakdowns : []
  return [undefined, ...by].flatMap((one) => termsOfIndicator(indicator).map((term) => ({ term, by: one })))
}

/** One indicator by period, then by area. */
export async function valuesOf(
  { frame, areas, asking, answers }: MeasureTask,
  indicator: Indicator,
  request: MeasureRequest,
): Promise<IndicatorValue[]> {
  await answers.ask(termsOfIndicator(indicator), asking)
  const figuring = new Figuring(frame, indicator, answers)
  const values: IndicatorValue[] = []
  for (const [n, moment] of asking.moments.entries()) {
    await yieldToEventLoop()
    for (const area of areas) values.push(measured(figuring, area, moment, n, request))
  }
  return values
}

/** Opens values by all their indicators allow, or by some of it. */
export async function brokenDown(
  store: Store,
  { frame, wanted, asking, answers }: Taken,
  by: true | string[],
  values: IndicatorValue[],
): Promise<void> {
  const labels: AreaLabels = new Map()
  for (const indicator of wanted) {
    const own = values.filter(({ code }) => code === indicator.code)
    await breakdownsOf(frame, narrowedIndicator(indicator, by), own, asking, answers, store, labels)
  }
}

export const narrowedIndicator = (indicator: Indicator, by: true | string[]): Indicator =>
  by === true ? indicator : { ...indicator, breakdowns: indicator.breakdowns.filter((one) => by.includes(one)) }

/** What all statements of a request share. */
export async function frameOf(
  store: Store,
  request: Pick<MeasureRequest, 'asOf' | 'within' | 'areas' | 'parameters'>,
): Promise<Frame> {
  assertRegistered()
  const setting = {
    dialect: dialects[store.dialect],
    world: world(store.rosters),
    limits: { ...defaultQueryLimits, conditions: 10_000 },
    at: request.asOf ?? null,
    strict: false,
    everyRow: true,
  }
  const frame: Frame = {
    setting,
    geography: catalogueGeography,
    known: { parameters: await parametersOf(store), overrides: request.parameters ?? {} },
    whole: null,
  }
  const one = (request.areas ?? 'ONE') === 'ONE' && !request.within
  const whole = one || (await widestCount(frame, store)) <= 1
  return { ...frame, whole: whole ? widestOf(frame).level : null }
}

export const momentsOf = ({ period, periods, on }: Pick<MeasureRequest, 'period' | 'periods' | 'on'>): Moment[] =>
  (periods ?? [period ?? periodOf('YEAR', dayOf(on))]).map((each) => momentOf(each, on))

export async function chosen(
  store: Store,
  { codes, extra = [] }: Pick<MeasureRequest, 'codes' | 'extra'>,
): Promise<Indicator[]> {
  const known = [...(await allIndicators(store)), ...extra]
  if (!codes) return known
  return codes.map((code) => {
    const found = known.findLast((each) => each.code === code)
    if (!found) throw new Refusal('measure.no-indicator', { code })
    return found
  })
}

function measured(
  figuring: Figuring,
  area: Area,
  moment: Moment,
  period: number,
  { on, asOf = null }: MeasureRequest,
): IndicatorValue {
  const { frame, indicator } = figuring
  const { code, unit } = indicator
  const figures = speaks(indicator, area.level, moment)
    ? figuring.at(area.level, moment, period).figures(areaIn(frame, area))
    : noFigures
  const status = figures.value === null ? 'M' : 'A'
  return { code, area, period: moment.period, on, asOf, ...figures, unit, status, breakdown: [] }
}
