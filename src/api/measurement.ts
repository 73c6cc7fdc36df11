/** One measurement that many fields share: values of some indicators over some areas come from it, and when they are asked for, their breakdowns, trends and rows, each for all values at once. */
import {
  type After,
  countsAtSpots,
  type RowBehind,
  rowsAtSpots,
  type Spot,
  type SpotsRequest,
  spotKey,
} from '../measure/behind-spots'
import type { Indicator } from '../measure/indicator'
import { frameOf, measure } from '../measure/measure'
import { type OpenedRow, openedRows, rowKey, withCells } from '../measure/opened'
import { steady } from '../measure/steady'
import type { Frame } from '../measure/term'
import { trends } from '../measure/trend'
import type { Area, BreakdownValue, IndicatorValue, MeasureRequest } from '../measure/value'
import { batched } from './batch'
import type { Measuring } from './measure-request'

export type Request = MeasureRequest & { asOf: number | null }

/** A row that made a value, with its label and cells. */
export interface OpenedBehind extends RowBehind {
  opened: OpenedRow
}

export interface RowsAsked extends Pick<SpotsRequest, 'by' | 'part' | 'level'> {
  period: string
  first: number
  after?: After
}

/** In rows: what one indicator costs to measure. Each of its terms is a statement over a roster. */
export const statementCost = 5

const valueKey = ({ code, period, area }: Pick<IndicatorValue, 'code' | 'period' | 'area'>): string =>
  `${code} ${period} ${areaKey(area)}`
const areaKey = ({ level, id }: Area): string => `${level} ${id}`

function grouped(values: IndicatorValue[]): Map<string, IndicatorValue[]> {
  const found = new Map<string, IndicatorValue[]>()
  for (const value of values) {
    const key = `${value.code} ${areaKey(value.area)}`
    found.set(key, [...(found.get(key) ?? []), value])
  }
  return found
}

export class Measurement {
  readonly #known = new Map<string, Promise<any>>()

  constructor(
    readonly work: Measuring,
    readonly definitions: Indicator[],
    readonly request: Request,
  ) {}

  definition(code: string): Indicator {
    return this.definitions.find((each) => each.code === code)!
  }

  values(): Promise<IndicatorValue[]> {
    this.work.charge(this.definitions.length * statementCost)
    return this.#measure({})
  }

  /** The parts of one value; of all its breakdowns unless one is named. */
  async breakdown(value: IndicatorValue, by: string | undefined): Promise<BreakdownValue[]> {
    const all = await this.#once(`breakdown ${by ?? ''}`, async () => {
      const lists = this.definitions.map(({ breakdowns }) => breakdowns.filter((each) => !by || each === by).length)
      this.work.charge(lists.reduce((sum, n) => sum + n, 0) * statementCost)
      const values = await this.#measure({ breakdown: by ? [by] : true })
      return new Map(values.map((each) => [valueKey(each), each.breakdown]))
    })
    return all.get(valueKey(value)) ?? []
  }

  /** One value period by period, with the measurement that further fields of these are asked of. */
  async trend(value: IndicatorValue, by: 'MONTH' | 'QUARTER'): Promise<{ values: IndicatorValue[]; of: Measurement }> {
    const year = Number(value.period.slice(0, 4))
    const found = await this.#once(`trend ${by} ${year}`, async () => {
      this.work.charge(this.definitions.length * statementCost)
      const { period: _period, periods: _periods, ...request } = this.request
      const values = await this.#steady((asOf) =>
        trends(this.work.store, { ...request, ...this.#codes(), asOf, by, year }),
      )
      const periods = [...new Set(values.map((each) => each.period))]
      const of = new Measurement(this.work, this.definitions, { ...request, periods })
      return { of, byArea: grouped(values) }
    })
    return { of: found.of, values: found.byArea.get(`${value.code} ${areaKey(value.area)}`) ?? [] }
  }

  rows(code: string, asked: RowsAsked, spot: Spot): Promise<OpenedBehind[]> {
    const load = this.#loader(`rows ${code} ${JSON.stringify(asked)}`, async (spots) => {
      const frame = await this.frame()
      const rows = await rowsAtSpots(this.work.store, frame, this.#spots(code, asked), spots, asked)
      return this.#opened(frame, rows)
    })
    return load(spot) as Promise<OpenedBehind[]>
  }

  count(code: string, asked: RowsAsked, spot: Spot): Promise<number> {
    const { first: _first, after: _after, ...rest } = asked
    const load = this.#loader(`count ${code} ${JSON.stringify(rest)}`, async (spots) =>
      countsAtSpots(this.work.store, await this.frame(), this.#spots(code, asked), spots),
    )
    return load(spot) as Promise<number>
  }

  frame(): Promise<Frame> {
    return this.#once('frame', () => frameOf(this.work.store, this.request))
  }

  #spots(code: string, { by, part, level, period }: RowsAsked): SpotsRequest {
    return { indicator: this.definition(code), by, part, level, period, on: this.request.on }
  }

  async #opened(frame: Frame, found: Map<string, RowBehind[]>): Promise<Map<string, OpenedBehind[]>> {
    const all = [...found.values()].flat()
    const opened = await openedRows(this.work.store, frame.setting, all)
    const open = (row: RowBehind): OpenedBehind[] => {
      const one = opened.get(rowKey(row))
      return one ? [{ ...row, opened: withCells(one, row.cells) }] : []
    }
    return new Map([...found].map(([spot, rows]) => [spot, rows.flatMap(open)]))
  }

  /** What many resolvers ask for in one tick goes out together. */
  #loader<T>(name: string, load: (spots: Spot[]) => Promise<Map<string, T>>): (spot: Spot) => Promise<T | undefined> {
    let found = this.#loaders.get(name)
    if (!found) {
      found = batched((keys: string[]) => load(keys.map((key) => this.#asked.get(key)!)))
      this.#loaders.set(name, found)
    }
    const asks = found
    return (spot) => {
      this.#asked.set(spotKey(spot), spot)
      return asks(spotKey(spot)) as Promise<T | undefined>
    }
  }

  readonly #loaders = new Map<string, (key: string) => Promise<unknown>>()
  readonly #asked = new Map<string, Spot>()

  #measure(more: Partial<MeasureRequest>): Promise<IndicatorValue[]> {
    return this.#steady((asOf) => measure(this.work.store, { ...this.request, ...this.#codes(), ...more, asOf }))
  }

  /** Values that were measured as of an import because another came in between still stand for now. */
  async #steady(work: (asOf: number | null) => Promise<IndicatorValue[]>): Promise<IndicatorValue[]> {
    const values = await steady(this.work.store, this.request.asOf, work)
    return values.map((value) => ({ ...value, asOf: this.request.asOf }))
  }

  #codes(): Pick<MeasureRequest, 'codes' | 'extra'> {
    return { codes: this.definitions.map(({ code }) => code), extra: this.definitions }
  }

  #once<T>(name: string, make: () => Promise<T>): Promise<T> {
    let found = this.#known.get(name)
    if (!found) {
      found = make()
      this.#known.set(name, found)
    }
    return found
  }
}
