/** What was due and has not come, or came with gaps: states of deliveries come in, problems of a chase list go out. */
import type { CellFacts } from '../../facts/cell'
import type { Stored } from '../../facts/kinds/kind'
import { groupedBy } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import { areasOfRows } from '../../query/compile/records/areas'
import { readTyped } from '../../query/run/read-typed'
import type { Store } from '../../store/store'
import { rosterAt } from '../areas'
import { catalogueDeliveries } from '../catalogue'
import { Names } from '../checks/check'
import { headerOf } from '../checks/words'
import { frameOf } from '../measure'
import { pathsTo } from '../paths'
import { dayOf, type Moment, momentOf } from '../periods'
import { areaKeys, type Frame, rosterOf } from '../term'
import { type CompletenessRequest, type DeliveryState, deliveryStates } from './completeness'
import type { Delivery } from './delivery'
import { emptyRows, missingRows, type Owed } from './gaps'
import type { Problem } from './problem'

/** What all steps share. */
interface Chasing {
  store: Store
  frame: Frame
  names: Names
  on: string
  /** Township of each unit. */
  townships: Map<number, number>
}

export async function deliveryProblems(store: Store, request: CompletenessRequest): Promise<Problem[]> {
  const frame = await frameOf(store, { ...request, areas: 'ALL' })
  const townships = await townshipsOf(store, frame)
  const chasing = { store, frame, names: new Names(frame, store), on: request.on, townships }
  const states = groupedBy(await overdue(store, request), ({ delivery, period }) => `${delivery} ${period}`)
  const found: Problem[] = []
  for (const [first, ...others] of states.values())
    if (first) found.push(...(await problemsOf(chasing, [first, ...others])))
  return found
}

async function townshipsOf(store: Store, frame: Frame): Promise<Map<number, number>> {
  const units = rosterAt(frame, 'UNIT')
  const found = await readTyped(store, areasOfRows(units, areaKeys(frame, units, 'TOWNSHIP'), frame.setting))
  return new Map(found.flatMap(([unit, township]) => (township === null ? [] : [[unit, township]])))
}

/** What should be here by now: what is to be kept up to date, and what has fallen due. */
const overdue = async (store: Store, request: CompletenessRequest): Promise<DeliveryState[]> =>
  (await deliveryStates(store, request)).filter(({ due }) => due === null || dayOf(due) < dayOf(request.on))

function deliveryNamed(name: string): Delivery {
  const found = catalogueDeliveries.find(({ id }) => id === name)
  if (!found) throw new RangeError(`there is no delivery “${name}”`)
  return found
}

/** The problems of one delivery in one period. */
async function problemsOf(chasing: Chasing, states: [DeliveryState, ...DeliveryState[]]): Promise<Problem[]> {
  const { store, frame, on } = chasing
  const delivery = deliveryNamed(states[0].delivery)
  const moment = momentOf(states[0].period, on)
  const byArea = new Map(states.map((state) => [state.area.id, state]))
  const [missing, empty] = [
    await missingRows(store, frame, delivery, moment),
    await emptyRows(store, frame, delivery, moment),
  ]
  const rows = [...missing.map((row) => ({ row, id: null })), ...empty.map((row) => ({ row, id: row.id }))].flatMap(
    (one) => {
      const state = byArea.get(one.row.area)
      return state ? [{ ...one, state }] : []
    },
  )
  const covered = new Set(missing.map(({ area }) => area))
  const whole = states.filter(({ status, area }) => status === 'MISSING' && !covered.has(area.id))
  return [
    ...(await Promise.all(whole.map((state) => nothingCame(chasing, delivery, moment, state)))),
    ...(await Promise.all(rows.map(({ row, id, state }) => lacking(chasing, delivery, moment, state, row, id)))),
  ]
}

async function nothingCame(
  chasing: Chasing,
  delivery: Delivery,
  moment: Moment,
  state: DeliveryState,
): Promise<Problem> {
  const { frame, names, townships } = chasing
  const roster = rosterOf(frame, delivery.roster)
  const { area } = state
  const township = area.level === 'UNIT' ? (townships.get(area.id) ?? null) : area.level === 'TOWNSHIP' ? area.id : null
  const link = pathsTo(frame.geography, roster, area.level).find((path) => path && !path.includes('.'))
  return {
    ...basis(delivery, roster, state),
    degree: 'missing',
    id: null,
    label: area.label,
    township: await names.area('TOWNSHIP', township),
    unit: area.level === 'UNIT' ? area : null,
    zh: `没有报送${delivery.zh}${ofPeriod(state)}`,
    cells: delivery.needed,
    given: known(roster, delivery, moment, link, area),
  }
}

async function lacking(
  { frame, names }: Chasing,
  delivery: Delivery,
  moment: Moment,
  state: DeliveryState,
  row: Owed,
  id: number | null,
): Promise<Problem> {
  const roster = rosterOf(frame, delivery.roster)
  const empty = row.empty.map((name) => headerOf(roster.cell(name))).join('、')
  return {
    ...basis(delivery, roster, state),
    degree: id === null ? 'missing' : 'incomplete',
    id,
    label: row.label,
    township: await names.area('TOWNSHIP', row.areas.get('TOWNSHIP')),
    unit: await names.area('UNIT', row.areas.get('UNIT')),
    zh: id === null ? `缺少${delivery.zh}${ofPeriod(state)}` : `没有填写：${empty}`,
    cells: id === null ? delivery.needed : row.empty,
    given: id === null ? known(roster, delivery, moment, delivery.each?.link, row) : null,
  }
}

const basis = (delivery: Delivery, roster: RosterFacts, { due }: DeliveryState) => ({
  code: delivery.id,
  roster,
  found: '（空）',
  wanted: due ? `应于 ${due} 前报送` : '应填写',
  clears: false,
})

const ofPeriod = ({ due, period }: DeliveryState): string => (due ? `（${period}）` : '')

/** What is known of a row that is not there: whose it is, and for which period. */
function known(
  roster: RosterFacts,
  { every, period }: Delivery,
  moment: Moment,
  link: string | undefined,
  { id }: { id: number },
): Stored[] {
  const row: Stored[] = new Array(roster.columns.length).fill(null)
  const put = ({ name }: CellFacts, values: Stored[]): void => {
    const at = roster.slots.get(name)
    if (at !== undefined) row.splice(at, values.length, ...values)
  }
  if (link) put(roster.cell(link), [id])
  if (!every || !period) return row
  const cell = roster.cell(period)
  put(cell, cell.kind.time?.period.map((name) => moment[name]) ?? [])
  return row
}
