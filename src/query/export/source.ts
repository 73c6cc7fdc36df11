/** Where the rows of a table come from, and how one page of them is asked for: rows of a list, or groups of one. */

import { itemAt } from '../../facts/lists'
import type { Shaped } from '../compile/row-maker'
import type { EdgePlan, GroupPlan, GroupsPlan, ListPlan, Page, PageInfoPlan, RowPlan } from '../plan/plan'

/** Fields the document did not ask for; no field of a document can be called so. */
export const ID_FIELD = '\u0001id'
export const PAGE_FIELD = '\u0001page'
export const qualifierOf = (key: string): string => `\u0001${key}`

/** Stands for a `first` that was not given: all rows. */
export const ALL = Number.MAX_SAFE_INTEGER

export interface ExportSource {
  /** Rows wanted at most. */
  limit: number
  /** Read backwards, so it comes in one page. */
  whole: boolean
  /** The plan of its first page, or of the page behind a cursor. */
  page(size: number, after?: string): ListPlan
  /** Its rows, in the answer to such a plan. */
  rows(connection: Shaped): Shaped[]
  /** Cursor of the page's last row when more follow. */
  next(connection: Shaped): string | undefined
}

const pageInfo: PageInfoPlan = {
  type: 'PageInfo',
  key: PAGE_FIELD,
  keys: ['more', 'end'],
  names: [],
  fields: [
    ['more', 'hasNextPage'],
    ['end', 'endCursor'],
  ],
}

const only = { totalCounts: [], aggregates: [], groups: [], nodes: [], edges: [], pageInfo: [] }

const paged = (page: Page, size: number, after?: string): Page =>
  page.last !== undefined
    ? page
    : { ...page, first: Math.min(page.first!, size), after: after ?? page.after, offset: after ? 0 : page.offset }

function next(connection: Shaped): string | undefined {
  const found = connection[PAGE_FIELD] as { more: boolean; end: string | null } | undefined
  return found?.more ? (found.end ?? undefined) : undefined
}

const limitOf = ({ first, last }: Page): number => Math.min(first ?? ALL, last ?? ALL)

type Rows = { nodes: { key: string }[]; edges: EdgePlan<{ key: string }>[] }

/** `nodes`, or `edges.node`; export-tables.ts sees to it that there is only one of them. */
function rowsIn({ nodes, edges }: Rows, connection: Shaped): Shaped[] {
  const [node] = nodes
  if (node) return connection[node.key] as Shaped[]
  const edge = itemAt(edges, 0)
  const { key } = itemAt(edge.nodes, 0)
  return (connection[edge.key] as Shaped[]).map((one) => one[key] as Shaped)
}

/** Adds the rows of a later page to those of an earlier one. */
export function appendRows(plan: Rows, into: Shaped, more: Shaped): void {
  const { key } = plan.nodes[0] ?? itemAt(plan.edges, 0)
  ;(into[key] as unknown[]).push(...(more[key] as unknown[]))
}

export const rowOf = ({ nodes, edges }: Pick<ListPlan, 'nodes' | 'edges'>): RowPlan | undefined =>
  nodes[0]?.row ?? edges[0]?.nodes[0]?.row
export const groupOf = ({ nodes, edges }: GroupsPlan): GroupPlan | undefined =>
  nodes[0]?.group ?? edges[0]?.nodes[0]?.group

/** The same list with other fields asked of its rows. */
export const withRow = (list: ListPlan, row: RowPlan): Pick<ListPlan, 'nodes' | 'edges'> => ({
  nodes: list.nodes.map(({ key }) => ({ key, row })),
  edges: list.edges.map((edge) => ({ ...edge, nodes: edge.nodes.map(({ key }) => ({ key, row })) })),
})

/** The rows of a list, each with the fields of `row`. */
export const rowsSource = (list: ListPlan, row: RowPlan): ExportSource => ({
  limit: limitOf(list.page),
  whole: list.page.last !== undefined,
  page: (size, after) => ({
    ...list,
    ...only,
    ...withRow(list, row),
    page: paged(list.page, size, after),
    pageInfo: [pageInfo],
  }),
  rows: (connection) => rowsIn(list, connection),
  next,
})

/** The groups of a list. */
export const groupsSource = (list: ListPlan, key: string, groups: GroupsPlan): ExportSource => ({
  limit: limitOf(groups.page),
  whole: false,
  page: (size, after) => ({ ...list, ...only, groups: [{ key, groups: groupsPage(groups, size, after) }] }),
  rows: (connection) => rowsIn(groups, connection[key] as Shaped),
  next: (connection) => next(connection[key] as Shaped),
})

export const groupsPage = (groups: GroupsPlan, size: number, after?: string): GroupsPlan => ({
  ...groups,
  page: paged(groups.page, size, after),
  pageInfo: [pageInfo],
})

/** Nothing but the counts and sums of a list. */
export const totalsOnly = (list: ListPlan): ListPlan => ({
  ...list,
  ...only,
  keys: [...list.totalCounts, ...list.aggregates.map(({ key }) => key)],
  totalCounts: list.totalCounts,
  aggregates: list.aggregates,
})
