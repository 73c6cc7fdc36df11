/** A level of areas: its name, and by which keys of a row it is told to which area of the level the row belongs. */
import type { GroupKey } from '../../plan/plan'
import { firstFilled } from '../keys'
import type { ReadRow, SelectedColumns } from '../selected-columns'
import { FALSE, joined, NULL, type Sql, sql, TRUE, value } from '../sql/sql'
import type { Scope } from '../statement'
import type { CountingScope } from './counting-rows'

export interface LevelKeys {
  name: string
  /** The first that is filled counts; none: its rows belong to no area of the level. Null: one area, and all rows are in it. */
  keys: readonly GroupKey[] | null
}

/** Some areas of a level, by id. */
export interface InAreas {
  level: LevelKeys
  ids: readonly number[]
}

/** The rows that belong to these areas; every row where no areas are stated. */
export function inAreas(at: CountingScope, areas: InAreas | null): Sql {
  if (!areas || areas.level.keys === null) return TRUE
  if (areas.level.keys.length === 0) return FALSE
  const column = firstFilled(areas.level.keys, at.scope)
  return sql`${column} IN (${joined(areas.ids.map(value), ', ')})`
}

/** To which area of each level a row belongs, by the name of the level; null when it belongs to none. */
export type AreasOfRow = ReadonlyMap<string, number | null>

export function areasOfRow(levels: readonly LevelKeys[], scope: Scope, columns: SelectedColumns): ReadRow<AreasOfRow> {
  const found = levels.map(({ name, keys }) => ({
    name,
    read: columns.optionalInteger(keys && keys.length > 0 ? firstFilled(keys, scope) : NULL),
  }))
  return (row) => new Map(found.map(({ name, read }) => [name, read(row)]))
}
