/** A page of a table whose rows are numbered as they came, the newest first. */
import type { QueryLimits } from '../../query/limits'
import { refusal } from '../../query/refusal'
import type { NumberedList, NumberedWish } from '../../store/ledger/page'
import type { Reader } from '../../store/store'
import { clientError } from '../errors'

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
  throw clientError(
    'BAD_CURSOR',
    `${name}: “${cursor}” is not a cursor of this list`,
    `${name}：“${cursor}”不是这个列表的游标`,
  )
}

function size(given: number | null | undefined, name: string, { page }: QueryLimits): number | undefined {
  if (given === null || given === undefined) return undefined
  if (given < 0) throw refusal('BAD_INPUT', `${name} must not be negative`, `${name} 不能为负`)
  if (given > page)
    throw refusal(
      'PAGE_TOO_LARGE',
      `${given} asked for, at most ${page} a page`,
      `要求 ${given} 条，每页最多 ${page} 条`,
    )
  return given
}

const between = (table: string, { after, before }: NewestPageArgs): Pick<NumberedWish, 'after' | 'before'> => ({
  ...(after ? { after: idOf(table, after, 'after') } : {}),
  ...(before ? { before: idOf(table, before, 'before') } : {}),
})
