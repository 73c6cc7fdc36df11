/** How many rows each table will hold, known before the first one is read. */

import type { Shaped } from '../compile/row-maker'
import type { GroupsPlan, ListPlan, RowPlan } from '../plan/plan'
import type { AsOfReader } from './moment'
import { pagesOf } from './pages'
import { groupsSource, rowsSource } from './source'
import type { ExportTable } from './tables'

export async function countOf(tables: ExportTable[], at: AsOfReader): Promise<Map<ExportTable, number>> {
  const counts = new Map<ExportTable, number>()
  for (const table of tables) counts.set(table, await countTable(table, at))
  return counts
}

async function countTable({ root, asOf }: ExportTable, at: AsOfReader): Promise<number> {
  if (root.kind === 'totals') return 1
  if (root.kind === 'one') return (await at.one(bare(root.row), root.where, root.path, asOf)) ? 1 : 0
  if (root.kind === 'groups') return countGroups(root.list, root.key, root.groups, at, asOf)
  const { list } = root
  const { after, before } = list.page
  if (after !== undefined || before !== undefined) return countPages(rowsSource(list, bare(root.row)), at, asOf)
  const counted = await at.list(
    { ...list, keys: ['n'], nodes: [], edges: [], pageInfo: [], aggregates: [], groups: [], totalCounts: ['n'] },
    asOf,
  )
  return within(counted.n as number, list.page)
}

async function countGroups(list: ListPlan, key: string, groups: GroupsPlan, at: AsOfReader, asOf: string | null) {
  if (groups.page.after !== undefined) return countPages(groupsSource(list, key, groups), at, asOf)
  const first = { ...groups, page: { first: 1, offset: 0 }, totalCounts: ['n'], nodes: [], edges: [], pageInfo: [] }
  const found = await at.list(
    { ...list, nodes: [], edges: [], pageInfo: [], totalCounts: [], aggregates: [], groups: [{ key, groups: first }] },
    asOf,
  )
  return within((found[key] as Shaped).n as number, groups.page)
}

function within(all: number, { first, last, offset }: ListPlan['page']): number {
  return Math.max(0, Math.min(all - offset, first ?? all, last ?? all))
}

/** Behind a cursor nothing but going through the rows tells how many there are. */
async function countPages(source: ReturnType<typeof rowsSource>, at: AsOfReader, asOf: string | null): Promise<number> {
  let count = 0
  for await (const rows of pagesOf(source, 10_000, at, asOf)) count += rows.length
  return count
}

/** A row with nothing but its id. */
const bare = (row: RowPlan): RowPlan => ({
  type: row.type,
  roster: row.roster,
  keys: ['id'],
  names: [],
  values: [],
  qualifiers: [],
  marks: [{ key: 'id', name: 'id' }],
  links: [],
  lists: [],
  sources: [],
})
