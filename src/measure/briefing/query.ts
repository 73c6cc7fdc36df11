/**
 * Queries in a template, in the language of the API: `units(where: {isKeyUnit: {eq: true}}) { totalCount }`,
 * `publicityRecords(…) { aggregate { quantity { sum } } }`, `findings(…) { nodes { unit { name } } }`. "$on", "$start" and
 * "$year" stand for the day of the report.
 */
import { type FieldNode, Kind, parse, valueFromASTUntyped } from 'graphql'
import type { CellFacts } from '../../facts/cell'
import { type RosterFacts, targetOf } from '../../facts/roster'
import type { World } from '../../facts/world'
import { Refusal } from '../../messages/refusal'
import { type ListedFigure, listedFigure, listedRows } from '../../query/compile/records/listed'
import { countMeasure, type Measure, measureOf } from '../../query/compile/sql/aggregates'
import type { CellPath } from '../../query/plan/cell-path'
import { readOne, readTyped } from '../../query/run/read-typed'
import type { Store } from '../../store/store'
import { frameOf } from '../measure'
import { dayOf, type Moment, momentOf, periodOf } from '../periods'
import { writtenFilter } from '../row-filter'
import { countingRows } from '../term'
import { type Figure, MAX_ROWS } from './figure'
import type { BriefingClock } from './indicator'
import { conditionWords, wishWords } from './words'

/** What is asked of the rows: how many, one aggregate of a cell, or a cell of each. */
type Wish = { count: true } | { cell: CellFacts; aggregate: string; measure: Measure } | { path: CellPath }

interface Asked {
  roster: RosterFacts
  where: Record<string, unknown>
  orderBy: unknown
  first: number
  wish: Wish
}

export async function queryFigure(store: Store, source: string, clock: BriefingClock): Promise<Figure> {
  const asked = read(store, source)
  const frame = await frameOf(store, clock)
  const { roster, where, wish } = asked
  const rows = countingRows(frame, { roster: roster.name, where }, [momentAt(clock)])
  const cell = 'path' in wish ? wish.path : undefined
  const question = { rows, orderBy: asked.orderBy, first: Math.min(asked.first, MAX_ROWS), cell }
  const listed = await readTyped(store, listedRows(question, frame.setting))
  const figure = await readOne(store, listedFigure(rows, measureIn(wish), frame.setting))
  return {
    values: cell ? listed.map(({ text }) => text) : [shown(wish, figure)],
    source: `查询 ${source.replace(/\s+/g, ' ').trim()}`,
    words: wordsOf(asked, frame.setting.world),
    rows: [
      {
        roster: roster.name,
        fields: [fieldOf(asked)],
        ids: listed.map(({ id }) => id),
        totalCount: Math.min(figure.count, asked.first),
      },
    ],
  }
}

/** The names of a condition stand for days and the year as they are on the day of the report. */
const momentAt = ({ on, period = periodOf('YEAR', dayOf(on)) }: BriefingClock): Moment => momentOf(period, on)

function wordsOf({ roster, where: asked, wish, first }: Asked, world: World): string {
  const where = conditionWords(writtenFilter(asked, roster, world)).zh
  return `${roster.zh}${where && `（${where}）`}${wishWords(wish)}${first < MAX_ROWS ? `，取前 ${first} 条` : ''}`
}

/** A count points at what names its rows. */
function fieldOf({ roster, wish }: Asked): string {
  if ('path' in wish) return (wish.path.links[0] ?? wish.path.cell).name
  return 'aggregate' in wish ? wish.cell.name : roster.label.name
}

const measureIn = (wish: Wish): Measure => ('measure' in wish ? wish.measure : countMeasure)

const shown = (wish: Wish, { found }: ListedFigure): string => String(measureIn(wish).show(found) ?? '')

function read(store: Store, source: string): Asked {
  const node = askedField(source)
  const roster = store.rosters.find(({ plural }) => plural === node.name.value)
  if (!roster) throw new Refusal('template.no-list', { value: node.name.value })
  const args = Object.fromEntries((node.arguments ?? []).map((one) => [one.name.value, valueFromASTUntyped(one.value)]))
  return {
    roster,
    where: args.where as Record<string, unknown>,
    orderBy: args.orderBy,
    first: Number(args.first ?? Number.POSITIVE_INFINITY),
    wish: wishOf(roster, node, source),
  }
}

/** The one field that a query asks for. */
export function askedField(source: string): FieldNode {
  try {
    const [definition] = parse(`{ ${source} }`).definitions
    const [field] = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : []
    if (field?.kind === Kind.FIELD) return field
  } catch (error) {
    throw new Refusal('template.not-understood', { source, message: (error as Error).message })
  }
  throw new Refusal('template.no-query', { source })
}

/** The names from a field down to its leaf; there is one at each level. */
function pathOf(node: FieldNode): string[] {
  const [below] = node.selectionSet?.selections ?? []
  return below?.kind === Kind.FIELD ? [below.name.value, ...pathOf(below)] : []
}

function wishOf(roster: RosterFacts, node: FieldNode, source: string): Wish {
  const [what, ...names] = pathOf(node)
  const [name = '', aggregate = ''] = names
  if (what === 'totalCount' || (what === 'aggregate' && name === 'count')) return { count: true }
  if (what === 'nodes' && names.length > 0) return { path: cellAtEnd(roster, names, source) }
  const cell = what === 'aggregate' ? roster.cells.find((one) => one.name === name) : undefined
  const measure = cell && measureOf(roster, cell, aggregate)
  if (cell && measure) return { cell, aggregate, measure }
  throw new Refusal('template.no-figure', { source })
}

function cellAtEnd(roster: RosterFacts, [name, ...rest]: string[], source: string): CellPath {
  const cell = roster.cells.find((one) => one.name === name)
  if (!cell || (cell.kind.name === 'link') !== rest.length > 0)
    throw new Refusal('template.no-cell', { source, name: name ?? '' })
  if (rest.length === 0) return { links: [], roster, cell }
  const found = cellAtEnd(targetOf(cell), rest, source)
  return { ...found, links: [cell, ...found.links] }
}
