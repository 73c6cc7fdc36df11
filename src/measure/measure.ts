/**
 * A request comes in: which indicators, over which areas and periods, on which day, as of which import. Every term is
 * answered by one statement for all areas and periods at once; numerators and denominators are summed up apart and only
 * then divided. Values go out by indicator, period and area.
 */
import { dialects } from '../query/dialect'
import { defaultLimits } from '../query/limits'
import { world } from '../query/parts'
import { breath } from '../store/breath'
import type { Store } from '../store/store'
import { areasOf, widestCount } from './areas'
import { breakdownsOf } from './breakdown'
import { geography, indicators, onBoard, parametersOf } from './catalogue'
import { Answers, areaIn, figuresAt, nothing, speaks } from './figures'
import { type Indicator, termsOfIndicator } from './indicator'
import { dayOf, type Moment, momentOf, periodOf } from './periods'
import type { Asking, Frame } from './term'
import type { Area, IndicatorValue, MeasureRequest } from './value'

export async function measure(store: Store, request: MeasureRequest): Promise<IndicatorValue[]> {
  const taken = await measurement(store, request)
  if (request.breakdown) await brokenDown(store, taken, request.breakdown, taken.values)
  return taken.values
}

/** Values with all that was read for them, so that they can be opened further without being measured anew. */
export interface Taken {
  frame: Frame
  wanted: Indicator[]
  asking: Asking
  answers: Answers
  values: IndicatorValue[]
}

export async function measurement(store: Store, request: MeasureRequest): Promise<Taken> {
  const frame = await frameOf(store, request)
  const wanted = await chosen(store, request)
  const areas = await areasOf(frame, request, store)
  const moments = momentsOf(request)
  const asking: Asking = {
    levels: [...new Set(areas.map(({ level }) => level))],
    within: request.within ?? null,
    moments,
    everyPart: request.everyPart,
  }
  const answers = new Answers(frame, store)
  await answers.ask(wanted.flatMap(termsOfIndicator), asking)
  const values: IndicatorValue[] = []
  for (const indicator of wanted)
    for (const [n, moment] of moments.entries()) {
      await breath()
      for (const area of areas) values.push(measured(frame, indicator, area, moment, n, request, answers))
    }
  return { frame, wanted, asking, answers, values }
}

/** Opens values by all their indicators allow, or by some of it. */
export const brokenDown = (
  store: Store,
  { frame, wanted, asking, answers }: Taken,
  by: true | string[],
  values: IndicatorValue[],
): Promise<void> => breakdownsOf(frame, narrowed(wanted, by), values, asking, answers, store)

const narrowed = (wanted: Indicator[], by: true | string[]): Indicator[] =>
  by === true
    ? wanted
    : wanted.map((each) => ({ ...each, breakdowns: each.breakdowns.filter((one) => by.includes(one)) }))

/** What all statements of a request share. */
export async function frameOf(
  store: Store,
  request: Pick<MeasureRequest, 'asOf' | 'within' | 'areas' | 'parameters'>,
): Promise<Frame> {
  onBoard()
  const setting = {
    dialect: dialects[store.dialect],
    world: world(store.rosters),
    limits: { ...defaultLimits, conditions: 10_000 },
    at: request.asOf ?? null,
    strict: false,
    everyRow: true,
  }
  const frame: Frame = {
    setting,
    geography,
    known: { parameters: await parametersOf(store), overrides: request.parameters ?? {} },
    whole: null,
  }
  const one = (request.areas ?? 'ONE') === 'ONE' && !request.within
  const whole = one || (await widestCount(frame, store)) <= 1
  return { ...frame, whole: whole ? geography.levels[0].level : null }
}

export const momentsOf = ({ period, periods, on }: Pick<MeasureRequest, 'period' | 'periods' | 'on'>): Moment[] =>
  (periods ?? [period ?? periodOf('YEAR', dayOf(on))]).map((each) => momentOf(each, on))

export async function chosen(
  store: Store,
  { codes, extra = [] }: Pick<MeasureRequest, 'codes' | 'extra'>,
): Promise<Indicator[]> {
  const known = [...(await indicators(store)), ...extra]
  if (!codes) return known
  return codes.map((code) => {
    const found = known.findLast((each) => each.code === code)
    if (!found) throw new RangeError(`there is no indicator “${code}” / 没有指标“${code}”`)
    return found
  })
}

function measured(
  frame: Frame,
  indicator: Indicator,
  area: Area,
  moment: Moment,
  period: number,
  { on, asOf = null }: MeasureRequest,
  answers: Answers,
): IndicatorValue {
  const spot = { level: area.level, area: areaIn(frame, area), moment, period }
  const figures = speaks(indicator, area, moment) ? figuresAt(frame, indicator, spot, answers) : nothing
  const { code, unit } = indicator
  const status = figures.value === null ? 'M' : 'A'
  return { code, area, period: moment.period, on, asOf, ...figures, unit, status, breakdown: [] }
}
