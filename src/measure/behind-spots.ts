/** Many values of one indicator come in at once: areas of a level, and lines of one breakdown. Go out the rows that made each of them, term by term, a page each; one statement a term, however many values there are. */
import type { Stored } from '../facts/kinds/kind'
import { and, joined, raw, type Sql, sql, TRUE, value } from '../query/compile/sql'
import { Scope, Statement } from '../query/compile/statement'
import type { Store } from '../store/store'
import { keyText } from './breakdown'
import { type Indicator, type Level, type Term, termsOf } from './indicator'
import { momentsOf } from './measure'
import { StandIns } from './named'
import { areaColumn, type Frame, keyColumn, rosterOf, rowCondition } from './term'
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
  for (const each of numberedTerms(request.indicator, request.part)) {
    if (after && each.n < after.term) continue
    if ([...found.values()].every((rows) => rows.length >= first)) break
    const from = after && each.n === after.term ? after.id : 0
    const cells = cellsOf(each.term)
    for (const [spot, id] of await idsOf(store, frame, each.term, request, spots, first, from)) {
      const rows = found.get(spot)
      if (rows && rows.length < first)
        rows.push({ part: each.part, term: each.n, roster: each.term.roster, id, cells: cells(frame) })
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
    const rows = await read(store, frame, term, request, spots, sql`SELECT a, k, COUNT(*) FROM r GROUP BY a, k`)
    for (const [area, key, count] of rows) {
      const spot = spotOf(request, area, key)
      if (found.has(spot)) found.set(spot, found.get(spot)! + Number(count))
    }
  }
  return found
}

async function idsOf(
  store: Store,
  frame: Frame,
  term: Term,
  request: SpotsRequest,
  spots: Spot[],
  first: number,
  from: number,
): Promise<[spot: string, id: number][]> {
  const ranked = sql`SELECT a, k, id, ROW_NUMBER() OVER (PARTITION BY a, k ORDER BY id) AS n FROM r WHERE id > ${value(from)}`
  const body = sql`SELECT a, k, id FROM (${ranked}) AS ranked WHERE n <= ${value(first)} ORDER BY id`
  const rows = await read(store, frame, term, request, spots, body)
  return rows.map(([area, key, id]) => [spotOf(request, area, key), Number(id)])
}

const spotOf = ({ by }: SpotsRequest, area: Stored, key: Stored): string =>
  spotKey(by === undefined ? { area: Number(area) } : { area: Number(area), key: keyText(by, key) })

/** Rows of `r`: the area, the key of the breakdown, and the id of each row of a term. */
async function read(
  store: Store,
  frame: Frame,
  term: Term,
  request: SpotsRequest,
  spots: Spot[],
  body: Sql,
): Promise<Stored[][]> {
  const statement = new Statement(frame.setting)
  const scope = new Scope(statement, rosterOf(frame, term.roster))
  const names = new StandIns()
  const condition = rowCondition(term, scope, names)
  const area = areaOf(frame, scope, request.level, spots)
  const key = request.by === undefined ? raw('NULL') : keyColumn(frame, term, scope, request.by)
  if (!area || !key) return []
  const held = and([condition, area.held])
  const periods = names.names.length === 0 ? [] : [names.table(frame.known, momentsOf(request))]
  const from = periods.length === 0 ? scope.from() : sql`${scope.from()} CROSS JOIN p`
  const rows = sql`SELECT ${area.column} AS a, ${key} AS k, ${scope.column('id')} AS id FROM ${from} WHERE ${held}`
  const whole = statement.finish(body, [...periods, ['r', rows]])
  return store.read(whole.text, [...whole.values])
}

/** The whole store is no area, and every row is in it. */
function areaOf(frame: Frame, scope: Scope, level: Level, spots: Spot[]): { column: Sql; held: Sql } | undefined {
  if (level === frame.whole) return { column: raw(String(spots[0].area)), held: TRUE }
  const column = areaColumn(frame, scope, level)
  if (!column) return undefined
  const areas = [...new Set(spots.map(({ area }) => area))]
  return { column, held: sql`${column} IN (${joined(areas.map(value), ', ')})` }
}

/** What was summed or counted, then the row's own cells that the condition names; of a row that was only counted at least what names it. */
const cellsOf =
  ({ roster: name, aggregate, where = {}, during, until, latest }: Term) =>
  (frame: Frame): string[] => {
    const roster = rosterOf(frame, name)
    const summed = Object.values(aggregate).flat() as (string | true)[]
    const days = [during, until, latest?.by].map((path) => path?.split('.')[0])
    const own = new Set(roster.cells.map((cell) => cell.name))
    const named = [...summed, ...whereCells(where), ...days].filter((cell) => own.has(String(cell))) as string[]
    return named.length > 0 ? [...new Set(named)] : [roster.label.name]
  }

function whereCells(where: unknown): string[] {
  if (Array.isArray(where)) return where.flatMap(whereCells)
  if (typeof where !== 'object' || where === null) return []
  return Object.entries(where).flatMap(([name, part]) =>
    name === 'and' || name === 'or' || name === 'not' ? whereCells(part) : [name, ...fieldCells(part)],
  )
}

/** `completedOn: {field: {lte: dueOn}}` looks at both. */
const fieldCells = (part: unknown): string[] => {
  const other =
    typeof part === 'object' && part !== null ? (part as { field?: Record<string, string> }).field : undefined
  return other && typeof other === 'object' ? Object.values(other).filter((name) => typeof name === 'string') : []
}
