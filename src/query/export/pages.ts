/** Reads the rows of a source page by page, so that never more than a page of them is held. */

import type { Shaped } from '../compile/row-maker'
import type { AsOfAsked, AsOfReader } from './moment'
import { ALL, type ExportSource } from './source'

/** Rows held at once, those of lists below included. */
export const BUDGET = 10_000
/** Rows of one statement at most. */
export const PAGE_SIZE = 1_000

/** A list whose first page came with the row it belongs to. */
interface Fetched {
  connection: Shaped
  owner: number
}

/** All pages of a source: of a root list, or of the list of one row, which has its first page already. */
export async function* pagesOf(
  source: ExportSource,
  size: number,
  at: AsOfReader,
  asked: AsOfAsked,
  fetched?: Fetched,
): AsyncGenerator<Shaped[]> {
  const read = (after?: string): Promise<Shaped> => {
    const plan = source.page(Math.min(size, Math.max(1, left)), after)
    return fetched ? at.child(plan, fetched.owner, asked) : at.list(plan, asked)
  }
  let left = source.limit
  let connection = fetched?.connection ?? (await read())
  for (;;) {
    const rows = source.rows(connection).slice(0, left === ALL ? undefined : left)
    if (rows.length > 0) yield rows
    if (left !== ALL) left -= rows.length
    const after = source.whole || left <= 0 ? undefined : source.next(connection)
    if (after === undefined) return
    connection = await read(after)
  }
}
