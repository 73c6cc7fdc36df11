/** The plan of a list becomes the one statement that reads its rows: the page of a root, or the page of every parent at once. */
import { BoundedCache } from '../../facts/bounded-cache'
import type { Stored } from '../../facts/kinds/kind'
import type { ColumnTest } from '../../store/columns/columns'
import type { ListPlan, Page, PageInfoPlan } from '../plan/plan'
import { columnTest } from './column-test'
import { orderMark, packCursor, unpack } from './cursor'
import { isIndexPage, isNear } from './index-page'
import { behind, type OrderTerm, orderBy, orderTerms, reversed } from './order'
import { fillPlaceholders, placeholderFor } from './placeholders'
import { type BelowList, type MakeRow, rowMaker, type Waiting } from './row-maker'
import { searched } from './search'
import { SelectedColumns } from './selected-columns'
import { partsOf } from './sql/parts'
import { and, identifier, integerLiteral, joined, raw, type Sql, sql, TRUE, value } from './sql/sql'
import { Scope, type Setting, Statement } from './statement'
import { condition } from './where'

export interface RowsStatement {
  sql: Sql
  /** One per `nodes` and `edges.node` of the plan, in their order. */
  makers: MakeRow[]
  waiting: Waiting[]
  /** The cursor of a row, when any is asked for. */
  cursor?: (row: Stored[]) => string
  /** Where the parent's id stands in a row. */
  parentAt: number
  /** It reads its page straight from an index. */
  indexPage: boolean
}

/** Which way a page is read, and how many rows; one more tells whether there are others. */
interface PageWindow {
  backward: boolean
  size: number
  more: boolean
}

export const windowOf = ({ page, pageInfo }: { page: Page; pageInfo: PageInfoPlan[] }): PageWindow => ({
  backward: page.first === undefined,
  size: (page.first ?? page.last)!,
  more: pageInfo.length > 0 || (page.first !== undefined && page.last !== undefined),
})

export const wantsCursors = (plan: { edges: { cursors: string[] }[]; pageInfo: PageInfoPlan[] }): boolean =>
  plan.edges.some((edge) => edge.cursors.length > 0) ||
  plan.pageInfo.some((info) => info.fields.some(([, name]) => name.endsWith('Cursor')))

export const rowPlans = (plan: ListPlan) => [
  ...plan.nodes.map((n) => n.row),
  ...plan.edges.flatMap((edge) => edge.nodes.map((n) => n.row)),
]

/** The rows a list is about: its own filter, its search, and belonging to the parents. */
export function filtered(plan: ListPlan, scope: Scope, parents?: Sql): Sql {
  return and([parents ?? TRUE, condition(scope.statement, scope.alias, plan.where), searched(plan.search, scope)])
}

/** The same rows as columns in memory would tell; a search only the database can. */
export function rowsTest(plan: ListPlan, parents?: number[]): ColumnTest | undefined {
  const held = plan.search === null ? columnTest(plan.where) : undefined
  if (!held || !parents) return held
  return { and: [{ column: partsOf(plan.roster, plan.parent!.cell).value, in: parents }, held] }
}

export const parentOf = (plan: ListPlan, scope: Scope): Sql =>
  scope.column(partsOf(plan.roster, plan.parent!.cell).value)

export function rowsStatement(plan: ListPlan, setting: Setting, parents?: number[]): RowsStatement {
  const statement = new Statement(setting)
  const inner = new Scope(statement, plan.roster)
  const held = filtered(plan, inner)
  const form = formOf({ plan, setting, statement, inner, held, parents })
  const { makers, below, cursor, parentAt, indexPage } = form
  const above = parents ? setting.dialect.ids(parents).values : []
  return {
    sql: fillPlaceholders(form.sql, { held: held.values, offset: [plan.page.offset], parents: above }),
    makers,
    waiting: below.map(({ list, key }) => ({ list, key, owners: [] })),
    cursor,
    parentAt,
    indexPage: indexPage && isNear(plan.page),
  }
}

/** A statement with its gaps, and what becomes of its rows. */
interface Form extends Omit<RowsStatement, 'waiting'> {
  below: BelowList[]
}

interface Asked {
  plan: ListPlan
  setting: Setting
  statement: Statement
  inner: Scope
  held: Sql
  parents?: number[]
}

/** The forms of each connection plan that is kept, by all that they depend on. */
const forms = new WeakMap<ListPlan['nodes'], { edges: unknown; pageInfo: unknown; known: BoundedCache<string, Form> }>()
/** Filters of one connection that are remembered. */
const FORMS = 50

function formOf(asked: Asked): Form {
  const { plan, setting, held, parents } = asked
  const { nodes, edges, pageInfo, page } = plan
  // A cursor holds the values of its row, and what an earlier moment reads depends on the filter's links.
  if (page.after !== undefined || page.before !== undefined || setting.at !== null) return newForm(asked)
  let kept = forms.get(nodes)
  if (kept?.edges !== edges || kept.pageInfo !== pageInfo) {
    kept = { edges, pageInfo, known: new BoundedCache(FORMS) }
    forms.set(nodes, kept)
  }
  const key = `${setting.strict} ${parents !== undefined} ${page.first} ${page.last} ${JSON.stringify(plan.orderBy)} ${held.text}`
  return kept.known.getOrMake(key, () => newForm(asked))
}

function newForm({ plan, setting, statement, inner, held, parents }: Asked): Form {
  const window = windowOf(plan)
  const terms = orderTerms(inner, plan.orderBy, [...plan.path, 'orderBy'])
  const direct = setting.at !== null || (terms.length === 1 && !parents)
  const outer = direct ? inner : new Scope(statement, plan.roster)
  const columns = new SelectedColumns()
  const parentAt = plan.parent ? columns.at(parentOf(plan, outer)) : -1
  const below: BelowList[] = []
  const makers = rowPlans(plan).map((row) => rowMaker(row, outer, columns, below))
  const outerTerms = direct ? terms : orderTerms(outer, plan.orderBy, [...plan.path, 'orderBy'])
  const cursor = wantsCursors(plan) ? cursorOf(outerTerms, columns) : undefined
  if (columns.all.length === 0) columns.at(outer.column('id'))
  const sorted = (list: OrderTerm[]): Sql => orderBy(window.backward ? reversed(list) : list, statement)
  const limit = sql`LIMIT ${integerLiteral(window.size + (window.more ? 1 : 0))} OFFSET ${placeholderFor('offset', value(plan.page.offset))}`
  const bounds = (own: Sql = TRUE): Sql => and([own, placeholderFor('held', held), ...pageBounds(plan, terms)])
  const read = {
    statement,
    plan,
    setting,
    inner,
    outer,
    columns,
    parents,
    limit,
    sorted,
    terms,
    outerTerms,
    bounds,
    window,
  }
  const body = !parents
    ? direct
      ? rootDirect(read)
      : rootPicked(read)
    : direct
      ? perParentRanked(read)
      : perParentPicked(read)
  return { sql: statement.finish(body), makers, below, cursor, parentAt, indexPage: isIndexPage(plan, setting, terms) }
}

interface Read {
  statement: Statement
  plan: ListPlan
  setting: Setting
  inner: Scope
  outer: Scope
  columns: SelectedColumns
  parents?: number[]
  limit: Sql
  terms: OrderTerm[]
  outerTerms: OrderTerm[]
  window: PageWindow
  sorted(terms: OrderTerm[]): Sql
  bounds(own?: Sql): Sql
}

function pageBounds(plan: ListPlan, terms: OrderTerm[]): Sql[] {
  const bounds: Sql[] = []
  const { after, before } = plan.page
  if (after !== undefined) bounds.push(behind(terms, unpack(after, terms, [...plan.path, 'after'])))
  if (before !== undefined) bounds.push(behind(reversed(terms), unpack(before, terms, [...plan.path, 'before'])))
  return bounds
}

function cursorOf(terms: OrderTerm[], columns: SelectedColumns): (row: Stored[]) => string {
  const mark = orderMark(terms)
  const places = terms.map((term) => columns.at(term.holds === 'exact' ? sql`CAST(${term.sql} AS text)` : term.sql))
  return (row) =>
    packCursor(
      mark,
      places.map((at) => row[at] ?? null),
    )
}

const selected = (columns: SelectedColumns): Sql => joined(columns.all, ', ')

/** In the order of ids, or as of an earlier import: the rows are taken as they come. */
const rootDirect = ({ columns, inner, bounds, sorted, terms, limit }: Read): Sql => {
  const held = bounds()
  return sql`SELECT ${selected(columns)} FROM ${inner.from()} WHERE ${held} ORDER BY ${sorted(terms)} ${limit}`
}

/** First the ids of the page, over as little as ordering needs; only its rows are then read in full and their links joined. */
const rootPicked = ({ columns, inner, outer, bounds, sorted, terms, outerTerms, limit }: Read): Sql => {
  const held = bounds()
  const picked = sql`SELECT ${inner.column('id')} AS id FROM ${inner.from()} WHERE ${held} ORDER BY ${sorted(terms)} ${limit}`
  return sql`SELECT ${selected(columns)} FROM (${picked}) AS p JOIN ${outer.statement.table(outer.roster)} AS ${raw(outer.alias)} ON ${outer.column('id')} = p.id${outer.joins()} ORDER BY ${sorted(outerTerms)}`
}

/**
 * The page of each parent by a subquery that runs once a parent and stops at the limit. Beside numbering all rows of all
 * parents with a window function this reads the same rows but sorts only the few it keeps, and none where an index has the order.
 */
function perParentPicked({
  setting,
  plan,
  columns,
  inner,
  outer,
  parents,
  bounds,
  sorted,
  terms,
  outerTerms,
  limit,
}: Read): Sql {
  const held = bounds(sql`${parentOf(plan, inner)} = p.value`)
  const above = placeholderFor('parents', setting.dialect.ids(parents!))
  const picked = sql`SELECT ${inner.column('id')} AS id FROM ${inner.from()} WHERE ${held} ORDER BY ${sorted(terms)} ${limit}`
  const table = sql`${identifier(plan.roster.table)} AS ${raw(outer.alias)}`
  const from =
    setting.dialect.name === 'sqlite'
      ? sql`${above} CROSS JOIN ${table}${outer.joins()} WHERE ${outer.column('id')} IN (${picked})`
      : sql`${above} CROSS JOIN LATERAL (${picked}) AS q JOIN ${table} ON ${outer.column('id')} = q.id${outer.joins()}`
  return sql`SELECT ${selected(columns)} FROM ${from} ORDER BY ${sorted(outerTerms)}`
}

/** As of an earlier import there is no index to begin from, so one pass numbers the rows of every parent. */
function perParentRanked({ setting, plan, columns, inner, parents, bounds, sorted, terms, window }: Read): Sql {
  const parent = parentOf(plan, inner)
  const held = bounds(setting.dialect.oneOf(parent, parents!, 'integer'))
  const named = joined(
    columns.all.map((column, i) => sql`${column} AS ${raw(`c${i}`)}`),
    ', ',
  )
  const ranked = sql`SELECT ${named}, ROW_NUMBER() OVER (PARTITION BY ${parent} ORDER BY ${sorted(terms)}) AS n FROM ${inner.from()} WHERE ${held}`
  const last = plan.page.offset + window.size + (window.more ? 1 : 0)
  return sql`SELECT ${raw(columns.all.map((_, i) => `c${i}`).join(', '))} FROM (${ranked}) AS r WHERE n > ${value(plan.page.offset)} AND n <= ${value(last)} ORDER BY n`
}
