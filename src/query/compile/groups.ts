/** The plan of a `groupBy` becomes one statement: of a root list, or of every parent's list at once. */
import type { Stored } from '../../facts/kinds/kind'
import type { ColumnQuery } from '../../store/columns/columns'
import type { GroupKey, GroupPlan, GroupsPlan, ListPlan } from '../plan/plan'
import { type Counting, fromGroups, questionOf } from './column-question'
import { orderMark, packCursor, unpack } from './cursor'
import { type Grouping, groupTerms, measureColumn } from './group-order'
import { type KeyColumns, keyColumns } from './keys'
import { behind, type OrderTerm, orderBy } from './order'
import { filtered, parentOf, rowsTest, wantsCursors, windowOf } from './rows'
import { partsOf } from './sql/parts'
import { and, column, joined, NULL, raw, type Sql, sql, TRUE, value } from './sql/sql'
import { Scope, type Setting, Statement } from './statement'
import { gather, Measures, outgoing } from './totals'
import { having } from './where'

export interface GroupsStatement {
  sql: Sql
  columnQuery?: ColumnQuery
  measures: Measures
  /** Where things stand in a row of the answer: the parent's id and the number of groups come first. */
  depthAt: number
  countAt: number
  allAt: number
  keyAt: number[]
  measureAt: number
  cursor?: (row: Stored[]) => string
}

const groupPlans = (plan: GroupsPlan): GroupPlan[] => [
  ...plan.nodes.map((n) => n.group),
  ...plan.edges.flatMap((edge) => edge.nodes.map((n) => n.group)),
]

export function groupsStatement(
  plan: ListPlan,
  groups: GroupsPlan,
  setting: Setting,
  parents?: number[],
): GroupsStatement {
  const statement = new Statement(setting)
  const measures = new Measures()
  for (const group of groupPlans(groups)) for (const { fields } of group.aggregates) gather(fields, measures)
  const grouping: Grouping = { statement, plan, groups, measures, parents }
  const held = having(statement, groups.having, (measure) => measureColumn(grouping, measure))
  const terms = groupTerms(grouping)
  const { columns, ...places } = outputs(grouping, terms)
  const whole = sql`SELECT g0.*, SUM(CASE WHEN depth = ${raw(String(groups.by.length))} THEN n END) OVER (${parents ? raw('PARTITION BY parent') : raw('')}) AS whole FROM g0`
  const kept: [string, Sql][] = [
    ['g1', whole],
    ['g', sql`SELECT * FROM g1 WHERE ${held}`],
  ]
  const body = paged(grouping, terms, columns)
  const found = statement.finish(body, [['g0', counted(grouping)], ...kept])
  return {
    sql: found,
    columnQuery: columnQueryOf(grouping, statement.finish(body, [['g0', fromGroups(countingOf(grouping))], ...kept])),
    measures,
    ...places,
  }
}

const depthsOf = ({ by, rollup }: GroupsPlan): number[] =>
  rollup ? by.map((_, i) => by.length - i).concat(0) : [by.length]

const countingOf = ({ plan, groups, measures, parents }: Grouping): Counting => ({
  plan,
  parents: parents !== undefined,
  by: groups.by,
  measures: measures.all,
  depths: depthsOf(groups),
})

function columnQueryOf(grouping: Grouping, { text, values }: Sql): ColumnQuery | undefined {
  const question = questionOf(
    countingOf(grouping),
    grouping.statement.setting,
    rowsTest(grouping.plan, grouping.parents),
  )
  return question ? { question, sql: text, values, at: 0 } : undefined
}

/** Every grouping that was asked for: the full one, and with `rollup` those of the shorter prefixes, the grand total last. */
function counted(grouping: Grouping): Sql {
  const { groups } = grouping
  return joined(
    depthsOf(groups).map((depth) => prefix(grouping, depth)),
    ' UNION ALL ',
  )
}

function prefix(grouping: Grouping, depth: number): Sql {
  const { statement, plan, groups, measures, parents } = grouping
  const { dialect } = statement.setting
  const scope = new Scope(statement, plan.roster)
  const keys = groups.by.slice(0, depth).map((key) => keyColumns(key, scope))
  const parent = parents ? parentOf(plan, scope) : undefined
  const shown = groups.by.flatMap((key, i) => named(key, keys[i], i))
  const aggregates = measures.all.map((measure, i) => sql`${measure.sql(scope.alias, dialect)} AS ${raw(`a${i}`)}`)
  const columns = [
    ...(parent ? [sql`${parent} AS parent`] : []),
    ...shown,
    raw(`${depth} AS depth`),
    raw('COUNT(*) AS n'),
    ...aggregates,
  ]
  const by = [...(parent ? [parent] : []), ...keys.flatMap((key) => (key.sort ? [key.value, key.sort] : [key.value]))]
  const held = filtered(plan, scope, parent && dialect.oneOf(parent, parents!, 'integer'))
  const grouped = by.length > 0 ? sql` GROUP BY ${joined(by, ', ')}` : raw('')
  return sql`SELECT ${joined(columns, ', ')} FROM ${scope.from()} WHERE ${held}${grouped} HAVING COUNT(*) > 0`
}

/** A key that a subtotal does not have is null, of the type it has in the full groups. */
function named(key: GroupKey, columns: KeyColumns | undefined, i: number): Sql[] {
  const parts = key.cell ? partsOf(key.roster, key.cell) : undefined
  const type = raw(key.grain || !parts ? 'integer' : parts.type)
  const sorted = parts !== undefined && parts.sort !== parts.value
  const found = columns?.value ?? sql`CAST(${NULL} AS ${type})`
  const sort = columns?.sort ?? sql`CAST(${NULL} AS text)`
  return [sql`${found} AS ${raw(`k${i}`)}`, ...(sorted ? [sql`${sort} AS ${raw(`s${i}`)}`] : [])]
}

/** What leaves the statement, in order. */
function outputs(
  grouping: Grouping,
  terms: OrderTerm[],
): Omit<GroupsStatement, 'sql' | 'short' | 'measures'> & { columns: Sql[] } {
  const { groups, measures } = grouping
  const keys = groups.by.map((_, i) => raw(`k${i}`))
  const columns = [
    raw('depth'),
    raw('n'),
    raw('whole'),
    ...keys,
    ...measures.all.map((measure) => outgoing(measure, measureColumn(grouping, measure))),
  ]
  const skip = 2
  const places = {
    depthAt: skip,
    countAt: skip + 1,
    allAt: skip + 2,
    keyAt: keys.map((_, i) => skip + 3 + i),
    measureAt: skip + 3 + keys.length,
  }
  if (!wantsCursors(groups)) return { ...places, columns }
  const mark = orderMark(terms)
  const from = skip + columns.length
  const cursor = (row: Stored[]): string =>
    packCursor(
      mark,
      terms.map((_, i) => row[from + i] ?? null),
    )
  return {
    ...places,
    cursor,
    columns: [...columns, ...terms.map((term) => (term.holds === 'exact' ? sql`CAST(${term.sql} AS text)` : term.sql))],
  }
}

/** One page of groups, with the number of all groups in every row; a page that is empty still says the number. */
function paged({ groups, parents, statement }: Grouping, terms: OrderTerm[], columns: Sql[]): Sql {
  const window = windowOf(groups)
  const { after, offset } = groups.page
  const held = after === undefined ? TRUE : behind(terms, unpack(after, terms, [...groups.path, 'after']))
  const last = offset + window.size + (window.more ? 1 : 0)
  const part = parents ? raw('PARTITION BY parent ') : raw('')
  const named = joined(
    [...(parents ? [raw('parent')] : []), ...columns.map((c, i) => sql`${c} AS ${raw(`c${i}`)}`)],
    ', ',
  )
  const ranked = sql`SELECT ${named}, ROW_NUMBER() OVER (${part}ORDER BY ${orderBy(terms, statement)}) AS place FROM g WHERE ${held}`
  const page = sql`SELECT * FROM (${ranked}) AS r WHERE place > ${value(offset)} AND place <= ${value(last)}`
  const total = parents
    ? sql`SELECT parent, COUNT(*) AS total FROM g GROUP BY parent`
    : sql`SELECT COUNT(*) AS total FROM g`
  const own = joined(
    columns.map((_, i) => column('p', `c${i}`)),
    ', ',
  )
  const meet = and(parents ? [sql`p.parent = t.parent`] : [])
  return sql`SELECT ${parents ? raw('t.parent') : NULL}, t.total, ${own} FROM (${total}) AS t LEFT JOIN (${page}) AS p ON ${meet} ORDER BY p.place`
}
