/** One delivery in one period comes in; goes out which rows are not there, and which are there with empty cells. Two statements. */
import type { CellFacts } from '../../facts/cell'
import type { Stored } from '../../facts/kinds/kind'
import { type RosterFacts, targetOf } from '../../facts/roster'
import { partsOf } from '../../query/compile/parts'
import { and, column, joined, NULL, or, raw, type Sql, sql, value } from '../../query/compile/sql'
import { Scope, Statement } from '../../query/compile/statement'
import { condition } from '../../query/compile/where'
import type { Store } from '../../store/store'
import { activeOnly } from '../active-only'
import { type Label, labelOf } from '../checks/label'
import { namedLiteral, StandIns } from '../named'
import type { Moment } from '../periods'
import { areaColumn, type Frame, rosterOf, rowCondition } from '../term'
import { inPeriod } from './arrivals'
import type { Delivery } from './delivery'

/** A row, by the area that owes it. */
export interface Owed {
  area: number
  /** The row that lacks cells, or the row that has no row of its own. */
  id: number
  label: string
  township: number | null
  unit: number | null
  /** Needed cells that are empty. */
  empty: string[]
}

/** Rows the delivery's `each` link may lead to that nothing leads to in the period. */
export async function missingRows(store: Store, frame: Frame, delivery: Delivery, moment: Moment): Promise<Owed[]> {
  const { each, from } = delivery
  if (!each) return []
  const roster = rosterOf(frame, delivery.roster)
  const link = roster.cell(each.link)
  const statement = new Statement(frame.setting)
  const scope = new Scope(statement, targetOf(link))
  const where = activeOnly(namedLiteral(each.where, frame.known, moment), scope.roster, frame.setting.world)
  const held = and([
    sql`${scope.column('is_active')} = 1`,
    condition(statement, scope.roster, scope.alias, where, ['where']),
    sql`NOT EXISTS (${delivered(statement, roster, link, scope, delivery, moment)})`,
  ])
  return owed(store, frame, statement, scope, from.level, held, [])
}

function delivered(
  statement: Statement,
  roster: RosterFacts,
  link: CellFacts,
  scope: Scope,
  { every, period }: Delivery,
  moment: Moment,
): Sql {
  const other = statement.alias()
  const at = (cell: CellFacts): Sql => column(other, partsOf(roster, cell).value)
  const same = [sql`${at(link)} = ${scope.column('id')}`, sql`${column(other, 'is_active')} = 1`]
  if (every && period) same.push(within(roster.cell(period), at(roster.cell(period)), moment))
  return sql`SELECT 1 FROM ${statement.table(roster)} AS ${raw(other)} WHERE ${and(same)}`
}

const within = ({ kind }: CellFacts, at: Sql, { year, first, last }: Moment): Sql =>
  kind.name === 'year' ? sql`${at} = ${value(year)}` : sql`${at} BETWEEN ${value(first)} AND ${value(last)}`

/** Rows of the delivery that lack a cell it must have. */
export async function emptyRows(store: Store, frame: Frame, delivery: Delivery, moment: Moment): Promise<Owed[]> {
  const statement = new Statement(frame.setting)
  const scope = new Scope(statement, rosterOf(frame, delivery.roster))
  const names = new StandIns()
  const latest = delivery.every ? undefined : delivery.rows?.latest
  const term = { roster: delivery.roster, where: delivery.rows?.where, aggregate: { count: true as const }, latest }
  const blank = delivery.needed.map(
    (name) => sql`${scope.column(partsOf(scope.roster, scope.roster.cell(name)).value)} IS NULL`,
  )
  const held = and([rowCondition(term, scope, names), inPeriod(delivery, scope, names), or(blank)])
  return owed(
    store,
    frame,
    statement,
    scope,
    delivery.from.level,
    held,
    delivery.needed,
    (names.names.length > 0 && names.table(frame.known, [moment])) || undefined,
  )
}

async function owed(
  store: Store,
  frame: Frame,
  statement: Statement,
  scope: Scope,
  level: Delivery['from']['level'],
  held: Sql,
  needed: string[],
  periods?: [name: string, select: Sql],
): Promise<Owed[]> {
  const areas = ([level, 'TOWNSHIP', 'UNIT'] as const).map((each) => areaColumn(frame, scope, each) ?? NULL)
  const cells = needed.map((name) => scope.column(partsOf(scope.roster, scope.roster.cell(name)).value))
  const filled = cells.map((cell) => sql`CASE WHEN ${cell} IS NULL THEN 0 ELSE 1 END`)
  const label: Label = labelOf(scope)
  const columns = [...areas, scope.column('id'), ...filled, ...label.columns]
  const from = periods ? sql`${scope.from()} CROSS JOIN p` : scope.from()
  const select = sql`SELECT ${joined(columns, ', ')} FROM ${from} WHERE ${held} ORDER BY ${scope.column('id')}`
  const { text, values } = statement.finish(select, periods ? [periods] : [])
  const rows = await store.read(text, [...values])
  return rows.filter(([area]) => area !== null).map((row) => rowOf(row, needed, label))
}

const number = (found: Stored): number | null => (found === null ? null : Number(found))

const rowOf = (row: Stored[], needed: string[], label: Label): Owed => ({
  area: Number(row[0]),
  township: number(row[1]),
  unit: number(row[2]),
  id: Number(row[3]),
  empty: needed.filter((_, i) => Number(row[4 + i]) === 0),
  label: label.read(row, 4 + needed.length),
})
