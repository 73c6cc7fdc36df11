/** Which rows count comes in as plain data; goes out the scope of those rows, with the condition that holds for them and the periods they are counted in. */
import type { CellFacts } from '../../../facts/cell'
import type { TimeFacts } from '../../../facts/kinds/kind'
import type { RosterFacts } from '../../../facts/roster'
import type { Filter } from '../../../filter/tree'
import type { CellPath } from '../../plan/cell-path'
import { storedValue } from '../keys'
import { type ReadRow, SelectedColumns, type TypedStatement } from '../selected-columns'
import { partsOf } from '../sql/parts'
import { and, column, raw, type Sql, sql, TRUE } from '../sql/sql'
import { Scope, type Setting, Statement } from '../statement'
import { condition } from '../where'
import { PeriodColumns, type PeriodNames } from './period-columns'

export interface CountingRows {
  roster: RosterFacts
  /** A name in it is a day or a year of the period. */
  where?: Filter
  /** Only rows whose day begins in the year of the period, no later than its "$on"; rows without the day are left out. */
  during?: CellPath
  /** Only rows whose day does not begin after "$on"; rows without the day count. */
  until?: CellPath
  /** Only the newest row for each value of `per`, by the year or day `by`, no later than "$on". */
  latest?: { per: CellFacts; by: CellFacts }
  /** Only rows of the period, as this cell (a year or a day) says. */
  period?: CellFacts
  /** Rows an office has taken out of its workbook, too. */
  inactive?: boolean
  /** Left out where nothing depends on them. */
  periods?: readonly PeriodNames[]
}

/** An office may take a row out of its workbook: it stays in the store, marked. */
export const isActive = (alias: string): Sql => sql`${column(alias, 'is_active')} = 1`

function timeOf({ name, kind }: CellFacts): TimeFacts {
  if (!kind.time) throw new RangeError(`${name} is a ${kind.en} cell, which is no day and no year`)
  return kind.time
}

/** Whether a cell, as a row under an alias holds it, lies in the period. */
export function inPeriod(cell: CellFacts, at: Sql, periods: PeriodColumns): Sql {
  const [first, last = first] = timeOf(cell).period
  return sql`${at} BETWEEN ${periods.column(first)} AND ${periods.column(last)}`
}

export class CountingScope {
  readonly statement: Statement
  readonly scope: Scope
  readonly periods: PeriodColumns
  readonly #conditions: Sql[]

  constructor(rows: CountingRows, setting: Setting) {
    this.statement = new Statement(setting)
    this.scope = new Scope(this.statement, rows.roster)
    this.periods = new PeriodColumns(rows.periods ?? [])
    this.#conditions = [
      rows.inactive ? TRUE : isActive(this.scope.alias),
      whereHolds(rows.where, this.scope, this.periods),
      timely(rows, this.scope, this.periods),
      rows.latest ? newest(rows.latest, this.scope, this.periods) : TRUE,
    ]
  }

  /** Narrows the rows further. */
  only(held: Sql): void {
    this.#conditions.push(held)
  }

  get held(): Sql {
    return and(this.#conditions)
  }

  /** The rows, each beside every period it may count in; complete once everything that needs a link or a name has been made. */
  from(): Sql {
    return this.periods.used ? sql`${this.scope.from()} CROSS JOIN p` : this.scope.from()
  }

  finish(body: Sql, steps: Parameters<Statement['finish']>[1] = []): Sql {
    return this.statement.finish(body, [...this.periods.steps(), ...steps])
  }
}

type RowPlace = Pick<Scope, 'statement' | 'alias'>

/** The one place where the `where` of rows that count is compiled: of a row under an alias, with the names it uses. */
export function whereHolds(where: Filter | undefined, { statement, alias }: RowPlace, periods: PeriodColumns): Sql {
  return where ? condition(statement, alias, where, (name) => periods.column(name)) : TRUE
}

function timely({ during, until, period }: CountingRows, scope: Scope, periods: PeriodColumns): Sql {
  return and([
    during ? sql`${storedValue(during, scope)} BETWEEN ${periods.column('start')} AND ${periods.column('on')}` : TRUE,
    until ? sql`(${storedValue(until, scope)} > ${periods.column('on')}) IS NOT TRUE` : TRUE,
    period ? inPeriod(period, scope.column(partsOf(scope.roster, period).value), periods) : TRUE,
  ])
}

function newest({ per, by }: NonNullable<CountingRows['latest']>, scope: Scope, periods: PeriodColumns): Sql {
  const { statement, roster } = scope
  const other = statement.alias()
  const now = periods.column(timeOf(by).now)
  const when = partsOf(roster, by).value
  const owner = partsOf(roster, per).value
  const [mine, theirs] = [scope.column(when), column(other, when)]
  const later = sql`(${theirs} > ${mine} OR (${theirs} = ${mine} AND ${column(other, 'id')} > ${scope.column('id')}))`
  const same = sql`${column(other, owner)} = ${scope.column(owner)} AND ${isActive(other)}`
  return sql`${mine} <= ${now} AND NOT EXISTS (SELECT 1 FROM ${statement.table(roster)} AS ${raw(other)} WHERE ${same} AND ${theirs} <= ${now} AND ${later})`
}

/** Rows that count, one by one in the order of their ids, each read as `select` says. */
export function countedRows<T>(
  rows: CountingRows,
  setting: Setting,
  select: (at: CountingScope, columns: SelectedColumns) => ReadRow<T>,
): TypedStatement<T> {
  const at = new CountingScope(rows, setting)
  const columns = new SelectedColumns()
  const read = select(at, columns)
  const { held, scope } = at
  const body = sql`SELECT ${columns.list()} FROM ${at.from()} WHERE ${held} ORDER BY ${scope.column('id')}`
  return { sql: at.finish(body), read }
}

/** How many rows count. */
export function countOfRows(rows: CountingRows, setting: Setting): TypedStatement<number> {
  const at = new CountingScope(rows, setting)
  const columns = new SelectedColumns()
  const read = columns.integer(raw('COUNT(*)'))
  const { held } = at
  return { sql: at.finish(sql`SELECT ${columns.list()} FROM ${at.from()} WHERE ${held}`), read }
}
