/** The plan of a row with its lists, each asked for its first page; and the later pages, fetched for those rows that have more. */

import { itemAt } from '../../facts/lists'
import type { Shaped } from '../compile/row-maker'
import type { EdgePlan, GroupsPlan, ListPlan, RowPlan } from '../plan/plan'
import type { AsOfAsked, AsOfReader } from './moment'
import { BUDGET, PAGE_SIZE, pagesOf } from './pages'
import { appendRows, groupsPage, groupsSource, ID_FIELD, PAGE_FIELD, rowsSource, withRow } from './source'
import { type BelowTable, belowOf } from './tables'

/** Rows of a list that come with the row it belongs to; of lists below lists, few, for their numbers multiply. */
const sizeBelow = (depth: number): number => [200, 25][depth - 1] ?? 10

/** How many rows of a table a page may have, so that all rows on it stay within the budget. */
export function pageSize(row: RowPlan): number {
  const each = 1 + weight(row, 1)
  return Math.max(1, Math.min(PAGE_SIZE, Math.floor(BUDGET / each)))
}

const weight = (row: RowPlan, depth: number): number =>
  belowOf(row).reduce((sum, { root }) => {
    const size = Math.min(sizeBelow(depth), (root.kind === 'rows' ? root.list.page.first : root.groups.page.first) ?? 0)
    return sum + size * (root.kind === 'rows' ? 1 + weight(root.row, depth + 1) : 1)
  }, 0)

export function deep(row: RowPlan, depth = 1): RowPlan {
  const lists = row.lists.map(({ key, list }) => ({ key, list: deepList(list, depth) }))
  const withId = lists.length > 0
  return {
    ...row,
    keys: withId ? [...row.keys, ID_FIELD] : row.keys,
    marks: withId ? [...row.marks, { key: ID_FIELD, name: 'id' }] : row.marks,
    links: row.links.map((link) => ({ ...link, row: deep(link.row, depth) })),
    lists,
  }
}

function deepList(list: ListPlan, depth: number): ListPlan {
  const [below] = [list.nodes[0]?.row, ...list.edges.flatMap((edge) => edge.nodes.map(({ row }) => row))].filter(
    Boolean,
  )
  const { page, pageInfo } = below
    ? rowsSource(list, below).page(sizeBelow(depth))
    : { page: { first: 0, offset: 0 }, pageInfo: [] }
  const rows = below ? withRow(list, deep(below, depth + 1)) : { nodes: [], edges: [] }
  const groups = list.groups.map(({ key, groups: one }) => ({ key, groups: first(one, depth) }))
  const hidden = new Set(list.pageInfo.map(({ key }) => key))
  return { ...list, ...rows, groups, page, pageInfo, keys: list.keys.filter((key) => !hidden.has(key)) }
}

function first(groups: GroupsPlan, depth: number): GroupsPlan {
  const hidden = new Set(groups.pageInfo.map(({ key }) => key))
  return { ...groupsPage(groups, sizeBelow(depth)), keys: groups.keys.filter((key) => !hidden.has(key)) }
}

/** Fetches what is missing of the lists below some rows, and takes off what the document did not ask for. */
export async function complete(
  row: RowPlan,
  rows: Shaped[],
  at: AsOfReader,
  asked: AsOfAsked,
  depth = 1,
): Promise<void> {
  for (const below of belowOf(row))
    for (const one of rows) {
      const holder = below.path.reduce<any>((found, key) => found?.[key], one)
      if (holder) await completeList(below, holder, at, asked, depth)
    }
  for (const one of rows) strip(row, one)
}

async function completeList(
  below: BelowTable,
  holder: Shaped,
  at: AsOfReader,
  asked: AsOfAsked,
  depth: number,
): Promise<void> {
  const { root, key } = below
  const connection = holder[key] as Shaped
  const source =
    root.kind === 'rows'
      ? rowsSource(root.list, deep(root.row, depth + 1))
      : groupsSource(root.list, root.key, root.groups)
  const pages = pagesOf(source, PAGE_SIZE, at, asked, { connection, owner: Number(holder[ID_FIELD]) })
  const into = root.kind === 'rows' ? connection : (connection[root.key] as Shaped)
  let begun = false
  for await (const rows of pages) {
    if (root.kind === 'rows') await complete(root.row, rows, at, asked, depth + 1)
    if (begun) appendRows(root.kind === 'rows' ? root.list : root.groups, into, wrapped(root, rows))
    begun = true
  }
  delete into[PAGE_FIELD]
}

/** Rows of a later page, in the shape their list has them. */
function wrapped(root: BelowTable['root'], rows: Shaped[]): Shaped {
  const { nodes, edges }: { nodes: { key: string }[]; edges: EdgePlan<{ key: string }>[] } =
    root.kind === 'rows' ? root.list : root.groups
  const [node] = nodes
  if (node) return { [node.key]: rows }
  const edge = itemAt(edges, 0)
  const { key } = itemAt(edge.nodes, 0)
  return { [edge.key]: rows.map((row) => ({ [key]: row })) }
}

function strip(row: RowPlan, one: Shaped): void {
  delete one[ID_FIELD]
  for (const link of row.links) if (one[link.key]) strip(link.row, one[link.key] as Shaped)
}
