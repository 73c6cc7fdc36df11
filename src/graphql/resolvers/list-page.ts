/** A list that is computed as a whole comes in; goes out one page of it, with cursors. */
import { Refusal } from '../../messages/refusal'
import type { QueryLimits } from '../../query/limits'
import { NamedPageInfo } from './newest-page'
import { pageOf } from './plain-page'

export interface PageArgs {
  first?: number | null
  after?: string | null
  offset?: number | null
}

interface Slice {
  from: number
  first: number
}

/** Where a page begins and how long it is. */
export function sliceOf(args: PageArgs, limits: QueryLimits, place: (key: string) => number = () => -1): Slice {
  const { first, offset } = pageOf(args, limits)
  return { from: (args.after ? placeAfter(args.after, place) : 0) + offset, first }
}

/** What a cursor names has its place by name; when it is gone since, by number. */
function placeAfter(cursor: string, place: (key: string) => number): number {
  const [n, key] = unpack(cursor)
  const found = place(key)
  return (found < 0 ? n : found) + 1
}

const pack = (n: number, key: string): string => Buffer.from(JSON.stringify([n, key])).toString('base64url')

function unpack(cursor: string): [n: number, key: string] {
  try {
    const found = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(found) && Number.isSafeInteger(found[0]) && found[0] >= 0 && typeof found[1] === 'string')
      return [found[0], found[1]]
  } catch {}
  throw new Refusal('request.no-cursor', {})
}

/** `nodes` are those of the page; `total` is the length of the whole list. */
export function connectionOf<T>(nodes: T[], { from }: Slice, total: number, keyOf: (node: T) => string) {
  const edges = nodes.map((node, i) => ({ cursor: pack(from + i, keyOf(node)), node }))
  return {
    nodes,
    edges,
    pageInfo: new NamedPageInfo(
      from + nodes.length < total,
      from > 0 && total > 0,
      edges[0]?.cursor ?? null,
      edges.at(-1)?.cursor ?? null,
    ),
    totalCount: total,
  }
}
