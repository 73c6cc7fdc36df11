/** Cursors: the values a row is ordered by, ending in its id, packed into text nobody needs to read. They stay right when rows come and go. */
import { createHash } from 'node:crypto'
import type { Stored } from '../../facts/kinds/kind'
import { type Path, refusal } from '../refusal'
import type { OrderTerm } from './order'

type CursorTerm = Pick<OrderTerm, 'name' | 'holds' | 'firm'>

/** A mark of the order a cursor belongs to: with another order it would point at nothing. */
export const orderMark = (terms: Pick<OrderTerm, 'name'>[]): string =>
  createHash('sha256')
    .update(terms.map((t) => t.name).join())
    .digest('base64url')
    .slice(0, 6)

export const packCursor = (mark: string, values: Stored[]): string =>
  Buffer.from(JSON.stringify([mark, ...values])).toString('base64url')

export function unpack(cursor: string, terms: CursorTerm[], path: Path): Stored[] {
  const found = parse(cursor)
  const good = Array.isArray(found) && typeof found[0] === 'string'
  if (!good) throw refusal('query.no-cursor', {}, path)
  if (found[0] !== orderMark(terms)) throw refusal('query.other-order', {}, path)
  if (found.length !== terms.length + 1 || !terms.every((term, i) => fits(term, found[i + 1])))
    throw refusal('query.no-cursor', {}, path)
  return found.slice(1)
}

const tests: Record<OrderTerm['holds'], (found: unknown) => boolean> = {
  number: (found) => Number.isSafeInteger(found),
  text: (found) => typeof found === 'string' && !found.includes('\0'),
  exact: (found) => typeof found === 'string' && /^-?\d{1,40}$/.test(found),
}
const fits = (term: CursorTerm, found: unknown): boolean => (found === null ? !term.firm : tests[term.holds](found))

function parse(cursor: string): any {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return null
  }
}
