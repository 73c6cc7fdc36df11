/** Which rows made a value, or many values of one term at once: a question comes in; go out the statements that count those rows and read a page of their ids. */
import type { Stored } from '../../../facts/kinds/kind'
import type { GroupKey } from '../../plan/plan'
import { firstFilled } from '../keys'
import { SelectedColumns, type TypedStatement } from '../selected-columns'
import { and, integerLiteral, NULL, raw, type Sql, sql, value } from '../sql/sql'
import type { Setting } from '../statement'
import { type CountingRows, CountingScope } from './counting-rows'
import { type InAreas, inAreas, type LevelKeys } from './level-keys'

/** At most so many rows (of each value), with greater ids than this. */
interface BehindPage {
  first: number
  after: number
}

/** One value: its rows, its area, and its line where it is one of a breakdown. */
export interface ValueQuestion {
  rows: CountingRows
  inside: InAreas | null
  /** `key` is what is stored, as text; null is the line of rows without it. */
  line: { by: readonly GroupKey[]; key: string | null } | null
}

interface ValueStatements {
  total: TypedStatement<number>
  ids: TypedStatement<number>
}

export function rowsOfValue(
  { rows, inside, line }: ValueQuestion,
  page: BehindPage,
  setting: Setting,
): ValueStatements {
  const at = new CountingScope(rows, setting)
  at.only(inAreas(at, inside))
  if (line) at.only(onLine(firstFilled(line.by, at.scope), line.key))
  const [from, held, id] = [at.from(), at.held, at.scope.column('id')]
  const later = and([held, sql`${id} > ${value(page.after)}`])
  return {
    total: single(raw('COUNT(*)'), (count) => at.finish(sql`SELECT ${count} FROM ${from} WHERE ${held}`)),
    ids: single(id, () =>
      at.finish(sql`SELECT ${id} FROM ${from} WHERE ${later} ORDER BY ${id} LIMIT ${integerLiteral(page.first)}`),
    ),
  }
}

const onLine = (column: Sql, key: string | null): Sql =>
  key === null ? sql`${column} IS NULL` : sql`CAST(${column} AS text) = ${value(key)}`

function single(column: Sql, statement: (columns: Sql) => Sql): TypedStatement<number> {
  const columns = new SelectedColumns()
  const read = columns.integer(column)
  return { sql: statement(columns.list()), read }
}

/** Many values of one term: areas of a level, and all lines of one breakdown. */
export interface SpotsQuestion {
  rows: CountingRows
  level: LevelKeys
  /** Of a level with only one area its id stands here, too. */
  areas: readonly [number, ...number[]]
  by?: readonly GroupKey[]
}

/** An area, and what is stored as the key of a line; null where nothing is broken down. */
export interface SpotColumns {
  area: number
  key: Stored
}

export function spotCounts(question: SpotsQuestion, setting: Setting): TypedStatement<SpotColumns & { rows: number }> {
  const columns = new SelectedColumns()
  const spot = spotOf(columns)
  const rows = columns.integer(raw('COUNT(*)'))
  const body = sql`SELECT ${columns.list()} FROM r GROUP BY a, k`
  return { sql: overSpots(question, setting, body), read: (row) => ({ ...spot(row), rows: rows(row) }) }
}

export function spotRows(
  question: SpotsQuestion,
  { first, after }: BehindPage,
  setting: Setting,
): TypedStatement<SpotColumns & { id: number }> {
  const columns = new SelectedColumns()
  const spot = spotOf(columns)
  const id = columns.integer(raw('id'))
  const ranked = sql`SELECT a, k, id, ROW_NUMBER() OVER (PARTITION BY a, k ORDER BY id) AS n FROM r WHERE id > ${value(after)}`
  const body = sql`SELECT ${columns.list()} FROM (${ranked}) AS ranked WHERE n <= ${value(first)} ORDER BY id`
  return { sql: overSpots(question, setting, body), read: (row) => ({ ...spot(row), id: id(row) }) }
}

function spotOf(columns: SelectedColumns): (row: readonly Stored[]) => SpotColumns {
  const [area, key] = [columns.integer(raw('a')), columns.stored(raw('k'))]
  return (row) => ({ area: area(row), key: key(row) })
}

/** Before `body`, the rows as `r`: area, key, id. */
function overSpots({ rows, level, areas, by }: SpotsQuestion, setting: Setting, body: Sql): Sql {
  const at = new CountingScope(rows, setting)
  at.only(inAreas(at, { level, ids: [...new Set(areas)] }))
  const area = level.keys && level.keys.length > 0 ? firstFilled(level.keys, at.scope) : integerLiteral(areas[0])
  const key = by ? firstFilled(by, at.scope) : NULL
  const { held, scope } = at
  const select = sql`SELECT ${area} AS a, ${key} AS k, ${scope.column('id')} AS id FROM ${at.from()} WHERE ${held}`
  return at.finish(body, [['r', select]])
}
