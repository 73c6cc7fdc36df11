/** A key (a cell, here or at the end of links, or the row itself) comes in with the row it is asked of; goes out what it is in SQL. The one place where a path of links is followed. */
import type { GroupKey } from '../plan/plan'
import { bucket } from './sql/grains'
import { partsOf } from './sql/parts'
import { joined, type Sql, sql } from './sql/sql'
import type { Scope } from './statement'

/** What a key is grouped by, and what it is ordered by when that is something else: a text by its pinyin. */
export interface KeyColumns {
  value: Sql
  sort?: Sql
  text: boolean
}

/** The row that links lead to. */
export const scopeAt = (base: Scope, { links }: Pick<GroupKey, 'links'>): Scope =>
  links.reduce((at, link) => at.link(link), base)

export function keyColumns(key: GroupKey, base: Scope): KeyColumns {
  const scope = scopeAt(base, key)
  if (!key.cell) return { value: scope.column('id'), text: false }
  const parts = partsOf(key.roster, key.cell)
  const found = scope.column(parts.value)
  if (key.grain) return { value: bucket(key.grain, found, scope.column(parts.end)), text: false }
  return { value: found, sort: parts.sort === parts.value ? undefined : scope.column(parts.sort), text: parts.text }
}

/** What is stored at the end of a path: of a link the id it leads to, of an interval its beginning. */
export const storedValue = (key: GroupKey, base: Scope): Sql => keyColumns(key, base).value

/** The first of several keys that is filled: by which of its links a row says to which area it belongs. */
export function firstFilled(keys: readonly GroupKey[], base: Scope): Sql {
  const found = keys.map((key) => storedValue(key, base))
  return found.length === 1 ? joined(found, '') : sql`COALESCE(${joined(found, ', ')})`
}
