/** A rule comes in, of one row or across rows; goes out the statement that finds every row that breaks it, with both sides as people read them. */
import type { AnyRule } from '../../../facts/cross-rule'
import { edtf } from '../../../facts/days'
import { exact, fraction, fractionText, rounded } from '../../../facts/fraction'
import type { Condition } from '../../../facts/rule'
import { cellPath } from '../../plan/cell-path'
import { storedValue } from '../keys'
import { rowLabel } from '../records/label'
import type { ReadRow, SelectedColumns, TypedStatement } from '../selected-columns'
import { and, joined, raw, type Sql, sql, TRUE, value } from '../sql/sql'
import type { Scope, Setting } from '../statement'
import { type CountingRows, countedRows } from '../terms/counting-rows'
import { type AreasOfRow, areasOfRow, type InAreas, inAreas, type LevelKeys } from '../terms/level-keys'
import { corrected } from './far'
import { integerOf, plainQuotient, type Quotient, type RuleScope } from './quotient'
import { sideQuotient } from './side'

interface RuleQuestion {
  rows: CountingRows
  rule: AnyRule
  inside: InAreas | null
  /** Levels of which the area of each row is wanted. */
  levels: readonly LevelKeys[]
}

/** A row that breaks the rule, and where it lies. */
export interface BreachRow {
  id: number
  label: string
  areas: AreasOfRow
  left: string | null
  right: string | null
}

export const breachesOfRule = (question: RuleQuestion, setting: Setting): TypedStatement<BreachRow> =>
  countedRows(question.rows, setting, (at, columns) => {
    const { scope } = at
    const { rule, rows } = question
    const found = breachOf({ at, where: rows.where, blank: rule.blank }, rule)
    at.only(rule.when ? meets(scope, rule.when) : TRUE)
    at.only(inAreas(at, question.inside))
    at.only(found.held)
    if (rule.unlessCorrected) at.only(sql`NOT ${corrected(scope, rule.unlessCorrected)}`)
    const [id, label] = [columns.integer(scope.column('id')), rowLabel(scope, columns)]
    const areas = areasOfRow(question.levels, scope, columns)
    const [left, right] = [sideText(found.left, columns), sideText(found.right, columns)]
    return (row) => ({
      id: id(row),
      label: label(row),
      areas: areas(row),
      left: left(row),
      right: right(row),
    })
  })

interface FoundBreach {
  held: Sql
  left: Quotient | null
  right: Quotient | null
}

function breachOf(of: RuleScope, rule: AnyRule): FoundBreach {
  const { scope } = of.at
  if (rule.must) {
    const top = storedValue(cellPath(scope.roster, rule.must.cell), scope)
    return { held: sql`(${meets(scope, rule.must)}) IS NOT TRUE`, left: null, right: { ...plainQuotient, top } }
  }
  if (rule.left === undefined || rule.right === undefined) throw new RangeError(`rule ${rule.id} lacks a side`)
  const [left, right] = [sideQuotient(of, rule.left, false), sideQuotient(of, rule.right, true)]
  return { held: and([left.filled, right.filled, apart(left, right, rule)]), left, right }
}

/** Both sides brought to whole numbers of one size, so that nothing is divided and nothing rounded. */
function apart(left: Quotient, right: Quotient, { operator, tolerance = 0 }: AnyRule): Sql {
  const slack = exact(tolerance)
  const scale = left.scale * right.scale * slack.d
  const side = (mine: Quotient, other: Quotient): Sql =>
    times(sql`${mine.top} * ${integerOf(scale / mine.scale)}`, [other.below])
  const [a, b] = [side(left, right), side(right, left)]
  const room = times(integerOf((slack.n * scale) / slack.d), [left.below, right.below])
  if (operator === 'le') return sql`${a} > ${b} + ${room}`
  if (operator === 'ge') return sql`${a} < ${b} - ${room}`
  return sql`ABS(${a} - (${b})) > ${room}`
}

const times = (first: Sql, others: (Sql | null)[]): Sql =>
  joined([first, ...others.filter((other) => other !== null)], ' * ')

/** The condition of a rule beside a roster's cells. */
function meets(scope: Scope, { cell: path, is }: Condition): Sql {
  const { cell, ...key } = cellPath(scope.roster, path)
  const found = storedValue({ ...key, cell }, scope)
  if (is === 'present') return sql`${found} IS NOT NULL`
  if (is === 'absent') return sql`${found} IS NULL`
  const wanted = is.flatMap((each) => cell.kind.parse(each, cell).slice(0, 1))
  return sql`${found} IN (${joined(wanted.map(value), ', ')})`
}

/** How people read a side: yuan with two places, a day, a number in as few digits as it takes. */
function sideText(side: Quotient | null, columns: SelectedColumns): ReadRow<string | null> {
  if (!side) return () => null
  const top = columns.optionalText(text(side.top))
  const below = columns.optionalText(text(side.below ?? raw('1')))
  return (row) => {
    const found = top(row)
    if (found === null || !/^-?\d+$/.test(found)) return found
    if (side.day) return edtf([Number(found), Number(found)])
    const quotient = fraction(BigInt(found), BigInt(below(row) ?? 1) * side.scale)
    return side.money ? rounded(quotient, 2) : fractionText(quotient)
  }
}

const text = (part: Sql): Sql => sql`CAST(${part} AS text)`
