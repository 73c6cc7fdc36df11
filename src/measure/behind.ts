/** A value comes in by code, area, period and, for a part of a breakdown, its key; goes out the ids of the rows that made it, a page a term. */
import { rowsOfValue, type ValueQuestion } from '../query/compile/terms/behind'
import { readOne, readTyped } from '../query/run/read-typed'
import type { Store } from '../store/store'
import { aggregateOf, type Term, termsOf } from './indicator'
import { chosen, frameOf, momentsOf } from './measure'
import { breakdownKeys, countingRows, type Frame, insideOf } from './term'
import type { MeasureRequest } from './value'

interface BehindRequest extends Pick<MeasureRequest, 'period' | 'within' | 'on' | 'asOf' | 'extra' | 'parameters'> {
  code: string
  /** One line of a breakdown: its `by`, and its key as the breakdown shows it. */
  by?: string
  key?: string
  first?: number
  /** The last id of the page before. */
  after?: number
}

interface RowsBehind {
  part: 'numerator' | 'denominator'
  roster: string
  /** Cells that were summed or counted, to point at. */
  cells: string[]
  totalCount: number
  ids: number[]
}

export async function rowsBehind(store: Store, request: BehindRequest): Promise<RowsBehind[]> {
  const frame = await frameOf(store, request)
  const pages: Promise<RowsBehind>[] = []
  for (const { numerator, denominator = 1 } of await chosen(store, { ...request, codes: [request.code] })) {
    for (const term of termsOf(numerator)) pages.push(pageOf(store, frame, term, 'numerator', request))
    for (const term of termsOf(denominator)) pages.push(pageOf(store, frame, term, 'denominator', request))
  }
  return Promise.all(pages)
}

async function pageOf(
  store: Store,
  frame: Frame,
  term: Term,
  part: RowsBehind['part'],
  request: BehindRequest,
): Promise<RowsBehind> {
  const { roster, aggregate } = term
  const question = valueQuestion(frame, term, request)
  const found = { part, roster, cells: [...aggregateOf(aggregate).cells] }
  if (!question) return { ...found, totalCount: 0, ids: [] }
  const { total, ids } = rowsOfValue(question, { first: request.first ?? 50, after: request.after ?? 0 }, frame.setting)
  return { ...found, totalCount: await readOne(store, total), ids: await readTyped(store, ids) }
}

/** Null when no row can be on such a line. */
function valueQuestion(frame: Frame, term: Term, request: BehindRequest): ValueQuestion | null {
  const rows = countingRows(frame, term, momentsOf(request))
  const inside = insideOf(frame, rows.roster, request.within)
  const { by, key } = request
  if (!by || key === undefined) return { rows, inside, line: null }
  const keys = breakdownKeys(frame, term, by)
  return keys ? { rows, inside, line: { by: keys, key: storedKey(by, key) } } : null
}

/** The key of a line as it is stored: 2020-06 is 202006, and nothing is shown as ''. */
const storedKey = (by: string, key: string): string | null =>
  key === '' ? null : by === 'MONTH' ? key.replace('-', '') : key
