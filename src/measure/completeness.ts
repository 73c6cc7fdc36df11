/** Who has handed in what: for each expected delivery, area and period, the rows that are there, their cells, the import and file they came with, and whether it was late. */
import type { Store } from '../store/store'
import { areasAt } from './areas'
import { type Arrival, arrived } from './arrivals'
import { deliveries } from './catalogue'
import type { Delivery } from './delivery'
import { frameOf } from './measure'
import { literal } from './named'
import { dayOf, daysAfter, inChina, type Moment, momentOf, periodOf, spanOf, written } from './periods'
import type { Frame } from './term'
import type { Area, MeasureRequest } from './value'

export interface CompletenessRequest extends Pick<MeasureRequest, 'within' | 'asOf' | 'on'> {
  /** 2020 lists every month of the year for what is due monthly; the year of `on` unless stated. */
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
  /** PARTIAL: some of the cells are empty. MISSING: nothing, and it was due. AWAITED: nothing, and it is not due yet. */
  status: 'DELIVERED' | 'PARTIAL' | 'MISSING' | 'AWAITED'
  rows: number
  cells: number
  filled: number
  import: number | null
  file: string | null
  deliveredAt: string | null
  late: boolean | null
}

export async function completeness(store: Store, request: CompletenessRequest): Promise<DeliveryState[]> {
  const frame = await frameOf(store, { ...request, areas: 'ALL' })
  const wanted = deliveries.filter(({ id }) => !request.deliveries || request.deliveries.includes(id))
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
  for (const [n, moment] of moments.entries())
    for (const area of await expected(store, frame, delivery, moment, request))
      states.push(stateOf(delivery, area, moment, came.get(`${area.id} ${n}`), dayOf(request.on)))
  return states
}

/** The areas a delivery is expected from in a period: an account that was not open yet owes nothing. */
const expected = (
  store: Store,
  frame: Frame,
  { from }: Delivery,
  moment: Moment,
  { within = null }: CompletenessRequest,
): Promise<Area[]> => {
  const where = literal(from.where, frame.known, moment) as Record<string, unknown>
  return areasAt(frame, from.level, within, store, where)
}

/** The periods a delivery is for: those of its own rhythm inside the asked one, or the one around it, that have begun. */
function momentsOf({ every }: Delivery, { period, on }: CompletenessRequest): Moment[] {
  const given = period ?? periodOf('YEAR', dayOf(on))
  if (!every) return [momentOf(given, on)]
  const [first, last] = spanOf(given)
  const days = Array.from({ length: 12 }, (_, i) => Math.floor(first / 10_000) * 10_000 + (i + 1) * 100 + 1)
  const inside = days.filter((day) => day >= Math.floor(first / 100) * 100 && day <= last)
  return [...new Set(inside.map((day) => periodOf(every, day)))]
    .map((each) => momentOf(each, on))
    .filter(({ begun }) => begun)
}

function stateOf(delivery: Delivery, area: Area, moment: Moment, came: Arrival | undefined, on: number): DeliveryState {
  const { id, roster, zh, en, every, grace = 0, needed } = delivery
  const due = every ? daysAfter(moment.last, grace) : null
  const cells = Math.max(came?.rows ?? 0, 1) * needed.length
  const filled = came?.filled ?? 0
  const nothing = due !== null && on <= due ? 'AWAITED' : 'MISSING'
  return {
    delivery: id,
    roster,
    zh,
    en,
    area,
    period: moment.period,
    due: due === null ? null : written(due),
    status: !came ? nothing : filled < cells ? 'PARTIAL' : 'DELIVERED',
    rows: came?.rows ?? 0,
    cells,
    filled,
    import: came?.import ?? null,
    file: came?.file ?? null,
    deliveredAt: came?.at ?? null,
    late: due === null || !came?.at ? null : inChina(Date.parse(came.at)) > due,
  }
}
