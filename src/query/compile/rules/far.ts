/** Sides that look beyond the row: at its lists, its group, the row before it, the version before it. Each a subquery of its own. */
import type { FarSide } from '../../../facts/cross-rule'
import type { RosterFacts } from '../../../facts/roster'
import { allVersions } from '../records/versions'
import { countMeasure, type Measure, measureOf } from '../sql/aggregates'
import { partsOf } from '../sql/parts'
import { and, column, identifier, joined, raw, type Sql, sql, TRUE } from '../sql/sql'
import type { Scope } from '../statement'
import { isActive, whereHolds } from '../terms/counting-rows'
import { childMeasure } from '../where'
import { filledIn, isMoney, numeric, plainQuotient, type Quotient, type RuleScope, scaleOf } from './quotient'

export function listValue({ at: { scope } }: RuleScope, side: Extract<FarSide, { list: string }>): Quotient {
  const { statement, roster } = scope
  const list = statement.setting.world.lists(roster).get(side.list)
  if (!list) throw new RangeError(`${roster.name} has no list “${side.list}”`)
  const value = (measure: Measure): Sql => childMeasure(statement, list, scope.alias, measure, isActive)
  if (!('sum' in side)) return { ...plainQuotient, top: numeric(value(countMeasure)) }
  const cell = list.roster.cell(side.sum)
  const sum = measureOf(list.roster, cell, 'sum')
  if (!sum) throw new RangeError(`a ${cell.kind.en} cell has no “sum”`)
  const top = numeric(sql`COALESCE(${value(sum)}, 0)`)
  return { ...plainQuotient, top, scale: scaleOf(cell), money: isMoney(cell) }
}

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

export function groupSum({ at, where }: RuleScope, side: Extract<FarSide, { group: string[] }>): Quotient {
  const { statement, scope, periods } = at
  const { roster } = scope
  const other = statement.alias()
  const held = and([
    isActive(other),
    ...side.group.map((name) => sql`${stored(roster, other, name)} = ${stored(roster, scope.alias, name)}`),
    whereHolds(where, { statement, alias: other }, periods),
    side.leaves ? leaf(scope, other, side.group, side.leaves) : TRUE,
  ])
  const from = sql`FROM ${statement.table(roster)} AS ${raw(other)} WHERE ${held}`
  const top = sql`(SELECT SUM(${stored(roster, other, side.sum)}) ${from})`
  const first = sql`${scope.column('id')} = (SELECT MIN(${column(other, 'id')}) ${from})`
  const scale = scaleOf(roster.cell(side.sum))
  return { ...plainQuotient, top: numeric(top), scale, filled: and([first, filledIn(top)]) }
}

function leaf(scope: Scope, alias: string, group: string[], leaves: { parent: string; names: string[] }): Sql {
  const { statement, roster } = scope
  const child = statement.alias()
  const names = leaves.names.map((name) => stored(roster, alias, name))
  const held = and([
    isActive(child),
    ...group.map((name) => sql`${stored(roster, child, name)} = ${stored(roster, alias, name)}`),
    sql`${stored(roster, child, leaves.parent)} IN (${joined(names, ', ')})`,
    sql`${column(child, 'id')} <> ${column(alias, 'id')}`,
  ])
  return sql`NOT EXISTS (SELECT 1 FROM ${statement.table(roster)} AS ${raw(child)} WHERE ${held})`
}

export function before({ statement, roster, alias }: Scope, side: Extract<FarSide, { before: string }>): Quotient {
  const other = statement.alias()
  const [mine, theirs] = [stored(roster, alias, side.by), stored(roster, other, side.by)]
  const same = sql`${stored(roster, other, side.per)} = ${stored(roster, alias, side.per)}`
  const held = and([same, isActive(other), sql`${theirs} < ${mine}`])
  const found = sql`(SELECT ${stored(roster, other, side.before)} FROM ${statement.table(roster)} AS ${raw(other)} WHERE ${held} ORDER BY ${theirs} DESC LIMIT 1)`
  const scale = scaleOf(roster.cell(side.before))
  return { ...plainQuotient, top: numeric(found), scale, filled: filledIn(found) }
}

export function replaced(scope: Scope, name: string): Quotient {
  const { statement, roster, alias } = scope
  const old = statement.alias()
  const cell = roster.cell(name)
  const ended = sql`${column(old, 'id')} = ${column(alias, 'id')} AND ${column(old, 'until_import')} = ${column(alias, 'import_id')}`
  const found = sql`(SELECT ${stored(roster, old, name)} FROM ${identifier(roster.history)} AS ${raw(old)} WHERE ${ended} ORDER BY ${column(old, 'version')} DESC LIMIT 1)`
  return { ...plainQuotient, top: numeric(found), scale: scaleOf(cell), filled: filledIn(found), money: isMoney(cell) }
}

/** Whether an import that says why, or an undo, put the value there that stands in the cell. */
export function corrected({ statement, roster, alias }: Scope, name: string): Sql {
  const [version, by] = [statement.alias(), statement.alias()]
  const columns = ['id', 'import_id', partsOf(roster, roster.cell(name)).value]
  const all = allVersions(roster, columns, statement.setting.at)
  const same = and([
    sql`${column(version, 'id')} = ${column(alias, 'id')}`,
    sql`${stored(roster, version, name)} = ${stored(roster, alias, name)}`,
    sql`(${column(by, 'reason')} IS NOT NULL OR ${column(by, 'kind')} = 'UNDO')`,
  ])
  return sql`EXISTS (SELECT 1 FROM (${all}) AS ${raw(version)} JOIN ${identifier('import')} AS ${raw(by)} ON ${column(by, 'id')} = ${column(version, 'import_id')} WHERE ${same})`
}
