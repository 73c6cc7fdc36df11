/** Sides that look beyond the row: at its lists, its group, the row before it, the version before it. Each a subquery of its own. */
import type { RosterFacts } from '../../facts/roster'
import { partsOf } from '../../query/compile/parts'
import { and, column, identifier, joined, raw, type Sql, sql, TRUE } from '../../query/compile/sql'
import type { Scope } from '../../query/compile/statement'
import { condition } from '../../query/compile/where'
import type { FarSide } from './cross-rule'
import { filledIn, numeric, plainQuotient, type Quotient, type RuleScope, scaleOf } from './quotient'

export function listValue(
  { scope }: RuleScope,
  side: { list: string } & ({ count: true } | { sum: string }),
): Quotient {
  const { statement, roster } = scope
  const list = statement.setting.world.lists(roster).get(side.list)
  if (!list) throw new RangeError(`${roster.name} has no list “${side.list}”`)
  const other = statement.alias()
  const cell = 'sum' in side ? list.roster.cell(side.sum) : null
  const measured = cell ? sql`COALESCE(SUM(${column(other, partsOf(list.roster, cell).value)}), 0)` : raw('COUNT(*)')
  const own = sql`${column(other, partsOf(list.roster, list.cell).value)} = ${scope.column('id')}`
  const top = sql`(SELECT ${measured} FROM ${statement.table(list.roster)} AS ${raw(other)} WHERE ${own} AND ${active(other)})`
  return { ...plainQuotient, top: numeric(top), scale: cell ? scaleOf(cell) : 1n, money: cell?.kind.name === 'money' }
}

const active = (alias: string): Sql => sql`${column(alias, 'is_active')} = 1`

/** Separators of a list of names, each turned into the first; how often that stands there, and one more. */
export function itemCount(scope: Scope, name: string): Quotient {
  const text = scope.column(partsOf(scope.roster, scope.roster.cell(name)).value)
  const even = [',', '，', ';', '；', '\n'].reduce(
    (found, mark) => sql`REPLACE(${found}, ${raw(`'${mark}'`)}, '、')`,
    text,
  )
  const without = sql`REPLACE(${even}, '、', '')`
  return { ...plainQuotient, top: numeric(sql`LENGTH(${even}) - LENGTH(${without}) + 1`), filled: filledIn(text) }
}

const stored = (roster: RosterFacts, alias: string, name: string): Sql =>
  column(alias, partsOf(roster, roster.cell(name)).value)

export function groupSum({ scope, rule }: RuleScope, side: Extract<FarSide, { group: string[] }>): Quotient {
  const { statement, roster } = scope
  const other = statement.alias()
  const cell = roster.cell(side.sum)
  const held = and([
    active(other),
    ...side.group.map((name) => sql`${stored(roster, other, name)} = ${stored(roster, scope.alias, name)}`),
    condition(statement, roster, other, rule.where ?? {}, ['where']),
    side.leaves ? leaf(scope, other, side.group, side.leaves) : TRUE,
  ])
  const from = sql`FROM ${statement.table(roster)} AS ${raw(other)} WHERE ${held}`
  const top = sql`(SELECT SUM(${stored(roster, other, side.sum)}) ${from})`
  const first = sql`${scope.column('id')} = (SELECT MIN(${column(other, 'id')}) ${from})`
  return { ...plainQuotient, top: numeric(top), scale: scaleOf(cell), filled: and([first, filledIn(top)]) }
}

function leaf(scope: Scope, alias: string, group: string[], leaves: { parent: string; names: string[] }): Sql {
  const { statement, roster } = scope
  const child = statement.alias()
  const names = leaves.names.map((name) => stored(roster, alias, name))
  const held = and([
    active(child),
    ...group.map((name) => sql`${stored(roster, child, name)} = ${stored(roster, alias, name)}`),
    sql`${stored(roster, child, leaves.parent)} IN (${joined(names, ', ')})`,
    sql`${column(child, 'id')} <> ${column(alias, 'id')}`,
  ])
  return sql`NOT EXISTS (SELECT 1 FROM ${statement.table(roster)} AS ${raw(child)} WHERE ${held})`
}

export function before({ statement, roster, alias }: Scope, side: Extract<FarSide, { before: string }>): Quotient {
  const other = statement.alias()
  const [mine, theirs] = [alias, other].map((each) => stored(roster, each, side.by))
  const same = sql`${stored(roster, other, side.per)} = ${stored(roster, alias, side.per)}`
  const found = sql`(SELECT ${stored(roster, other, side.before)} FROM ${statement.table(roster)} AS ${raw(other)} WHERE ${same} AND ${active(other)} AND ${theirs} < ${mine} ORDER BY ${theirs} DESC LIMIT 1)`
  return { ...plainQuotient, top: numeric(found), scale: scaleOf(roster.cell(side.before)), filled: filledIn(found) }
}

export function replaced(scope: Scope, name: string): Quotient {
  const { statement, roster, alias } = scope
  const old = statement.alias()
  const cell = roster.cell(name)
  const ended = sql`${column(old, 'id')} = ${column(alias, 'id')} AND ${column(old, 'until_import')} = ${column(alias, 'import_id')}`
  const found = sql`(SELECT ${stored(roster, old, name)} FROM ${identifier(roster.history)} AS ${raw(old)} WHERE ${ended} ORDER BY ${column(old, 'version')} DESC LIMIT 1)`
  const money = cell.kind.name === 'money'
  return { ...plainQuotient, top: numeric(found), scale: scaleOf(cell), filled: filledIn(found), money }
}

/** Whether an import that says why, or an undo, put the value there that stands in the cell. */
export function corrected({ statement, roster, alias }: Scope, name: string): Sql {
  const [version, by] = [statement.alias(), statement.alias()]
  const columns = ['id', 'import_id', partsOf(roster, roster.cell(name)).value]
  const list = joined(
    columns.map((each) => identifier(each)),
    ', ',
  )
  const { at } = statement.setting
  const known = at === null ? sql`` : sql` WHERE ${identifier('import_id')} <= ${raw(String(at))}`
  const all = sql`SELECT ${list} FROM ${statement.table(roster)} AS ${raw(statement.alias())} UNION ALL SELECT ${list} FROM ${identifier(roster.history)}${known}`
  const same = and([
    sql`${column(version, 'id')} = ${column(alias, 'id')}`,
    sql`${stored(roster, version, name)} = ${stored(roster, alias, name)}`,
    sql`(${column(by, 'reason')} IS NOT NULL OR ${column(by, 'kind')} = 'UNDO')`,
  ])
  return sql`EXISTS (SELECT 1 FROM (${all}) AS ${raw(version)} JOIN ${identifier('import')} AS ${raw(by)} ON ${column(by, 'id')} = ${column(version, 'import_id')} WHERE ${same})`
}
