/** A `where` as the client wrote it comes in, with the row it is about; goes out one condition in SQL. */
import type { CellFacts } from '../../facts/cell'
import type { Stored } from '../../facts/kinds/kind'
import { linkKind } from '../../facts/kinds/link'
import { type RosterFacts, targetOf } from '../../facts/roster'
import { type Path, refusal } from '../refusal'
import { type Comparable, compare, entries } from './compare'
import { having } from './having'
import type { Operand } from './operators'
import { type Inverse, markColumns, partsOf } from './parts'
import { and, column, FALSE, not, or, type Sql, sql, TRUE, tested } from './sql'
import { Scope, type Statement } from './statement'

/** A row under an alias, and how deep in the `where` we are. */
interface Place {
  statement: Statement
  roster: RosterFacts
  alias: string
  path: Path
}

const DEEPEST = 40

export function condition(statement: Statement, roster: RosterFacts, alias: string, given: unknown, path: Path): Sql {
  if (given === null || given === undefined) return TRUE
  return all({ statement, roster, alias, path }, given)
}

function all(place: Place, given: unknown): Sql {
  if (place.path.length > DEEPEST)
    throw refusal('TOO_DEEP', 'the conditions nest too deeply', '条件嵌套过深', place.path.slice(0, 8))
  return and(
    entries(given, place.path).map(([name, part]) => one({ ...place, path: [...place.path, name] }, name, part)),
  )
}

function one(place: Place, name: string, part: unknown): Sql {
  const { statement, roster, alias, path } = place
  if (name === 'and') return and(each(place, part))
  if (name === 'or') return or(each(place, part))
  if (name === 'not') return not(all(place, part))
  if (name === 'id') return ids(statement, column(alias, 'id'), part, path)
  const mark = markColumns.get(name)
  if (mark) return compare(flag(column(alias, mark)), part, statement, path)
  const cell = statement.setting.world.cells(roster).get(name)
  if (cell)
    return cell.kind.name === 'link' ? link(place, cell, part) : compare(comparable(place, cell), part, statement, path)
  const list = statement.setting.world.lists(roster).get(name)
  if (list) return children(place, list, part)
  const qualified = roster.cells.find((c) => c.qualified && `${c.name}Qualifier` === name)
  if (qualified) return compare(plainText(column(alias, partsOf(roster, qualified).qualifier!)), part, statement, path)
  throw refusal('BAD_INPUT', `${roster.name} has no field “${name}”`, `${roster.zh}没有字段“${name}”`, path)
}

function each(place: Place, given: unknown): Sql[] {
  const list = Array.isArray(given) ? given : [given]
  return list.map((part, i) => all({ ...place, path: [...place.path, i] }, part))
}

const single = (first: Sql): Operand => ({ first, last: first, interval: false })
const both = (stored: Stored): [Stored, Stored] => [stored, stored]

const flag = (x: Sql): Comparable => ({ x: single(x), type: 'integer', parse: (given) => both(given ? 1 : 0) })
const plainText = (x: Sql): Comparable => ({ x: single(x), type: 'text', parse: (given) => both(String(given)) })

function operandOf(roster: RosterFacts, alias: string, cell: CellFacts): Operand {
  const parts = partsOf(roster, cell)
  return { first: column(alias, parts.value), last: column(alias, parts.end), interval: parts.interval }
}

function comparable({ roster, alias, statement }: Place, cell: CellFacts): Comparable {
  const parts = partsOf(roster, cell)
  return {
    x: operandOf(roster, alias, cell),
    type: parts.type,
    parse(given) {
      const stored = cell.kind.parse(given, cell)
      return [stored[0], parts.interval ? stored[1] : stored[0]]
    },
    peer(name) {
      const other = statement.setting.world.cells(roster).get(name)
      if (other?.kind !== cell.kind)
        throw refusal(
          'BAD_INPUT',
          `“${name}” is not a cell of ${roster.name} of the same kind`,
          `“${name}”不是同类单元格`,
        )
      return operandOf(roster, alias, other)
    },
  }
}

/** The largest integer of a PostgreSQL integer column; ids beyond it name no row. */
const MAX_ID = 2 ** 31 - 1

/** An id in its GraphQL form; null when no row can have it. */
export function idOf(given: unknown): number | null {
  const found = /^\d{1,10}$/.test(String(given)) ? Number(given) : Number.NaN
  return found >= 1 && found <= MAX_ID ? found : null
}

const ids = (statement: Statement, x: Sql, given: unknown, path: Path): Sql =>
  compare(
    {
      x: single(x),
      type: linkKind.columns({ name: 'x' } as CellFacts)[0].type,
      parse: (wanted) => both(idOf(wanted) ?? -1),
    },
    given,
    statement,
    path,
  )

/**
 * A link's own id is compared where it stands; everything else asks the linked roster for the ids that fit, once for the
 * whole statement. Each link leads to one row, so no row comes twice.
 */
function link(place: Place, cell: CellFacts, given: unknown): Sql {
  const { statement, roster, alias, path } = place
  const x = column(alias, partsOf(roster, cell).value)
  const here: Sql[] = []
  const there: [string, unknown][] = []
  for (const [name, part] of entries(given, path)) {
    if (name === 'isNull')
      here.push(compare({ x: single(x), type: 'integer', parse: () => both(null) }, { isNull: part }, statement, path))
    else if (name === 'id') here.push(ids(statement, x, part, [...path, 'id']))
    else if (name === 'and')
      here.push(and(asList(part).map((p, i) => link({ ...place, path: [...path, 'and', i] }, cell, p))))
    else if (name === 'or')
      here.push(or(asList(part).map((p, i) => link({ ...place, path: [...path, 'or', i] }, cell, p))))
    else if (name === 'not') here.push(not(link({ ...place, path: [...path, 'not'] }, cell, part)))
    else there.push([name, part])
  }
  if (there.length > 0) here.push(linked(statement, targetOf(cell), x, Object.fromEntries(there), path))
  return and(here)
}

const asList = (given: unknown): unknown[] => (Array.isArray(given) ? given : [given])

function linked(statement: Statement, target: RosterFacts, x: Sql, given: unknown, path: Path): Sql {
  const scope = new Scope(statement, target)
  const held = condition(statement, target, scope.alias, given, path)
  if (held === FALSE) return FALSE
  const found = statement.setting.everyRow
    ? sql`EXISTS (SELECT 1 FROM ${scope.from()} WHERE ${scope.column('id')} = ${x} AND ${held})`
    : sql`${x} IN (SELECT ${scope.column('id')} FROM ${scope.from()} WHERE ${held})`
  const test = x.column && held.test ? { link: x.column, table: target.table, test: held.test } : undefined
  return tested(found, test)
}

/** `some`, `every` and `none` ask whether there is such a row; `aggregate` compares what a subquery of its own counts and sums: nothing is joined, so nothing counts twice. */
function children(place: Place, list: Inverse, given: unknown): Sql {
  const { statement, path } = place
  const there = (part: unknown, at: string, turned: boolean): Sql => {
    const scope = new Scope(statement, list.roster)
    const held = condition(statement, list.roster, scope.alias, part, [...path, at])
    return exists(place, list, scope, turned ? not(held) : held)
  }
  return and(
    entries(given, path).map(([name, part]) => {
      if (name === 'some') return there(part, name, false)
      if (name === 'none') return not(there(part, name, false))
      if (name === 'every') return not(there(part, name, true))
      if (name === 'aggregate')
        return having(part, statement, list.roster, [...path, name], (measure) =>
          childMeasure(statement, list, place.alias, measure),
        )
      throw refusal(
        'BAD_INPUT',
        `a list takes some, every, none or aggregate, not “${name}”`,
        `列表只能用 some、every、none、aggregate，没有“${name}”`,
        path,
      )
    }),
  )
}

const ofParent = (list: Inverse, alias: string, parent: string): Sql =>
  sql`${column(alias, partsOf(list.roster, list.cell).value)} = ${column(parent, 'id')}`

const exists = (place: Place, list: Inverse, scope: Scope, held: Sql): Sql =>
  held === FALSE
    ? FALSE
    : sql`EXISTS (SELECT 1 FROM ${scope.from()} WHERE ${and([ofParent(list, scope.alias, place.alias), held])})`

/** An aggregate over the rows of a list, as a value of the row they belong to. */
export function childMeasure(
  statement: Statement,
  list: Inverse,
  parent: string,
  measure: { sql(alias: string, dialect: Statement['setting']['dialect']): Sql },
  rows: (alias: string) => Sql = () => TRUE,
): Sql {
  const scope = new Scope(statement, list.roster)
  return sql`(SELECT ${measure.sql(scope.alias, statement.setting.dialect)} FROM ${scope.from()} WHERE ${and([ofParent(list, scope.alias, parent), rows(scope.alias)])})`
}
