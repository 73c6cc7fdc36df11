/** A rule comes in, of one row or across rows; goes out the statement that finds every row that breaks it, with both sides. */
import type { Stored } from '../../facts/kinds/kind'
import type { RosterFacts } from '../../facts/roster'
import type { Condition, Rule } from '../../facts/rule'
import { partsOf } from '../../query/compile/parts'
import { and, joined, NULL, raw, type Sql, sql, TRUE, value } from '../../query/compile/sql'
import { Scope, Statement } from '../../query/compile/statement'
import { condition } from '../../query/compile/where'
import { activeOnly } from '../active-only'
import { exact, fraction, fractionText, rounded } from '../fraction'
import { written } from '../periods'
import { areaColumn, cellAt, type Frame } from '../term'
import type { MeasureRequest } from '../value'
import type { CrossRule, FarSide } from './cross-rule'
import { corrected } from './far'
import { type Label, labelOf } from './label'
import type { Quotient, RuleScope } from './quotient'
import { sideSql } from './side'

/** A rule of either kind. */
export interface AnyRule extends Omit<Rule, 'left' | 'right'>, Pick<CrossRule, 'where' | 'unlessCorrected'> {
  left?: FarSide
  right?: FarSide
}

/** Rows of the answer: id, township, unit, top and below of each side, then the label. */
export interface RuleStatement {
  sql: Sql
  left(row: Stored[]): string | null
  right(row: Stored[]): string | null
  label(row: Stored[]): string
}

export function ruleStatement(
  frame: Frame,
  roster: RosterFacts,
  rule: AnyRule,
  within: MeasureRequest['within'],
): RuleStatement | null {
  const statement = new Statement(frame.setting)
  const scope = new Scope(statement, roster)
  const inside = within && within.level !== frame.whole ? areaColumn(frame, scope, within.level) : undefined
  if (within && within.level !== frame.whole && !inside) return null
  const { breach, left, right } = breachOf({ scope, rule }, rule)
  const where = activeOnly(rule.where ?? {}, roster, frame.setting.world)
  const held = and([
    sql`${scope.column('is_active')} = 1`,
    condition(statement, roster, scope.alias, where, ['where']),
    rule.when ? meets(scope, rule.when) : TRUE,
    inside ? sql`${inside} = ${value(within!.id)}` : TRUE,
    breach,
    rule.unlessCorrected ? sql`NOT ${corrected(scope, rule.unlessCorrected)}` : TRUE,
  ])
  const label: Label = labelOf(scope)
  const areas = (['TOWNSHIP', 'UNIT'] as const).map((level) => areaColumn(frame, scope, level) ?? NULL)
  const sides = [left, right].flatMap((side) => [side?.top ?? NULL, side?.below ?? NULL])
  const columns = [scope.column('id'), ...areas, ...sides.map(text), ...label.columns]
  const select = sql`SELECT ${joined(columns, ', ')} FROM ${scope.from()} WHERE ${held} ORDER BY ${scope.column('id')}`
  return {
    sql: statement.finish(select),
    left: reader(left, 3),
    right: reader(right, 5),
    label: (row) => label.read(row, 7),
  }
}

const text = (part: Sql): Sql => sql`CAST(${part} AS text)`

interface Breach {
  breach: Sql
  left: Quotient | null
  right: Quotient | null
}

function breachOf(at: RuleScope, rule: AnyRule): Breach {
  if (rule.must) {
    const found = cellAt(at.scope, rule.must.cell)
    const filled = found.scope.column(partsOf(found.scope.roster, found.cell).value)
    const kept = meets(at.scope, rule.must)
    return { breach: sql`(${kept}) IS NOT TRUE`, left: null, right: { ...UNKNOWN, top: filled } }
  }
  const [left, right] = [sideSql(at, rule.left!, false), sideSql(at, rule.right!, true)]
  return { breach: and([left.filled, right.filled, apart(left, right, rule)]), left, right }
}

const UNKNOWN: Omit<Quotient, 'top'> = { below: null, scale: 1n, filled: TRUE, day: false, money: false }

/** Both sides brought to whole numbers of one size, so that nothing is divided and nothing rounded. */
function apart(left: Quotient, right: Quotient, { operator, tolerance = 0 }: AnyRule): Sql {
  const slack = exact(tolerance)
  const scale = left.scale * right.scale * slack.d
  const side = (mine: Quotient, other: Quotient): Sql =>
    sql`${mine.top} * ${raw(String(scale / mine.scale))}${other.below ? sql` * ${other.below}` : raw('')}`
  const [a, b] = [side(left, right), side(right, left)]
  const room = [left, right].flatMap(({ below }) => (below ? [sql` * ${below}`] : []))
  const slackened = sql`${raw(String((slack.n * scale) / slack.d))}${room.length > 0 ? joined(room, '') : raw('')}`
  if (operator === 'le') return sql`${a} > ${b} + ${slackened}`
  if (operator === 'ge') return sql`${a} < ${b} - ${slackened}`
  return sql`ABS(${a} - (${b})) > ${slackened}`
}

/** The condition of a rule beside a roster's cells. */
function meets(scope: Scope, { cell: name, is }: Condition): Sql {
  const { scope: at, cell } = cellAt(scope, name)
  const found = at.column(partsOf(at.roster, cell).value)
  if (is === 'present') return sql`${found} IS NOT NULL`
  if (is === 'absent') return sql`${found} IS NULL`
  const wanted = is.map((each) => value(cell.kind.parse(each, cell)[0]))
  return sql`${found} IN (${joined(wanted, ', ')})`
}

/** How people read a side: yuan with two places, a day, a number in as few digits as it takes. */
function reader(side: Quotient | null, at: number): (row: Stored[]) => string | null {
  return (row) => {
    const top = row[at]
    if (!side || top === null) return null
    if (!/^-?\d+$/.test(String(top))) return String(top)
    if (side.day) return written(Number(top))
    const below = row[at + 1] === null ? 1n : BigInt(String(row[at + 1]))
    const found = fraction(BigInt(String(top)), below * side.scale)
    return side.money ? rounded(found, 2) : fractionText(found)
  }
}
