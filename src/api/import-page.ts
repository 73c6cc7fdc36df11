/** A page of imports, the latest first. */

import type { QueryLimits } from '../query/limits'
import { refusal } from '../query/refusal'
import type { Context } from './context'
import { clientError } from './errors'
import type { ImportNode } from './import-resolvers'
import { importColumns, importFacts } from './lineage'

export interface ImportPageArgs {
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

const cursorOf = (id: unknown): string => Buffer.from(`import:${id}`).toString('base64url')

function idOf(cursor: string, name: string): number {
  const found = /^import:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString())
  if (!found)
    throw clientError(
      'BAD_CURSOR',
      `${name}: “${cursor}” is not a cursor of this list`,
      `${name}：“${cursor}”不是这个列表的游标`,
    )
  return Number(found[1])
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

export async function importPage(args: ImportPageArgs, { lineage, limits }: Context) {
  const { reader } = lineage
  const first = size(args.first, 'first', limits)
  const last = size(args.last, 'last', limits)
  const limit = first ?? last ?? limits.defaultPage
  const backwards = first === undefined && last !== undefined
  const [where, values] = between(args)
  const rows = await reader.read(
    `SELECT ${importColumns.join(', ')} FROM "import"${where} ORDER BY id ${backwards ? 'ASC' : 'DESC'} LIMIT ${limit + 1} OFFSET ${Math.max(0, Number(args.offset ?? 0))}`,
    values,
  )
  const more = rows.length > limit
  const page = rows.slice(0, limit)
  if (backwards) page.reverse()
  const cut = first !== undefined && last !== undefined ? page.slice(-last) : page
  const nodes = last === 0 ? [] : cut.map((row): ImportNode => ({ facts: importFacts(row), fileId: undefined }))
  const edges = nodes.map((node) => ({ cursor: cursorOf(node.facts.id), node }))
  const earlier = Boolean(args.after) || Number(args.offset ?? 0) > 0 || nodes.length < page.length
  return {
    nodes,
    edges,
    pageInfo: new NamedPageInfo(
      backwards ? Boolean(args.before) : more,
      backwards ? more : earlier,
      edges[0]?.cursor ?? null,
      edges.at(-1)?.cursor ?? null,
    ),
    totalCount: async () => Number((await reader.read('SELECT count(*) FROM "import"'))[0][0]),
  }
}

/** Newest first, so "after" a cursor are the smaller ids. */
function between({ after, before }: ImportPageArgs): [sql: string, values: number[]] {
  const conditions: string[] = []
  const values: number[] = []
  if (after) {
    conditions.push('id < ?')
    values.push(idOf(after, 'after'))
  }
  if (before) {
    conditions.push('id > ?')
    values.push(idOf(before, 'before'))
  }
  return [conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '', values]
}
