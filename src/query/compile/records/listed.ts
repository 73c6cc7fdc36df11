/** A list of rows as a report quotes it: its filter, order and length come in, with what is wanted of it; go out the rows it rests on, and its figure. */
import type { Stored } from '../../../facts/kinds/kind'
import type { CellPath } from '../../plan/cell-path'
import { scopeAt } from '../keys'
import { orderBy, orderTerms } from '../order'
import { SelectedColumns, type TypedStatement } from '../selected-columns'
import { countMeasure, type Measure } from '../sql/aggregates'
import { integerLiteral, type Sql, sql } from '../sql/sql'
import type { Setting } from '../statement'
import { type CountingRows, CountingScope } from '../terms/counting-rows'
import { outgoing } from '../totals'
import { displayed } from './label'

interface ListedQuestion {
  rows: CountingRows
  orderBy: unknown
  first: number
  /** The cell of each row that is quoted. */
  cell?: CellPath
}

interface ListedRow {
  id: number
  /** '' when no cell is quoted, or it is empty. */
  text: string
}

export function listedRows(question: ListedQuestion, setting: Setting): TypedStatement<ListedRow> {
  const at = new CountingScope(question.rows, setting)
  const columns = new SelectedColumns()
  const id = columns.integer(at.scope.column('id'))
  const { cell } = question
  const text = cell ? displayed(scopeAt(at.scope, cell), cell.cell, columns) : () => ''
  const order = orderBy(orderTerms(at.scope, question.orderBy, ['orderBy']), at.statement)
  const { held } = at
  const body = sql`SELECT ${columns.list()} FROM ${at.from()} WHERE ${held} ORDER BY ${order} LIMIT ${integerLiteral(question.first)}`
  return { sql: at.finish(body), read: (row) => ({ id: id(row), text: text(row) }) }
}

export interface ListedFigure {
  count: number
  /** What the measure says, as it is stored. */
  found: Stored
}

/** How many rows there are, and one aggregate of them. */
export function listedFigure(rows: CountingRows, measure: Measure, setting: Setting): TypedStatement<ListedFigure> {
  const at = new CountingScope(rows, setting)
  const columns = new SelectedColumns()
  const over = (each: Measure): Sql => outgoing(each, each.sql(at.scope.alias, setting.dialect))
  const [count, found] = [columns.integer(over(countMeasure)), columns.stored(over(measure))]
  const { held } = at
  const body = sql`SELECT ${columns.list()} FROM ${at.from()} WHERE ${held}`
  return { sql: at.finish(body), read: (row) => ({ count: count(row), found: found(row) }) }
}
