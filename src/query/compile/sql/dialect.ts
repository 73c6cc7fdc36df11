/** What SQLite and PostgreSQL say differently; everything else is written once. */
import type { SqlType, Stored } from '../../../facts/kinds/kind'
import { joined, raw, type Sql, sql, value } from './sql'

export interface Dialect {
  name: 'sqlite' | 'postgres'
  /** x is one of the values; one parameter however many there are. */
  oneOf(x: Sql, values: Stored[], type: SqlType): Sql
  /** A list of ids as rows of one column, `p.value`. */
  ids(list: readonly number[]): Sql
  contains(x: Sql, part: Sql): Sql
  startsWith(x: Sql, part: Sql): Sql
  endsWith(x: Sql, part: Sql): Sql
  /** Lower case of A–Z only, whatever the locale. */
  lower(x: Sql): Sql
  /** Byte order of UTF-8, whatever the locale. */
  binary(x: Sql): Sql
  /** Whole part of a ÷ b, exactly. */
  divide(a: Sql, b: Sql): Sql
  /** The character U+0001, and what stands behind it in a text. */
  low: Sql
  behindLow(x: Sql): Sql
  /** Sorts ascending or descending with nulls where they are told to be. */
  sort(x: Sql, descending: boolean, nullsLast: boolean): Sql
}

const text = (part: Sql): Sql => sql`CAST(${part} AS TEXT)`

const sqlite: Dialect = {
  name: 'sqlite',
  oneOf: (x, values) =>
    values.length <= 4
      ? sql`${x} IN (${joined(values.map(value), ', ')})`
      : sql`${x} IN (SELECT value FROM json_each(${value(JSON.stringify(values))}))`,
  ids: (list) => sql`json_each(${value(JSON.stringify(list))}) AS p`,
  contains: (x, part) => sql`instr(${x}, ${part}) > 0`,
  // The two bounds let an index on x narrow the search.
  startsWith: (x, part) =>
    sql`(${x} >= ${part} AND ${x} < ${part} || char(1114111) AND substr(${x}, 1, length(${part})) = ${part})`,
  endsWith: (x, part) => sql`substr(${x}, length(${x}) - length(${part}) + 1) = ${part}`,
  lower: (x) => sql`lower(${x})`,
  binary: (x) => x,
  divide: (a, b) => sql`${a} / ${b}`,
  low: raw('char(1)'),
  behindLow: (x) => sql`substr(${x}, instr(${x}, char(1)) + 1)`,
  // SQLite takes null for the smallest value, so only the other way round has to be said; saying less keeps indices usable.
  sort: (x, descending, nullsLast) =>
    sql`${x}${raw(descending ? ' DESC' : '')}${raw(nullsLast === descending ? '' : nullsLast ? ' NULLS LAST' : ' NULLS FIRST')}`,
}

/** A PostgreSQL array in its text form. */
const array = (values: readonly Stored[]): string =>
  `{${values.map((v) => (typeof v === 'string' ? `"${v.replace(/["\\]/g, '\\$&')}"` : v)).join(',')}}`

const postgres: Dialect = {
  name: 'postgres',
  oneOf: (x, values, type) =>
    values.length <= 4
      ? sql`${x} IN (${joined(values.map(value), ', ')})`
      : sql`${x} = ANY(CAST(${value(array(values))} AS ${raw(type === 'text' ? 'text' : 'bigint')}[]))`,
  ids: (list) => sql`unnest(CAST(${value(array(list))} AS integer[])) AS p(value)`,
  contains: (x, part) => sql`strpos(${x}, ${text(part)}) > 0`,
  startsWith: (x, part) => sql`starts_with(${x}, ${text(part)})`,
  endsWith: (x, part) => sql`right(${x}, length(${text(part)})) = ${part}`,
  lower: (x) => sql`lower(${x} COLLATE "C")`,
  binary: (x) => sql`${x} COLLATE "C"`,
  divide: (a, b) => sql`div(CAST(${a} AS numeric), CAST(${b} AS numeric))`,
  low: raw('chr(1)'),
  behindLow: (x) => sql`substr(${x}, strpos(${x}, chr(1)) + 1)`,
  sort: (x, descending, nullsLast) =>
    sql`${x}${raw(`${descending ? ' DESC' : ' ASC'}${nullsLast ? ' NULLS LAST' : ' NULLS FIRST'}`)}`,
}

export const dialects: Record<Dialect['name'], Dialect> = { sqlite, postgres }
