/** A delivery comes in with the periods it is due for; goes out which rows are its, as a question asks for them. */
import type { CellFacts } from '../../facts/cell'
import type { CountingRows } from '../../query/compile/terms/counting-rows'
import type { Moment } from '../periods'
import { countingRows, type Frame, rosterOf } from '../term'
import type { Delivery } from './delivery'

/** What comes every month is told by the cell with its period; what is kept up to date by its newest row. */
export function deliveryRows(frame: Frame, delivery: Delivery, moments: Moment[]): CountingRows {
  const { roster, rows, every } = delivery
  const latest = every ? undefined : rows?.latest
  return {
    ...countingRows(frame, { roster, where: rows?.where, latest }, moments),
    period: periodCell(frame, delivery),
  }
}

/** The cell (a year or a day) by which a row says for which period it is; none where nothing is due by period. */
export const periodCell = (frame: Frame, { roster, every, period }: Delivery): CellFacts | undefined =>
  every && period ? rosterOf(frame, roster).cell(period) : undefined

export const neededCells = (frame: Frame, { roster, needed }: Delivery): CellFacts[] =>
  needed.map((name) => rosterOf(frame, roster).cell(name))
