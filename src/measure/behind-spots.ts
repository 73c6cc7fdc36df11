/** Many values of one indicator come in at once: areas of a level, and lines of one breakdown. Go out the rows that made each of them, term by term, a page each; one statement a term, however many values there are. */
import { ownCells } from '../filter/cells'
import { type SpotColumns, type SpotsQuestion, spotCounts, spotRows } from '../query/compile/terms/behind'
import { readTyped } from '../query/run/read-typed'
import type { Store } from '../store/store'
import { keyText } from './breakdown'
import { type Indicator, type Level, type Term, termsOf } from './indicator'
import { momentsOf } from './measure'
import { writtenFilter } from './row-filter'
import { areaLevel, breakdownKeys, countingRows, type Frame, rosterOf } from './term'
import type { MeasureRequest } from './value'

export type FractionPart = 'NUMERATOR' | 'DENOMINATOR'

export interface SpotsRequest extends Pick<MeasureRequest, 'period' | 'on'> {
  indicator: Indicator
  level: Level
  by?: string
  part?: FractionPart | null
}

/** One value: the id of its area, and the key of its line where it is one of a breakdown. */
export interface Spot {
  area: number
  key?: string
}

export interface RowBehind {
  part: FractionPart
  /** Which term of the indicator, numbered through both parts. */
  term: number
  roster: string
  id: number
  /** The cells that made it count: what was summed, then what the condition looked at. */
  cells: string[]
}

/** Where a page begins: after this row of this term. */
export interface After {
  term: number
  id: number
}

interface Numbered {
  term: Term
  part: FractionPart
  n: number
}

/** The terms of a part, or of both, in order. */
export function numberedTerms({ numerator, denominator }: Indicator, part?: FractionPart | null): Numbered[] {
  const terms = [
    ...termsOf(numerator).map((term) => ({ term, part: 'NUMERATOR' as const })),
    ...termsOf(denominator ?? 1).map((term) => ({ term, part: 'DENOMINATOR' as const })),
  ].map((each, n) => ({ ...each, n }))
  return terms.filter((each) => !part || each.part === part)
}

export const spotKey = ({ area, key }: Spot): string => (key === undefined ? `${area}` : `${area} ${key}`)

/** By spot: at most `first` rows, over all its terms. */
export async function rowsAtSpots(
  store: Store,
  frame: Frame,
  request: SpotsRequest,
  spots: Spot[],
  { first, after }: { first: number; after?: After },
): Promise<Map<string, RowBehind[]>> {
  const found = new Map<string, RowBehind[]>(spots.map((spot) => [spotKey(spot), []]))
  for (const { term, part, n } of numberedTerms(request.indicator, request.part)) {
    if (after && n < after.term) continue
    if ([...found.values()].every((rows) => rows.length >= first)) break
    const question = spotsQuestion(frame, term, request, spots)
    if (!question) continue
    const page = { first, after: after && n === after.term ? after.id : 0 }
    const cells = cellsOf(term)(frame)
    for (const row of await readTyped(store, spotRows(question, page, frame.setting))) {
      const rows = found.get(spotKey(spotOf(request, row)))
      if (rows && rows.length < first) rows.push({ part, term: n, roster: term.roster, id: row.id, cells })
    }
  }
  return found
}

/** By spot: how many rows there are over all its terms. */
export async function countsAtSpots(
  store: Store,
  frame: Frame,
  request: SpotsRequest,
  spots: Spot[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>(spots.map((spot) => [spotKey(spot), 0]))
  for (const { term } of numberedTerms(request.indicator, request.part)) {
    const question = spotsQuestion(frame, term, request, spots)
    if (!question) continue
    for (const { rows, ...columns } of await readTyped(store, spotCounts(question, frame.setting))) {
      const spot = spotKey(spotOf(request, columns))
      const before = found.get(spot)
      if (before !== undefined) found.set(spot, before + rows)
    }
  }
  return found
}

const spotOf = ({ by }: SpotsRequest, { area, key }: SpotColumns): Spot =>
  by === undefined ? { area } : { area, key: keyText(by, key) }

/** Null when no row of the term can be at such a spot. */
function spotsQuestion(frame: Frame, term: Term, request: SpotsRequest, spots: Spot[]): SpotsQuestion | null {
  const rows = countingRows(frame, term, momentsOf(request))
  const level = areaLevel(frame, rows.roster, request.level)
  const by = request.by === undefined ? undefined : breakdownKeys(frame, term, request.by)
  const [first, ...others] = spots.map(({ area }) => area)
  if (first === undefined || level.keys?.length === 0 || (request.by !== undefined && !by)) return null
  return { rows, level, areas: [first, ...others], by }
}

/** What was summed or counted, then the row's own cells that the condition names; of a row that was only counted at least what names it. */
const cellsOf =
  ({ roster: name, aggregate, where, during, until, latest }: Term) =>
  (frame: Frame): string[] => {
    const roster = rosterOf(frame, name)
    const summed = Object.values(aggregate).flat() as (string | true)[]
    const days = [during, until, latest?.by].map((path) => path?.split('.')[0])
    const own = new Set(roster.cells.map((cell) => cell.name))
    const looked = ownCells(writtenFilter(where, roster, frame.setting.world)).map((cell) => cell.name)
    const named = [...summed, ...looked, ...days].filter((cell) => own.has(String(cell))) as string[]
    return named.length > 0 ? [...new Set(named)] : [roster.label.name]
  }
