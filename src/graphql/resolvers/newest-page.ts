import { Refusal } from '../../messages/refusal'
import type { QueryLimits } from '../../query/limits'
import { refusal } from '../../query/refusal'
import type { NumberedList, NumberedWish } from '../../store/ledger/page'
import type { Reader } from '../../store/store'

export interface NewestPageArgs {
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
  offset?: number | null
}

/** Marks objects whose fields are read by name and not by response key: PageInfo is shared with the engine's lists. */
export class NamedPageInfo {
  constructor(
    readonly hasNextPage: boolean,
    readonly hasPreviousPage: boolean,
    readonly startCursor: string | null,
    readonly endCursor: string | null,
  ) {}
}

/** What is listed comes in, and what a row of it becomes. */
export async function newestPage<Row extends { id: number }, Node>(
  list: NumberedList<Row>,
  node: (row: Row) => Node,
  args: NewestPageArgs,
  reader: Reader,
  limits: QueryLimits,
) {
  const first = size(args.first, 'first', limits)
  const last = size(args.last, 'last', limits)
  const limit = first ?? last ?? limits.defaultPage
  const backwards = first === undefined && last !== undefined
  const offset = Math.max(0, args.offset ?? 0)
  const rows = await list.rows(reader, { ...between(list.name, args), backwards, limit: limit + 1, offset })
  const more = rows.length > limit
  const page = rows.slice(0, limit)
  if (backwards) page.reverse()
  const cut = last === 0 ? [] : first !== undefined && last !== undefined ? page.slice(-last) : page
  const edges = cut.map((row) => ({ cursor: cursorOf(list.name, row.id), node: node(row) }))
  const earlier = Boolean(args.after) || offset > 0 || edges.length < page.length
  return {
    nodes: edges.map((edge) => edge.node),
    edges,
    pageInfo: new NamedPageInfo(
      backwards ? Boolean(args.before) : more,
      backwards ? more : earlier,
      edges[0]?.cursor ?? null,
      edges.at(-1)?.cursor ?? null,
    ),
    totalCount: () => list.count(reader),
  }
}

const cursorOf = (table: string, id: number): string => Buffer.from(`${table}:${id}`).toString('base64url')

function idOf(table: string, cursor: string, name: string): number {
  const [kind, id] = Buffer.from(cursor, 'base64url').toString().split(':')
  if (kind === table && /^\d{1,9}$/.test(id ?? '')) return Number(id)
  throw new Refusal('request.cursor-of-list', { name, cursor })
}

function size(given: number | null | undefined, name: string, { page }: QueryLimits): number | undefined {
  if (given === null || given === undefined) return undefined
  if (given < 0) throw refusal('query.negative', { name })
  if (given > page) throw refusal('request.page-too-large', { given, page })
  return given
}

const between = (table: string, { after, before }: NewestPageArgs): Pick<NumberedWish, 'after' | 'before'> => ({
  ...(after ? { after: idOf(table, after, 'after') } : {}),
  ...(before ? { before: idOf(table, before, 'before') } : {}),
})
