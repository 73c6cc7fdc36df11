/** An `orderBy` as the client wrote it becomes sort terms; the id is always the last, so that no two rows tie. */

import type { CellFacts } from '../../facts/cell'
import type { Stored } from '../../facts/kinds/kind'
import { itemAt } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import { markColumns } from '../../facts/world'
import { fewItems, single } from '../plan/items'
import { type Path, refusal } from '../refusal'
import { namedMeasures } from './named-measures'
import type { Measure } from './sql/aggregates'
import { partsOf } from './sql/parts'
import { FALSE, joined, piece, raw, type Sql, sql } from './sql/sql'
import type { Scope, Statement } from './statement'
import { childMeasure } from './where'

/**
 * Null counts as the smallest value: ASC begins with the empty ones, DESC ends with them, and the `_NULLS_LAST` variants
 * always end with them. Both databases are made to agree.
 */
const directions: Record<string, { descending: boolean; nullsLast: boolean }> = {
  ASC: { descending: false, nullsLast: false },
  DESC: { descending: true, nullsLast: true },
  ASC_NULLS_LAST: { descending: false, nullsLast: true },
  DESC_NULLS_LAST: { descending: true, nullsLast: true },
}

export interface OrderTerm {
  /** What it is, in words that do not depend on the statement: cursors remember them. */
  name: string
  sql: Sql
  descending: boolean
  nullsLast: boolean
  /** What its values are; exact sums may need more than 53 bits and travel as text. */
  holds: 'number' | 'text' | 'exact'
  /** Never null: the id. */
  firm: boolean
}

export function directed(wanted: unknown, path: Path): { descending: boolean; nullsLast: boolean } {
  const found = directions[String(wanted)]
  if (!found) throw refusal('query.no-direction', {}, path)
  return found
}

export function orderTerms(scope: Scope, given: unknown, path: Path): OrderTerm[] {
  const terms: OrderTerm[] = []
  for (const [i, part] of fewItems(given, path).entries()) {
    terms.push(...termsOf(scope, part, [...path, i], ''))
    const last = terms.at(-1)!
    if (last.firm && last.name.startsWith('id:')) return [...terms.slice(0, -1), rosterTerm(scope, last)]
  }
  const id = {
    name: 'id:ASC',
    sql: scope.column('id'),
    descending: false,
    nullsLast: false,
    holds: 'number',
    firm: true,
  }
  return [...terms, rosterTerm(scope, id as OrderTerm)]
}

/** The last term says whose rows they are: a cursor of another roster's list points at nothing here, however alike the order. */
const rosterTerm = ({ roster }: Scope, term: OrderTerm): OrderTerm => ({ ...term, name: `${roster.name}.${term.name}` })

function termsOf(scope: Scope, given: unknown, path: Path, prefix: string): OrderTerm[] {
  const { statement, roster } = scope
  const [name, part] = single(given, path)
  const at = [...path, name]
  const full = `${prefix}${name}`
  const mark = name === 'id' ? 'id' : markColumns.get(name)
  if (mark) return [term(`${full}:${part}`, scope.column(mark), part, at, name === 'id' && prefix === '')]
  const cell = statement.setting.world.cells(roster).get(name)
  if (cell?.kind.name === 'link') return termsOf(scope.link(cell), part, at, `${full}.`)
  if (cell)
    return cellTerms(scope, cell).map((sql, i) => ({
      ...term(`${full}${i || ''}:${part}`, sql, part, at),
      holds: holdsOf(roster, cell),
    }))
  const list = statement.setting.world.lists(roster).get(name)
  if (!list) throw refusal('query.no-field', { roster: { zh: roster.zh, en: roster.name }, name }, path)
  const [, inner] = single(part, at)
  const found = namedMeasures(inner, statement, list.roster, [...at, 'aggregate'])
  if (found.length !== 1) throw refusal('query.one-aggregate', {}, at)
  const [measure, direction, where] = itemAt(found, 0)
  return [
    {
      ...term(
        `${full}.${measure.id}:${direction}`,
        childMeasure(statement, list, scope.alias, measure),
        direction,
        where,
      ),
      holds: measureHolds(measure),
    },
  ]
}

const term = (name: string, sql: Sql, wanted: unknown, path: Path, firm = false): OrderTerm => ({
  name,
  sql,
  ...directed(wanted, path),
  holds: 'number',
  firm,
})

export const holdsOf = (roster: RosterFacts, cell: CellFacts): OrderTerm['holds'] =>
  partsOf(roster, cell).text && !isListed(cell) ? 'text' : 'number'
export const measureHolds = ({ type }: Measure): OrderTerm['holds'] =>
  type === 'text' || type === 'exact' ? type : 'number'

export const isListed = ({ kind }: CellFacts): boolean => kind.listed === true

/** 未启动, 推进中, 完成: choices follow each other as the roster lists them, whatever their codes begin with. */
export const declared = ({ options }: CellFacts, code: Sql): Sql =>
  sql`CASE ${code} ${raw(options.map((option, i) => `WHEN '${option.code}' THEN ${i}`).join(' '))} END`

/** Text by its pinyin key, days by their begin and then their end, choices as they are listed, everything else by its value. */
function cellTerms(scope: Scope, cell: CellFacts): Sql[] {
  const parts = partsOf(scope.roster, cell)
  const sorted = scope.column(parts.sort)
  if (isListed(cell)) return [declared(cell, sorted)]
  if (parts.text) return [scope.statement.setting.dialect.binary(sorted)]
  return parts.interval ? [sorted, scope.column(parts.end)] : [sorted]
}

export const reversed = (terms: OrderTerm[]): OrderTerm[] =>
  terms.map((t) => ({ ...t, descending: !t.descending, nullsLast: !t.nullsLast }))

export const orderBy = (terms: OrderTerm[], statement: Statement): Sql =>
  joined(
    terms.map((t) =>
      t.firm
        ? sql`${t.sql}${raw(t.descending ? ' DESC' : '')}`
        : statement.setting.dialect.sort(t.sql, t.descending, t.nullsLast),
    ),
    ', ',
  )

/** The rows that come after a place in the order: greater in the first term, or equal there and greater in the next, and so on. */
export function behind(terms: OrderTerm[], values: Stored[]): Sql {
  const [found = null, ...others] = values
  const [first, rest] = [itemAt(terms, 0), terms.slice(1)]
  const later = greater(first, found)
  if (rest.length === 0) return later
  const tied = sql`(${equal(first, found)} AND ${behind(rest, others)})`
  return later === FALSE ? tied : sql`(${later} OR ${tied})`
}

const bound = (t: OrderTerm, found: Stored): Sql => piece(t.holds === 'exact' ? 'CAST(? AS numeric)' : '?', [found])
const equal = (t: OrderTerm, found: Stored): Sql =>
  found === null ? sql`${t.sql} IS NULL` : sql`${t.sql} = ${bound(t, found)}`

function greater(t: OrderTerm, found: Stored): Sql {
  if (found === null) return t.nullsLast ? FALSE : sql`${t.sql} IS NOT NULL`
  const past = sql`${t.sql} ${raw(t.descending ? '<' : '>')} ${bound(t, found)}`
  return t.nullsLast && !t.firm ? sql`(${past} OR ${t.sql} IS NULL)` : past
}
