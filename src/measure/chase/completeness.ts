/** Who has handed in what: for each expected delivery, area and period, the rows that are there, their cells, the import and file they came with, and whether it was late. */
import type { Store } from '../../store/store'
import { areasAt } from '../areas'
import { catalogueDeliveries } from '../catalogue'
import type { Area } from '../indicator'
import { frameOf } from '../measure'
import { dayOf, daysAfter, inChina, type Moment, momentOf, periodOf, spanOf, written } from '../periods'
import type { Frame } from '../term'
import type { MeasureRequest } from '../value'
import { type Arrival, arrived } from './arrivals'
import type { Delivery } from './delivery'
import { missingRows } from './gaps'

export interface CompletenessRequest extends Pick<MeasureRequest, 'within' | 'asOf' | 'on'> {
  /**
   * 2020 lists every month of the year for what is due monthly. Unless stated: what falls due in the year of `on`, the figures
   * of the year before among it, and what is under way.
   */
  period?: string
  /** Ids of deliveries; all unless stated. */
  deliveries?: string[]
}

export interface DeliveryState {
  delivery: string
  roster: string
  zh: string
  en: string
  area: Area
  period: string
  /** The last day in time; null for what is only to be kept up to date. */
  due: string | null
  /** PARTIAL: some of the cells are empty, or rows that are expected are not there. MISSING: nothing, and it was due. AWAITED: nothing, and it is not due yet. */
  status: 'DELIVERED' | 'PARTIAL' | 'MISSING' | 'AWAITED'
  rows: number
  /** Of the rows that are there and of those that should be. */
  cells: number
  filled: number
  import: number | null
  file: string | null
  deliveredAt: string | null
  late: boolean | null
}

export async function deliveryStates(store: Store, request: CompletenessRequest): Promise<DeliveryState[]> {
  const frame = await frameOf(store, { ...request, areas: 'ALL' })
  const wanted = catalogueDeliveries.filter(({ id }) => !request.deliveries || request.deliveries.includes(id))
  const states: DeliveryState[] = []
  for (const delivery of wanted) states.push(...(await statesOf(store, frame, delivery, request)))
  return states
}

async function statesOf(
  store: Store,
  frame: Frame,
  delivery: Delivery,
  request: CompletenessRequest,
): Promise<DeliveryState[]> {
  const moments = momentsOf(delivery, request)
  if (moments.length === 0) return []
  const came = await arrived(store, frame, delivery, moments)
  const states: DeliveryState[] = []
  for (const [n, moment] of moments.entries()) {
    const arrivals = came[n]
    const lacking = await lackingRows(store, frame, delivery, moment)
    for (const area of await expected(store, frame, delivery, moment, request)) {
      const arrival = { ...(arrivals?.get(area.id) ?? nothing), lacking: lacking.get(area.id) ?? 0 }
      states.push(stateOf(delivery, area, moment, arrival, dayOf(request.on)))
    }
  }
  return states
}

const nothing: Arrival = { rows: 0, filled: 0, import: null, file: null, at: null }

/** By area: rows that should be there one by one and are not. */
async function lackingRows(
  store: Store,
  frame: Frame,
  delivery: Delivery,
  moment: Moment,
): Promise<Map<number, number>> {
  const found = new Map<number, number>()
  for (const { area } of await missingRows(store, frame, delivery, moment)) found.set(area, (found.get(area) ?? 0) + 1)
  return found
}

/** The areas a delivery is expected from in a period: an account that was not open yet owes nothing. */
const expected = (
  store: Store,
  frame: Frame,
  { from }: Delivery,
  moment: Moment,
  { within = null }: CompletenessRequest,
): Promise<Area[]> => areasAt(frame, from.level, within, store, from.where, [moment])

/** The periods a delivery is for that have begun: those of its own rhythm inside the asked one, or the one around it; unasked, those that fall due in this year or later. */
function momentsOf(delivery: Delivery, { period, on }: CompletenessRequest): Moment[] {
  const year = Math.floor(dayOf(on) / 10_000)
  const inside = (given: string): Moment[] => momentsIn(delivery, given, on)
  if (period) return inside(period)
  if (!delivery.every) return inside(String(year))
  return [...inside(String(year - 1)), ...inside(String(year))].filter(
    (moment) => (dueOf(delivery, moment) ?? 0) > year * 10_000,
  )
}

const dueOf = ({ every, grace = 0 }: Delivery, { last }: Moment): number | null =>
  every ? daysAfter(last, grace) : null

function momentsIn({ every }: Delivery, period: string, on: string): Moment[] {
  if (!every) return [momentOf(period, on)]
  const [first, last] = spanOf(period)
  const days = Array.from({ length: 12 }, (_, i) => Math.floor(first / 10_000) * 10_000 + (i + 1) * 100 + 1)
  const inside = days.filter((day) => day >= Math.floor(first / 100) * 100 && day <= last)
  return [...new Set(inside.map((day) => periodOf(every, day)))]
    .map((each) => momentOf(each, on))
    .filter(({ begun }) => begun)
}

function stateOf(
  delivery: Delivery,
  area: Area,
  moment: Moment,
  { lacking, ...came }: Arrival & { lacking: number },
  on: number,
): DeliveryState {
  const { id, roster, zh, en, needed } = delivery
  const due = dueOf(delivery, moment)
  const { rows, filled, at } = came
  const cells = Math.max(rows + lacking, 1) * needed.length
  const without = due !== null && on <= due ? 'AWAITED' : 'MISSING'
  return {
    delivery: id,
    roster,
    zh,
    en,
    area,
    period: moment.period,
    due: due === null ? null : written(due),
    status: rows === 0 ? without : filled < cells ? 'PARTIAL' : 'DELIVERED',
    rows,
    cells,
    filled,
    import: came.import,
    file: came.file,
    deliveredAt: at,
    late: due === null || !at ? null : inChina(Date.parse(at)) > due,
  }
}
