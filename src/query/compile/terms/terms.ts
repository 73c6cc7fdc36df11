/** Terms over the same rows come in, with the levels, periods and key they are wanted for; goes out the one statement that answers all of them, and how its answer is read. */
import type { Stored } from '../../../facts/kinds/kind'
import type { GroupKey } from '../../plan/plan'
import { firstFilled } from '../keys'
import { and, identifier, joined, NULL, raw, type Sql, sql, TRUE, value } from '../sql/sql'
import type { Setting } from '../statement'
import { type TermAggregateQuestion, type TermMeasure, termMeasure } from './aggregates'
import { TermsAnswer } from './answer'
import { type CountingRows, CountingScope } from './counting-rows'
import type { LevelKeys } from './level-keys'

export interface TermsQuestion {
  rows: CountingRows
  aggregates: readonly TermAggregateQuestion[]
  /** Levels the rows are counted by, each for itself. */
  levels: readonly LevelKeys[]
  /** Only rows inside one area. */
  inside: { level: LevelKeys; id: number } | null
  /** What they are broken down by: the first key that is filled. */
  by?: readonly GroupKey[]
}

interface TermsStatement {
  sql: Sql
  /** What is asked of the rows, in the order of the aggregates. */
  measures: TermMeasure[]
  answer(rows: Stored[][]): TermsAnswer
}

export function termsStatement(question: TermsQuestion, setting: Setting): TermsStatement {
  const at = new CountingScope(question.rows, setting)
  const measures = question.aggregates.map((each) => termMeasure(at.scope.roster, each))
  const rows = rowsOf(question, at, measures)
  const body = joined(
    question.levels.map((level, n) => branch(question, level, n, measures, setting)),
    ' UNION ALL ',
  )
  const levels = question.levels.map(({ name }) => name)
  return {
    sql: at.finish(body, [['r', rows, levels.length > 1 ? 'once' : undefined]]),
    measures,
    answer: (found) => new TermsAnswer(found, levels, at.periods.numbers()),
  }
}

const KEY = identifier('_k')
const PERIOD = identifier('_p')
const areaName = ({ name }: LevelKeys): Sql => identifier(`_${name}`)

/** The rows as all levels read them: period, areas, key, and the cells that are summed. */
function rowsOf(question: TermsQuestion, at: CountingScope, measures: TermMeasure[]): Sql {
  const { scope, held } = at
  const areas = [...areasOf(question)].map(([name, keys]) => sql`${firstFilled(keys, scope)} AS ${name}`)
  const key = question.by ? [sql`${firstFilled(question.by, scope)} AS ${KEY}`] : []
  const cells = [...new Set(measures.flatMap(({ columns }) => columns))].map((name) => scope.column(name))
  const columns = [sql`${at.periods.number} AS ${PERIOD}`, ...areas, ...key, ...cells]
  return sql`SELECT ${joined(columns, ', ')} FROM ${at.from()} WHERE ${held}`
}

/** The levels that are told by keys, each once. */
function areasOf({ levels, inside }: TermsQuestion): Map<Sql, readonly GroupKey[]> {
  const wanted = new Map([...levels, ...(inside ? [inside.level] : [])].map((level) => [level.name, level]))
  return new Map([...wanted.values()].flatMap((level) => (level.keys ? [[areaName(level), level.keys]] : [])))
}

/** Columns as TermsAnswer reads them. */
function branch(
  { inside, by }: TermsQuestion,
  level: LevelKeys,
  n: number,
  measures: TermMeasure[],
  setting: Setting,
): Sql {
  const area = level.keys ? sql`r.${areaName(level)}` : raw('0')
  const held = and([
    level.keys ? sql`${area} IS NOT NULL` : TRUE,
    inside?.level.keys ? sql`r.${areaName(inside.level)} = ${value(inside.id)}` : TRUE,
  ])
  const key = by ? [sql`r.${KEY}`] : []
  const groups = [...(level.keys ? [area] : []), sql`r.${PERIOD}`, ...key]
  const asked = measures.flatMap((each) => [each.present('r', setting.dialect), text(each.sql('r', setting.dialect))])
  const shown = [raw(String(n)), area, sql`r.${PERIOD}`, ...(by ? key : [NULL]), raw('COUNT(*)'), ...asked]
  return sql`SELECT ${joined(shown, ', ')} FROM r WHERE ${held} GROUP BY ${joined(groups, ', ')}`
}

/** Totals leave the database as text, so that nothing rounds them. */
const text = (part: Sql): Sql => sql`CAST(${part} AS text)`
