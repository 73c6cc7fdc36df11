/** One measurement that many fields share: values of some indicators over some areas come from it, and when they are asked for, their breakdowns, trends and rows, each for all values at once, and all from one state of the store. */
import { groupedBy } from '../../facts/lists'
import {
  type After,
  countsAtSpots,
  type RowBehind,
  rowsAtSpots,
  type Spot,
  type SpotsRequest,
  spotKey,
} from '../../measure/behind-spots'
import { ConsistentRead } from '../../measure/consistent-read'
import type { Area, Indicator } from '../../measure/indicator'
import { brokenDown, frameOf, measurement, type Taken } from '../../measure/measure'
import { type OpenedRow, openedRows, rowKey, withCells } from '../../measure/opened'
import type { Frame } from '../../measure/term'
import { trends } from '../../measure/trend'
import type { BreakdownValue, IndicatorValue, MeasureRequest } from '../../measure/value'
import { batched } from '../lineage/batch'
import type { Measuring } from './measure-request'

type Request = MeasureRequest & { asOf: number | null }

/** A row that made a value, with its label and cells. */
export interface OpenedBehind extends RowBehind {
  opened: OpenedRow
}

interface RowsAsked extends Pick<SpotsRequest, 'by' | 'part' | 'level'> {
  period: string
  first: number
  after?: After
}

/** In rows: what one indicator costs to measure, or one rule to run. It is a statement or a few, over whole rosters. */
export const statementCost = 5

const areaKey = ({ level, id }: Area): string => `${level} ${id}`
const spotOfValue = ({ code, area }: Pick<IndicatorValue, 'code' | 'area'>): string => `${code} ${areaKey(area)}`
const valueKey = (value: IndicatorValue): string => `${spotOfValue(value)} ${value.period}`

export class Measurement {
  readonly #known = new Map<string, Promise<unknown>>()
  readonly #spots = new Map<string, Spot>()

  constructor(
    readonly work: Measuring,
    readonly definitions: Indicator[],
    readonly request: Request,
    private readonly steady = new ConsistentRead(work.store, request.asOf),
  ) {}

  definition(code: string): Indicator {
    return this.definitions.find((each) => each.code === code)!
  }

  async values(): Promise<IndicatorValue[]> {
    return (await this.#taken()).values
  }

  /** The parts of one value; of all its breakdowns unless one is named. */
  async breakdown(value: IndicatorValue, by: string | undefined): Promise<BreakdownValue[]> {
    const all = await this.#once(`breakdown ${by ?? ''}`, () => this.#brokenDown(by))
    return all.get(valueKey(value)) ?? []
  }

  /** One value period by period, with the measurement that further fields of these are asked of. */
  async trend(value: IndicatorValue, by: 'MONTH' | 'QUARTER'): Promise<{ values: IndicatorValue[]; of: Measurement }> {
    const year = Number(value.period.slice(0, 4))
    const { of, bySpot } = await this.#once(`trend ${by} ${year}`, () => this.#trends(by, year))
    return { of, values: bySpot.get(spotOfValue(value)) ?? [] }
  }

  async rows(code: string, asked: RowsAsked, spot: Spot): Promise<OpenedBehind[]> {
    const load = (spots: Spot[]) =>
      this.steady.run(async (asOf) => {
        const frame = await this.#frame(asOf)
        const found = await rowsAtSpots(this.work.store, frame, this.#request(code, asked), spots, asked)
        return this.#opened(frame, found)
      })
    return (await this.#together(`rows ${code} ${JSON.stringify(asked)}`, load, spot)) ?? []
  }

  async count(code: string, asked: RowsAsked, spot: Spot): Promise<number> {
    const { first: _first, after: _after, ...rest } = asked
    const load = (spots: Spot[]) =>
      this.steady.run(async (asOf) =>
        countsAtSpots(this.work.store, await this.#frame(asOf), this.#request(code, asked), spots),
      )
    return (await this.#together(`count ${code} ${JSON.stringify(rest)}`, load, spot)) ?? 0
  }

  #taken(): Promise<Taken> {
    return this.#once('values', async () => {
      this.work.charge(this.definitions.length * statementCost)
      return this.#shownAsAsked(await this.steady.run((asOf) => this.#measure(asOf)))
    })
  }

  #measure(asOf: number | null): Promise<Taken> {
    const codes = this.definitions.map(({ code }) => code)
    return measurement(this.work.store, { ...this.request, asOf, codes, extra: this.definitions })
  }

  async #brokenDown(by: string | undefined): Promise<Map<string, BreakdownValue[]>> {
    const lists = this.definitions.flatMap(({ breakdowns }) => breakdowns.filter((each) => !by || each === by))
    this.work.charge(lists.length * statementCost)
    const now = await this.#taken()
    const values = await this.steady.run(async (asOf) => {
      // What was read for the values serves again, unless an import has come in since.
      const taken = asOf === now.frame.setting.at ? now : await this.#measure(asOf)
      const copies = taken.values.map((value) => ({ ...value, breakdown: [] }))
      await brokenDown(this.work.store, taken, by ? [by] : true, copies)
      return copies
    })
    return new Map(values.map((value) => [valueKey(value), value.breakdown]))
  }

  async #trends(
    by: 'MONTH' | 'QUARTER',
    year: number,
  ): Promise<{ of: Measurement; bySpot: Map<string, IndicatorValue[]> }> {
    this.work.charge(this.definitions.length * statementCost)
    const { period: _period, periods: _periods, ...request } = this.request
    const codes = this.definitions.map(({ code }) => code)
    const values = await this.steady.run((asOf) =>
      trends(this.work.store, { ...request, asOf, codes, extra: this.definitions, by, year }),
    )
    const periods = [...new Set(values.map((each) => each.period))]
    const of = new Measurement(this.work, this.definitions, { ...request, periods }, this.steady)
    const known = values.map((value) => ({ ...value, asOf: request.asOf }))
    return { of, bySpot: groupedBy(known, spotOfValue) }
  }

  /** Values that were measured as of an import because another came in between still stand for now. */
  #shownAsAsked(taken: Taken): Taken {
    return { ...taken, values: taken.values.map((value) => ({ ...value, asOf: this.request.asOf })) }
  }

  #frame(asOf: number | null): Promise<Frame> {
    return this.#once(`frame ${asOf}`, () => frameOf(this.work.store, { ...this.request, asOf }))
  }

  #request(code: string, { by, part, level, period }: RowsAsked): SpotsRequest {
    return { indicator: this.definition(code), by, part, level, period, on: this.request.on }
  }

  async #opened(frame: Frame, found: Map<string, RowBehind[]>): Promise<Map<string, OpenedBehind[]>> {
    const opened = await openedRows(this.work.store, frame.setting, [...found.values()].flat())
    const open = (row: RowBehind): OpenedBehind[] => {
      const one = opened.get(rowKey(row))
      return one ? [{ ...row, opened: withCells(one, row.cells) }] : []
    }
    return new Map([...found].map(([spot, rows]) => [spot, rows.flatMap(open)]))
  }

  /** What many resolvers ask for in one tick goes out as one question. */
  async #together<T>(
    name: string,
    load: (spots: Spot[]) => Promise<Map<string, T>>,
    spot: Spot,
  ): Promise<T | undefined> {
    const key = spotKey(spot)
    this.#spots.set(key, spot)
    const ask = await this.#once(name, async () =>
      batched((keys: string[]) => load(keys.map((one) => this.#spots.get(one)!))),
    )
    return ask(key)
  }

  #once<T>(name: string, make: () => Promise<T>): Promise<T> {
    let found = this.#known.get(name) as Promise<T> | undefined
    if (!found) {
      found = make()
      this.#known.set(name, found)
    }
    return found
  }
}
