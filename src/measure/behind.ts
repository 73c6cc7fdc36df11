/** A value comes in by code, area, period and, for a part of a breakdown, its key; goes out the ids of the rows that made it, a page a term. */
import type { Stored } from '../facts/kinds/kind'
import { and, raw, sql, TRUE, value } from '../query/compile/sql'
import { Scope, Statement } from '../query/compile/statement'
import type { Store } from '../store/store'
import { type Term, termsOf } from './indicator'
import { chosen, frameOf, momentsOf } from './measure'
import { StandIns } from './named'
import { areaColumn, type Frame, keyColumn, rosterOf, rowCondition } from './term'
import type { MeasureRequest } from './value'

export interface BehindRequest
  extends Pick<MeasureRequest, 'period' | 'within' | 'on' | 'asOf' | 'extra' | 'parameters'> {
  code: string
  /** One line of a breakdown: its `by`, and its key as the breakdown shows it. */
  by?: string
  key?: string
  first?: number
  /** The last id of the page before. */
  after?: number
}

export interface RowsBehind {
  part: 'numerator' | 'denominator'
  roster: string
  /** Cells that were summed or counted, to point at. */
  cells: string[]
  totalCount: number
  ids: number[]
}

export async function rowsBehind(store: Store, request: BehindRequest): Promise<RowsBehind[]> {
  const [indicator] = await chosen(store, { ...request, codes: [request.code] })
  const frame = await frameOf(store, request)
  const terms = [
    ...termsOf(indicator.numerator).map((term) => ({ term, part: 'numerator' as const })),
    ...termsOf(indicator.denominator ?? 1).map((term) => ({ term, part: 'denominator' as const })),
  ]
  const pages = terms.map(async ({ term, part }) => ({ part, ...(await pageOf(store, frame, term, request)) }))
  return Promise.all(pages)
}

async function pageOf(
  store: Store,
  frame: Frame,
  term: Term,
  request: BehindRequest,
): Promise<Omit<RowsBehind, 'part'>> {
  const statement = new Statement(frame.setting)
  const scope = new Scope(statement, rosterOf(frame, term.roster))
  const names = new StandIns()
  const held = and([
    rowCondition(term, scope, names),
    inArea(frame, scope, request),
    inKey(frame, term, scope, request),
  ])
  const periods = names.names.length === 0 ? [] : [names.table(frame.known, momentsOf(request))]
  const from = periods.length === 0 ? scope.from() : sql`${scope.from()} CROSS JOIN p`
  const rows = sql`SELECT ${scope.column('id')} AS id FROM ${from} WHERE ${held}`
  const page = sql`SELECT id FROM r WHERE id > ${value(request.after ?? 0)} ORDER BY id LIMIT ${value(request.first ?? 50)}`
  const read = async (body: ReturnType<typeof raw>): Promise<Stored[][]> => {
    const whole = statement.finish(body, [...periods, ['r', rows]])
    return store.read(whole.text, [...whole.values])
  }
  const [[total]] = await read(sql`SELECT COUNT(*) FROM r`)
  const ids = (await read(page)).map(([id]) => Number(id))
  const cells = Object.values(term.aggregate)
    .flat()
    .filter((name) => name !== true) as string[]
  return { roster: term.roster, cells, totalCount: Number(total), ids }
}

function inArea(frame: Frame, scope: Scope, { within }: BehindRequest) {
  if (!within || within.level === frame.whole) return TRUE
  const column = areaColumn(frame, scope, within.level)
  return column ? sql`${column} = ${value(within.id)}` : raw('FALSE')
}

function inKey(frame: Frame, term: Term, scope: Scope, { by, key }: BehindRequest) {
  if (!by || key === undefined) return TRUE
  const column = keyColumn(frame, term, scope, by)
  if (!column) return raw('FALSE')
  if (key === '') return sql`${column} IS NULL`
  const text = by === 'MONTH' ? key.replace('-', '') : key
  return sql`CAST(${column} AS text) = ${value(text)}`
}
