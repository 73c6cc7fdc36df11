/** Goes down a chain of lists, row by row and page by page, with nothing read on the way but what names the rows above. */

import type { OneOrMore } from '../../facts/lists'
import type { Shaped } from '../compile/row-maker'
import type { ListPlan, RowPlan } from '../plan/plan'
import { labelPath, type OutputColumn } from './columns'
import { flat } from './flat'
import type { AsOfAsked, AsOfReader } from './moment'
import { PAGE_SIZE, pagesOf } from './pages'
import { type ExportSource, groupsSource, ID_FIELD, rowsSource } from './source'
import { type BelowTable, belowOf, type ExportTable } from './tables'
import { formatOf, headingOf, idFormat } from './values'

export type Chain = OneOrMore<BelowTable>

/** Every way down from a row to a list. */
export const chainsOf = (row: RowPlan): Chain[] =>
  belowOf(row).flatMap((below): Chain[] => {
    const further = below.root.kind === 'rows' ? chainsOf(below.root.row) : []
    return [[further.length > 0 ? identified(below) : below], ...further.map((rest): Chain => [below, ...rest])]
  })

const KEY = '\u0001row'

/** Rows that others refer to show the ids they refer by, asked for or not. */
export const withId = (row: RowPlan): RowPlan =>
  row.marks.some(({ name }) => name === 'id')
    ? row
    : { ...row, keys: [KEY, ...row.keys], marks: [{ key: KEY, name: 'id' }, ...row.marks] }

const identified = (below: BelowTable): BelowTable =>
  below.root.kind === 'rows' ? { ...below, root: { ...below.root, row: withId(below.root.row) } } : below

const LABEL = '\u0001label'

/** The id and the name of a row above, as columns of the list below it. */
export const nameColumns = ({ roster }: RowPlan, at: number): OutputColumn[] => [
  { header: `${roster.zh}编号`, look: idFormat, path: [String(at), ID_FIELD] },
  ...(roster.label.kind.name === 'link'
    ? []
    : [
        {
          header: labelPath([roster.zh, headingOf(roster.label)]),
          look: formatOf(roster.label),
          path: [String(at), LABEL],
        },
      ]),
]

const blank = { names: [], values: [], qualifiers: [], links: [], lists: [], sources: [] }

/** A row with its name, and the one list that is wanted. */
function toward({ type, roster }: RowPlan, below: BelowTable, inner: ListPlan, row: RowPlan): RowPlan {
  const named = roster.label.kind.name !== 'link'
  const [to] = below.path
  return {
    ...blank,
    type,
    roster,
    keys: [ID_FIELD, ...(named ? [LABEL] : []), to ?? below.key],
    marks: [{ key: ID_FIELD, name: 'id' }],
    values: named ? [{ key: LABEL, cell: roster.label, required: false }] : [],
    links: to === undefined ? [] : [along(row, below, inner)],
    lists: to === undefined ? [{ key: below.key, list: inner }] : [],
  }
}

/** The links from a row to the one the list belongs to. */
function along(row: RowPlan, below: BelowTable, inner: ListPlan, at = 0): RowPlan['links'][number] {
  const link = row.links.find(({ key }) => key === below.path[at])!
  const further = below.path[at + 1]
  const last = further === undefined
  const next = last ? [] : [along(link.row, below, inner, at + 1)]
  return {
    ...link,
    row: {
      ...blank,
      type: link.row.type,
      roster: link.row.roster,
      keys: [ID_FIELD, further ?? below.key],
      marks: [{ key: ID_FIELD, name: 'id' }],
      links: next,
      lists: last ? [{ key: below.key, list: inner }] : [],
    },
  }
}

/** Rows of each level on a page; the innermost come with those above them. */
const sizes = (depth: number): number[] =>
  depth === 1 ? [50, 200] : depth === 2 ? [20, 20, 25] : Array(depth + 1).fill(8)

/** A row on the way down: its name, and the first page of the next list of the chain. */
function rowToward(row: RowPlan, [below, ...rest]: Chain, [size = PAGE_SIZE, ...others]: number[]): RowPlan {
  return toward(row, below, sourceOf(below, rest, others).page(size), row)
}

function sourceOf({ root }: BelowTable, rest: BelowTable[], others: number[]): ExportSource {
  if (root.kind === 'groups') return groupsSource(root.list, root.key, root.groups)
  return rowsSource(root.list, isChain(rest) ? rowToward(root.row, rest, others) : flat(root.row))
}

const isChain = (tables: BelowTable[]): tables is Chain => tables.length > 0

/** Pages of [row above, …, row], outermost first. */
export async function* walkRows({ root, asOf }: ExportTable, chain: Chain, at: AsOfReader): AsyncGenerator<Shaped[]> {
  if (root.kind !== 'rows' && root.kind !== 'one') return
  const [size = PAGE_SIZE, ...others] = sizes(chain.length)
  const row = rowToward(root.row, chain, others)
  if (root.kind === 'one') {
    const found = await at.one(row, root.where, root.path, asOf)
    if (found) yield* down([found], [], chain, others, at, asOf)
    return
  }
  for await (const rows of pagesOf(rowsSource(root.list, row), size, at, asOf))
    yield* down(rows, [], chain, others, at, asOf)
}

async function* down(
  rows: Shaped[],
  above: Shaped[],
  [below, ...rest]: Chain,
  [, ...others]: number[],
  at: AsOfReader,
  asked: AsOfAsked,
): AsyncGenerator<Shaped[]> {
  const source = sourceOf(below, rest, others)
  for (const row of rows) {
    const holder = below.path.reduce<any>((found, key) => found?.[key], row)
    if (!holder) continue
    const fetched = { connection: holder[below.key] as Shaped, owner: Number(holder[ID_FIELD]) }
    for await (const found of pagesOf(source, PAGE_SIZE, at, asked, fetched)) {
      if (isChain(rest)) yield* down(found, [...above, row], rest, others, at, asked)
      else yield found.map((one) => Object.fromEntries([...above, row, one].map((level, i) => [i, level])))
    }
  }
}
