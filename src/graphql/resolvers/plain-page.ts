import type { QueryLimits } from '../../query/limits'
import { refusal } from '../../query/refusal'

/** `first` and `offset` of a list that is no connection. */
export interface PlainPage {
  first?: number | null
  offset?: number | null
}

export function pageOf({ first, offset }: PlainPage, { page, defaultPage }: QueryLimits) {
  if ((first ?? 0) < 0) throw refusal('query.negative', { name: 'first' })
  if ((offset ?? 0) < 0) throw refusal('query.negative', { name: 'offset' })
  if (first && first > page) throw refusal('request.page-too-large', { given: first, page })
  return { first: first ?? defaultPage, offset: offset ?? 0 }
}
