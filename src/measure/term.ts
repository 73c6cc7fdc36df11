/** A term comes in with the levels, periods and key it is wanted for; goes out the one statement that answers all of them. */
import type { CellFacts } from '../facts/cell'
import type { RosterFacts } from '../facts/roster'
import { bucket, grains } from '../query/compile/grains'
import { partsOf } from '../query/compile/parts'
import { and, column, identifier, joined, raw, type Sql, sql, TRUE, value } from '../query/compile/sql'
import { Scope, type Setting, Statement } from '../query/compile/statement'
import { condition } from '../query/compile/where'
import { activeOnly } from './active-only'
import { type Counted, countedAggregate } from './aggregates'
import type { Geography, Level, Term } from './indicator'
import { type NamedValues, StandIns } from './named'
import { pathsTo } from './paths'
import type { Moment } from './periods'

/** What a measurement is made against: the moment of knowledge, the areas, the names. */
export interface Frame {
  setting: Setting
  geography: Geography
  known: NamedValues
  /** The level whose one area is everything there is: no link is needed to belong to it. */
  whole: Level | null
}

/** What terms are asked for. `by` is a path of cells, MONTH, or a level. */
export interface Asking {
  levels: Level[]
  within: { level: Level; id: number } | null
  moments: Moment[]
  by?: string
  /** Parts of a breakdown that have rows but no value are wanted too. */
  everyPart?: boolean
}

export interface TermsStatement {
  sql: Sql
  /** What each term asks of the rows, in the order of the terms. */
  counted: Counted[]
  /** The number each period has in its rows; periods that it says the same of have the same. */
  periods: number[]
  /** Levels its rows can belong to. */
  levels: Level[]
}

export const rosterOf = (frame: Frame, name: string): RosterFacts => {
  const found = frame.setting.world.rosters.find((roster) => roster.name === name)
  if (!found) throw new RangeError(`there is no roster “${name}”`)
  return found
}

/** The row under a path of links, and the cell at its end: `round.startOn`. */
export function cellAt(scope: Scope, path: string): { scope: Scope; cell: CellFacts } {
  const names = path.split('.')
  const last = names.pop()!
  const at = names.reduce((found, name) => found.link(found.roster.cell(name)), scope)
  return { scope: at, cell: at.roster.cell(last) }
}

/** The id of the area of a level a row belongs to; undefined when the roster has no such link. */
export function areaColumn(frame: Frame, scope: Scope, level: Level): Sql | undefined {
  const found = pathsTo(frame.geography, scope.roster, level).map((path) => {
    if (!path) return scope.column('id')
    const { scope: at, cell } = cellAt(scope, path)
    return at.column(partsOf(at.roster, cell).value)
  })
  if (found.length === 0) return undefined
  return found.length === 1 ? found[0] : sql`COALESCE(${joined(found, ', ')})`
}

/** A row that counts: it stands, it meets the `where`, and its days fit the period. */
export function rowCondition(term: Term, scope: Scope, standIns: StandIns): Sql {
  const { statement, roster, alias } = scope
  const where = activeOnly(standIns.standIn(term.where ?? {}), roster, statement.setting.world)
  return and([
    sql`${scope.column('is_active')} = 1`,
    standIns.settle(condition(statement, roster, alias, where, ['where'])),
    timely(term, scope, standIns),
    term.latest ? newest(term.latest, scope, standIns) : TRUE,
  ])
}

function timely({ during, until }: Term, scope: Scope, names: StandIns): Sql {
  const day = (path: string): Sql => {
    const { scope: at, cell } = cellAt(scope, path)
    return at.column(partsOf(at.roster, cell).value)
  }
  return and([
    during ? sql`${day(during)} BETWEEN ${names.column('start')} AND ${names.column('on')}` : TRUE,
    until ? sql`(${day(until)} > ${names.column('on')}) IS NOT TRUE` : TRUE,
  ])
}

function newest({ per, by }: NonNullable<Term['latest']>, scope: Scope, names: StandIns): Sql {
  const { statement, roster } = scope
  const other = statement.alias()
  const cell = roster.cell(by)
  const now = names.column(cell.kind.name === 'year' ? 'year' : 'on')
  const when = partsOf(roster, cell).value
  const owner = partsOf(roster, roster.cell(per)).value
  const [mine, theirs] = [scope.column(when), column(other, when)]
  const later = sql`(${theirs} > ${mine} OR (${theirs} = ${mine} AND ${column(other, 'id')} > ${scope.column('id')}))`
  const same = sql`${column(other, owner)} = ${scope.column(owner)} AND ${column(other, 'is_active')} = 1`
  return sql`${mine} <= ${now} AND NOT EXISTS (SELECT 1 FROM ${statement.table(roster)} AS ${raw(other)} WHERE ${same} AND ${theirs} <= ${now} AND ${later})`
}

/** What a value is broken down by, as SQL. */
export function keyColumn(frame: Frame, term: Term, scope: Scope, by: string): Sql | undefined {
  if (by === 'MONTH') {
    const { scope: at, cell } = cellAt(scope, (term.during ?? term.until)!)
    const parts = partsOf(at.roster, cell)
    return bucket(grains.find(({ code }) => code === 'MONTH')!, at.column(parts.value), at.column(parts.end))
  }
  if (isLevel(frame.geography, by)) return areaColumn(frame, scope, by)
  const { scope: at, cell } = cellAt(scope, by)
  return at.column(partsOf(at.roster, cell).value)
}

export const isLevel = ({ levels }: Geography, by: string): by is Level => levels.some(({ level }) => level === by)

const KEY = raw('"_k"')
const PERIOD = raw('"_p"')
const areaName = (level: Level): Sql => identifier(`_${level}`)

/** Terms that look at the same rows differ in nothing but what they ask of them. */
export const rowsMark = ({ aggregate: _asked, ...rows }: Term): string => JSON.stringify(rows)

/** Terms that look at the same rows, in one statement. Rows of the answer: number of the level, area, period, key, rows; then for each term rows with a value, total. */
export function termsStatement(frame: Frame, terms: Term[], asking: Asking): TermsStatement | null {
  const [term] = terms
  const statement = new Statement(frame.setting)
  const scope = new Scope(statement, rosterOf(frame, term.roster))
  const names = new StandIns()
  const held = rowCondition(term, scope, names)
  const areas = areasOf(frame, scope, asking)
  const key = asking.by ? keyColumn(frame, term, scope, asking.by) : undefined
  if (asking.by && !key) return null
  const found = terms.map(({ aggregate }) => countedAggregate(scope.roster, aggregate, frame.setting.dialect))
  const timeless = names.names.length === 0
  const { own, at: periods } = names.distinct(frame.known, asking.moments)
  const columns = [
    sql`${timeless ? raw('0') : raw('p.n')} AS ${PERIOD}`,
    ...[...areas].map(([level, at]) => sql`${at} AS ${areaName(level)}`),
    ...(key ? [sql`${key} AS ${KEY}`] : []),
    ...[...new Set(found.flatMap((each) => each.columns))].map((name) => scope.column(name)),
  ]
  const from = timeless ? scope.from() : sql`${scope.from()} CROSS JOIN p`
  const levels = asking.levels.filter((level) => areas.has(level) || level === frame.whole)
  if (levels.length === 0 || (asking.within && asking.within.level !== frame.whole && !areas.has(asking.within.level)))
    return { sql: raw(''), counted: found, periods, levels: [] }
  const rows = sql`SELECT ${joined(columns, ', ')} FROM ${from} WHERE ${held}`
  const body = joined(
    levels.map((level) => branch(frame, level, asking, areas, found)),
    ' UNION ALL ',
  )
  const steps = timeless ? [] : [names.table(frame.known, own)]
  const step: Parameters<Statement['finish']>[1] = [...steps, ['r', rows, levels.length > 1 ? 'once' : undefined]]
  return { sql: statement.finish(body, step), counted: found, periods, levels }
}

function areasOf(frame: Frame, scope: Scope, { levels, within }: Asking): Map<Level, Sql> {
  const wanted = new Set([...levels, ...(within ? [within.level] : [])])
  const found = [...wanted].map((level): [Level, Sql | undefined] => [level, areaColumn(frame, scope, level)])
  return new Map(found.filter((each): each is [Level, Sql] => each[1] !== undefined && each[0] !== frame.whole))
}

function branch(frame: Frame, level: Level, { within, by }: Asking, areas: Map<Level, Sql>, found: Counted[]): Sql {
  const area = areas.has(level) ? sql`r.${areaName(level)}` : raw('0')
  const bound = within && areas.has(within.level)
  const held = and([
    areas.has(level) ? sql`${area} IS NOT NULL` : TRUE,
    bound ? sql`r.${areaName(within.level)} = ${value(within.id)}` : TRUE,
  ])
  const key = by ? [sql`r.${KEY}`] : []
  const at = raw(String(frame.geography.levels.findIndex((each) => each.level === level)))
  const groups = [...(areas.has(level) ? [area] : []), sql`r.${PERIOD}`, ...key]
  const shown = [at, area, sql`r.${PERIOD}`, ...(by ? key : [raw('NULL')])]
  const asked = found.flatMap(({ present, total }) => [present, total])
  return sql`SELECT ${joined([...shown, raw('COUNT(*)'), ...asked], ', ')} FROM r WHERE ${held} GROUP BY ${joined(groups, ', ')}`
}
