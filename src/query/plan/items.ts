import { itemAt } from '../../facts/lists'
import type { Path } from '../refusal'

import { refusal } from '../refusal'

/** The one field of a one-field object. */
export function single(given: unknown, path: Path): [name: string, part: unknown] {
  const found = fieldEntries(given, path)
  if (found.length !== 1) throw refusal('query.one-field', { count: found.length }, path)
  return itemAt(found, 0)
}

const orderItems = (given: unknown): unknown[] =>
  given === null || given === undefined ? [] : Array.isArray(given) ? given : [given]

/** Things to sort or group by. More are a mistake, and would nest a cursor's conditions too deeply for a database. */
const MAX_ITEMS = 32

export function fewItems(given: unknown, path: Path): unknown[] {
  const found = orderItems(given)
  if (found.length <= MAX_ITEMS) return found
  throw refusal('query.too-many-items', { count: found.length, most: MAX_ITEMS }, path)
}

/** The fields of an input. */
export function fieldEntries(given: unknown, path: Path): [string, any][] {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw refusal('query.fields-expected', {}, path)
  return Object.entries(given).filter(([, part]) => part !== undefined)
}
