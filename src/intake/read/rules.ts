/** The rules of a roster compiled to functions over a stored row. Comes in: a row with all its cells; goes out: the rules it breaks. */
import type { Stored } from '../../facts/kinds/kind'
import type { RosterFacts } from '../../facts/roster'
import type { Condition, Rule, Side } from '../../facts/rule'

export interface CompiledRule {
  rule: Rule
  /** True when the row keeps the rule, or the rule does not apply. */
  holds(row: Stored[]): boolean
  /** Cells the rule speaks of, to point at. */
  cells: string[]
}

export const compileRules = (roster: RosterFacts): CompiledRule[] =>
  roster.rules.map((rule) => ({ rule, holds: compile(rule, roster), cells: cellsOf(rule) }))

function compile(rule: Rule, roster: RosterFacts): (row: Stored[]) => boolean {
  const when = rule.when && condition(rule.when, roster)
  const must = rule.must && condition(rule.must, roster)
  const compare = rule.operator && comparison(rule, roster)
  return (row) => (when && !when(row)) || ((!must || must(row)) && (!compare || compare(row)))
}

function condition({ cell, is }: Condition, roster: RosterFacts): (row: Stored[]) => boolean {
  const at = roster.slots.get(cell)!
  if (is === 'present') return (row) => row[at] !== null
  if (is === 'absent') return (row) => row[at] === null
  const kind = roster.cell(cell).kind
  const wanted = new Set(is.map((value) => kind.parse(value, roster.cell(cell))[0]))
  return (row) => wanted.has(row[at])
}

/** Two days compare as the API compares them: `le` holds when the left begins no later than the right ends. */
function comparison(rule: Rule, roster: RosterFacts): (row: Stored[]) => boolean {
  const left = side(rule.left!, roster, rule.blank === 'zero')
  const right = side(rule.right!, roster, rule.blank === 'zero', 'end')
  const apart = (rule.tolerance ?? 0) + 1e-9
  return (row) => {
    const a = left(row)
    const b = right(row)
    if (a === null || b === null) return true
    return rule.operator === 'le' ? a <= b + apart : rule.operator === 'ge' ? a >= b - apart : Math.abs(a - b) <= apart
  }
}

/** A side in the cell's own unit: yuan, points, heads, or a day number. Doubles are exact for all stored magnitudes below 90 billion yuan and the tolerance absorbs the division. */
function side(
  expression: Side,
  roster: RosterFacts,
  zero: boolean,
  role: 'value' | 'end' = 'value',
): (row: Stored[]) => number | null {
  if (typeof expression === 'number') return () => expression
  if (typeof expression === 'string') return cellValue(expression, roster, role)
  if ('times' in expression && 'cell' in expression) {
    const value = cellValue(expression.cell, roster)
    return (row) => scaled(value(row), expression.times)
  }
  if ('ratio' in expression) {
    const [over, under] = expression.ratio
    const [a, b] = [cellValue(over, roster), cellValue(under, roster)]
    return (row) => {
      const [n, d] = [a(row), b(row)]
      return n === null || d === null || d === 0 ? null : (n / d) * (expression.times ?? 1)
    }
  }
  const [plus, minus] =
    'sum' in expression
      ? [expression.sum, []]
      : [[expression.minus[0], ...(expression.plus ? [expression.plus] : [])], [expression.minus[1]]]
  const terms = [
    ...plus.map((name) => ({ value: cellValue(name, roster), sign: 1 })),
    ...minus.map((name) => ({ value: cellValue(name, roster), sign: -1 })),
  ]
  return (row) => {
    let sum = 0
    let blank = 0
    for (const { value, sign } of terms) {
      const v = value(row)
      if (v === null) blank++
      else sum += sign * v
    }
    return blank === 0 || (zero && blank < terms.length) ? sum : null
  }
}

const scaled = (value: number | null, times: number): number | null => (value === null ? null : value * times)

function cellValue(
  name: string,
  roster: RosterFacts,
  role: 'value' | 'end' = 'value',
): (row: Stored[]) => number | null {
  const cell = roster.cell(name)
  const at = roster.slots.get(name)! + (role === 'end' && cell.kind.interval ? 1 : 0)
  const unit = 10 ** (cell.kind.amount?.places ?? 0)
  return (row) => (row[at] === null ? null : (row[at] as number) / unit)
}

const sideCells = (expression: Side | undefined): string[] => {
  if (expression === undefined || typeof expression === 'number') return []
  if (typeof expression === 'string') return [expression]
  if ('sum' in expression) return expression.sum
  if ('ratio' in expression) return expression.ratio
  if ('cell' in expression) return [expression.cell]
  return [...expression.minus, ...(expression.plus ? [expression.plus] : [])]
}

const cellsOf = (rule: Rule): string[] => [
  ...new Set([
    ...sideCells(rule.left),
    ...sideCells(rule.right),
    ...(rule.must ? [rule.must.cell] : []),
    ...(rule.when ? [rule.when.cell] : []),
  ]),
]
