import type { QueryLimits } from '../../query/limits'
import { refusal } from '../../query/refusal'

/** `first` and `offset` of a list that is no connection. */
export interface PlainPage {
  first?: number | null
  offset?: number | null
}

export function pageOf({ first, offset }: PlainPage, { page, defaultPage }: QueryLimits) {
  if ((first ?? 0) < 0) throw refusal('BAD_INPUT', 'first must not be negative', 'first 不能为负')
  if ((offset ?? 0) < 0) throw refusal('BAD_INPUT', 'offset must not be negative', 'offset 不能为负')
  if ((first ?? 0) > page)
    throw refusal(
      'PAGE_TOO_LARGE',
      `${first} asked for, at most ${page} a page`,
      `要求 ${first} 条，每页最多 ${page} 条`,
    )
  return { first: first ?? defaultPage, offset: offset ?? 0 }
}
