/** What came of one delivery, period by period and by area: rows, filled cells, and the import and file the newest of them stood in. One statement. */
import { type ArrivalRow, arrivalsStatement } from '../../query/compile/deliveries/arrivals'
import { readSql } from '../../query/run/read-typed'
import type { Store } from '../../store/store'
import type { Moment } from '../periods'
import { areaKeys, type Frame } from '../term'
import type { Delivery } from './delivery'
import { deliveryRows, neededCells } from './delivery-rows'

export type Arrival = Omit<ArrivalRow, 'area'>

/** For each period what came, by area. */
export async function arrived(
  store: Store,
  frame: Frame,
  delivery: Delivery,
  moments: Moment[],
): Promise<Map<number, Arrival>[]> {
  const rows = deliveryRows(frame, delivery, moments)
  const area = areaKeys(frame, rows.roster, delivery.from.level)
  const { sql, read } = arrivalsStatement({ rows, area, needed: neededCells(frame, delivery) }, frame.setting)
  return read(await readSql(store, sql))
}
