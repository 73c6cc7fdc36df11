/** One delivery in one period comes in; goes out which rows are not there, and which are there with empty cells. Two statements. */
import { type RosterFacts, targetOf } from '../../facts/roster'
import { type OwedRow, rowsWithGaps, rowsWithout } from '../../query/compile/deliveries/owed'
import type { LevelKeys } from '../../query/compile/terms/level-keys'
import { readTyped } from '../../query/run/read-typed'
import type { Store } from '../../store/store'
import type { Moment } from '../periods'
import { areaKeys, countingRows, type Frame, rosterOf } from '../term'
import type { Delivery } from './delivery'
import { deliveryRows, neededCells, periodCell } from './delivery-rows'

/** A row that lacks cells, or that has no row of its own where it should, by the area that owes it. */
export interface Owed extends OwedRow {
  area: number
}

/** Rows the delivery's `each` link may lead to that nothing leads to in the period. */
export async function missingRows(store: Store, frame: Frame, delivery: Delivery, moment: Moment): Promise<Owed[]> {
  const { each } = delivery
  if (!each) return []
  const roster = rosterOf(frame, delivery.roster)
  const link = roster.cell(each.link)
  const target = targetOf(link)
  const rows = countingRows(frame, { roster: target.name, where: each.where }, [moment])
  const question = { rows, levels: levelsOf(frame, target, delivery) }
  const without = { roster, link, period: periodCell(frame, delivery) }
  return owned(delivery, await readTyped(store, rowsWithout(question, without, frame.setting)))
}

/** Rows of the delivery that lack a cell it must have. */
export async function emptyRows(store: Store, frame: Frame, delivery: Delivery, moment: Moment): Promise<Owed[]> {
  const rows = deliveryRows(frame, delivery, [moment])
  const levels = levelsOf(frame, rows.roster, delivery)
  const question = { rows, levels, needed: neededCells(frame, delivery) }
  return owned(delivery, await readTyped(store, rowsWithGaps(question, frame.setting)))
}

/** The level that owes the rows, and those the problems are told to. */
const levelsOf = (frame: Frame, roster: RosterFacts, { from }: Delivery): LevelKeys[] =>
  [...new Set([from.level, 'TOWNSHIP', 'UNIT'] as const)].map((name) => ({ name, keys: areaKeys(frame, roster, name) }))

/** Nobody is asked for what belongs to no area. */
const owned = ({ from }: Delivery, rows: OwedRow[]): Owed[] =>
  rows.flatMap((row) => {
    const area = row.areas.get(from.level) ?? null
    return area === null ? [] : [{ area, ...row }]
  })
