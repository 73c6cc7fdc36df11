/** `totalCount` and `aggregate` of a list become one statement, whatever is asked of them: of a root, or of every parent at once. */
import type { Stored } from '../../facts/kinds/kind'
import type { ColumnQuery } from '../../store/columns/columns'
import type { ListPlan, TotalPlan, TotalsPlan } from '../plan/plan'
import { type Counting, fromGroups, questionOf } from './column-question'
import { blank, type Shaped } from './row-maker'
import { filtered, parentOf, rowsTest } from './rows'
import { countMeasure, type Measure } from './sql/aggregates'
import { joined, raw, type Sql, sql } from './sql/sql'
import { Scope, type Setting, Statement } from './statement'

/** The aggregates a statement finds, each once, and where they stand. */
export class Measures {
  readonly all: Measure[] = []
  readonly #places = new Map<string, number>()

  at(measure: Measure): number {
    let place = this.#places.get(measure.id)
    if (place === undefined) {
      place = this.all.push(measure) - 1
      this.#places.set(measure.id, place)
    }
    return place
  }
}

export const wantsTotals = (plan: ListPlan): boolean => plan.totalCounts.length + plan.aggregates.length > 0

export function gather(fields: TotalPlan[], measures: Measures): void {
  for (const field of fields) {
    if ('fields' in field) gather(field.fields, measures)
    else measures.at(field.measure)
  }
}

/** Sums leave the database as text, so that nothing rounds them. */
export const outgoing = (measure: Measure, found: Sql): Sql =>
  measure.type === 'exact' ? sql`CAST(${found} AS text)` : found

export interface TotalsStatement {
  sql: Sql
  columnQuery?: ColumnQuery
  measures: Measures
  /** How many columns stand before the aggregates. */
  skip: number
}

export function totalsStatement(plan: ListPlan, setting: Setting, parents?: number[]): TotalsStatement {
  const statement = new Statement(setting)
  const scope = new Scope(statement, plan.roster)
  const measures = new Measures()
  if (plan.totalCounts.length > 0) measures.at(countMeasure)
  for (const { fields } of plan.aggregates) gather(fields, measures)
  if (measures.all.length === 0) measures.at(countMeasure)
  const found = joined(
    measures.all.map((measure) => outgoing(measure, measure.sql(scope.alias, setting.dialect))),
    ', ',
  )
  const parent = parents && parentOf(plan, scope)
  const held = filtered(plan, scope, parent && setting.dialect.oneOf(parent, parents, 'integer'))
  const body = parent
    ? sql`SELECT ${parent}, ${found} FROM ${scope.from()} WHERE ${held} GROUP BY ${parent}`
    : sql`SELECT ${found} FROM ${scope.from()} WHERE ${held}`
  const counting: Counting = { plan, parents: parents !== undefined, by: [], measures: measures.all, depths: [0] }
  return {
    sql: statement.finish(body),
    columnQuery: columnQueryOf(counting, setting, parents),
    measures,
    skip: parents ? 1 : 0,
  }
}

function columnQueryOf(counting: Counting, setting: Setting, parents?: number[]): ColumnQuery | undefined {
  const question = questionOf(counting, setting, rowsTest(counting.plan, parents))
  if (!question) return undefined
  const found = counting.measures.map((measure, i) => outgoing(measure, raw(`a${i}`)))
  const shown = joined(counting.parents ? [raw('parent'), ...found] : found, ', ')
  const { text, values } = sql`WITH g0 AS (${fromGroups(counting)}) SELECT ${shown} FROM g0`
  return { question, sql: text, values, at: 0 }
}

/** The fields of an `aggregate`, from a row of stored aggregates; no row means no rows were counted. */
export function shapeTotals(plan: TotalsPlan, measures: Measures, row: Stored[] | undefined, skip: number): Shaped {
  const into = blank(plan)
  for (const field of plan.fields) {
    if ('fields' in field) into[field.key] = shapeTotals(field, measures, row, skip)
    else {
      const stored = row ? (row[skip + measures.at(field.measure)] ?? null) : emptyValue(field.measure)
      into[field.key] = field.measure.show(stored, field.unit)
    }
  }
  return into
}

const emptyValue = (measure: Measure): Stored =>
  measure.id === 'count' || measure.id.endsWith('.countDistinct') ? 0 : null
