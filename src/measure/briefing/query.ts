/**
 * Queries in a template, in the language of the API: `units(where: {isKeyUnit: {eq: true}}) { totalCount }`,
 * `publicityRecords(…) { aggregate { quantity { sum } } }`, `findings(…) { nodes { unit { name } } }`. "$on", "$start" and
 * "$year" stand for the day of the report.
 */
import { type FieldNode, Kind, parse, valueFromASTUntyped } from 'graphql'
import type { CellFacts } from '../../facts/cell'
import { type RosterFacts, targetOf } from '../../facts/roster'
import { measureOf } from '../../query/compile/aggregates'
import { orderBy, orderTerms } from '../../query/compile/order'
import { and, joined, raw, type Sql, sql, value } from '../../query/compile/sql'
import { Scope, Statement } from '../../query/compile/statement'
import { outgoing } from '../../query/compile/totals'
import { condition } from '../../query/compile/where'
import type { Store } from '../../store/store'
import { activeOnly } from '../active-only'
import { parametersOf } from '../catalogue'
import { frameOf, momentsOf } from '../measure'
import { namedLiteral } from '../named'
import { type Figure, MAX_ROWS } from './figure'
import type { BriefingClock } from './indicator'
import { TemplateFault } from './parse'
import { whereWords, wishWords } from './words'

/** What is asked of the rows: how many, one aggregate of a cell, or a cell of each. */
type Wish = { count: true } | { cell: CellFacts; aggregate: string } | { path: CellFacts[] }

interface Asked {
  roster: RosterFacts
  where: unknown
  /** The condition as it was written, with the names that stand for days. */
  given: unknown
  orderBy: unknown
  first: number
  wish: Wish
}

export async function queryFigure(store: Store, source: string, clock: BriefingClock): Promise<Figure> {
  const asked = await read(store, source, clock)
  const frame = await frameOf(store, clock)
  const statement = new Statement(frame.setting)
  const scope = new Scope(statement, asked.roster)
  const where = activeOnly(asked.where ?? {}, asked.roster, frame.setting.world)
  const held = and([
    sql`${scope.column('is_active')} = 1`,
    condition(statement, asked.roster, scope.alias, where, ['where']),
  ])
  const order = orderBy(orderTerms(scope, asked.orderBy, ['orderBy']), statement)
  const ask = async (body: Sql) => {
    const { text, values } = statement.finish(body)
    return store.read(text, [...values])
  }
  const listed = scopesOf(scope, asked.wish)
  const total = totalOf(asked, scope, frame.setting.dialect)
  const from = scope.from()
  const rows = await ask(
    sql`SELECT ${joined([scope.column('id'), ...listed.columns], ', ')} FROM ${from} WHERE ${held} ORDER BY ${order} LIMIT ${value(Math.min(asked.first, MAX_ROWS))}`,
  )
  const [[counted, answer]] = await ask(sql`SELECT COUNT(*), ${total} FROM ${from} WHERE ${held}`)
  const values =
    'path' in asked.wish ? rows.map(([, ...stored]) => listed.show(stored)) : [shown(asked, answer, Number(counted))]
  const fields = [fieldOf(asked)]
  return {
    values,
    source: `查询 ${source.replace(/\s+/g, ' ').trim()}`,
    words: wordsOf(store, asked),
    rows: [
      {
        roster: asked.roster.name,
        fields,
        ids: rows.map(([id]) => Number(id)),
        totalCount: Math.min(Number(counted), asked.first),
      },
    ],
  }
}

function wordsOf({ rosters }: Store, { roster, given, wish, first }: Asked): string {
  const where = whereWords(roster, given, rosters).join('、')
  return `${roster.zh}${where && `（${where}）`}${wishWords(roster, wish)}${first < MAX_ROWS ? `，取前 ${first} 条` : ''}`
}

/** A count points at what names its rows. */
function fieldOf({ roster, wish }: Asked): string {
  if ('path' in wish) return wish.path[0].name
  return 'aggregate' in wish ? wish.cell.name : roster.label.name
}

function totalOf({ roster, wish }: Asked, scope: Scope, dialect: Statement['setting']['dialect']): Sql {
  if (!('aggregate' in wish)) return raw('0')
  const measure = measureOf(roster, wish.cell, wish.aggregate)!
  return outgoing(measure, measure.sql(scope.alias, dialect))
}

function shown({ roster, wish }: Asked, answer: string | number | null, count: number): string {
  if (!('aggregate' in wish)) return String(count)
  return String(measureOf(roster, wish.cell, wish.aggregate)!.show(answer) ?? '')
}

/** The stored columns of the wished cell, at the end of its links. */
function scopesOf(scope: Scope, wish: Wish): { columns: Sql[]; show: (stored: (string | number | null)[]) => string } {
  if (!('path' in wish)) return { columns: [], show: () => '' }
  const cell = wish.path.at(-1)!
  const at = wish.path.slice(0, -1).reduce((found, link) => found.link(link), scope)
  const columns = cell.kind.columns(cell).map(({ name }) => at.column(name))
  return { columns, show: (stored) => (stored[0] === null ? '' : cell.kind.display(stored, cell)) }
}

async function read(store: Store, source: string, clock: BriefingClock): Promise<Asked> {
  const node = askedField(source)
  const roster = store.rosters.find(({ plural }) => plural === node.name.value)
  if (!roster) throw new TemplateFault(`没有“${node.name.value}”这个列表`, `there is no list “${node.name.value}”`)
  const args = Object.fromEntries((node.arguments ?? []).map((one) => [one.name.value, valueFromASTUntyped(one.value)]))
  const known = { parameters: await parametersOf(store), overrides: {} }
  return {
    roster,
    given: args.where,
    where: namedLiteral(args.where, known, momentsOf(clock)[0]),
    orderBy: args.orderBy,
    first: Number(args.first ?? Number.POSITIVE_INFINITY),
    wish: wishOf(roster, node, source),
  }
}

/** The one field that a query asks for. */
export function askedField(source: string): FieldNode {
  try {
    const [definition] = parse(`{ ${source} }`).definitions
    if (definition.kind === Kind.OPERATION_DEFINITION && definition.selectionSet.selections[0].kind === Kind.FIELD)
      return definition.selectionSet.selections[0]
  } catch (error) {
    throw new TemplateFault(
      `看不懂“${source}”：${(error as Error).message}`,
      `cannot read “${source}”: ${(error as Error).message}`,
    )
  }
  throw new TemplateFault(`看不懂“${source}”`, `cannot read “${source}”`)
}

/** The names from a field down to its leaf; there is one at each level. */
function pathOf(node: FieldNode): string[] {
  const [below] = node.selectionSet?.selections ?? []
  return below?.kind === Kind.FIELD ? [below.name.value, ...pathOf(below)] : []
}

function wishOf(roster: RosterFacts, node: FieldNode, source: string): Wish {
  const [what, ...names] = pathOf(node)
  if (what === 'totalCount' || (what === 'aggregate' && names[0] === 'count')) return { count: true }
  if (what === 'nodes' && names.length > 0) return { path: cellsOf(roster, names, source) }
  const cell = what === 'aggregate' && roster.cells.find(({ name }) => name === names[0])
  if (cell && measureOf(roster, cell, names[1])) return { cell, aggregate: names[1] }
  throw new TemplateFault(
    `“${source}”要有 totalCount、aggregate 或 nodes`,
    `“${source}” needs totalCount, aggregate or nodes`,
  )
}

function cellsOf(roster: RosterFacts, [name, ...rest]: string[], source: string): CellFacts[] {
  const cell = roster.cells.find((one) => one.name === name)
  if (!cell || (cell.kind.name === 'link') !== rest.length > 0)
    throw new TemplateFault(
      `“${source}”里没有字段“${name}”，或它是关联`,
      `“${name}” in “${source}” is no cell, or a link without a cell below it`,
    )
  return rest.length > 0 ? [cell, ...cellsOf(targetOf(cell), rest, source)] : [cell]
}
