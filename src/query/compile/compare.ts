/** One comparison of a condition comes in; goes out the same in SQL, for both databases. */
import type { SqlType, Stored } from '../../facts/kinds/kind'
import { markColumns } from '../../facts/world'
import { isInterval } from '../../filter/subject'
import type { IsEmpty, Operand, Subject, ValueTest } from '../../filter/tree'
import { anyOf, type Ends, isNull, operatorSql, presentBut } from './operators'
import { countMeasure, type Measure, measureOf } from './sql/aggregates'
import { partsOf } from './sql/parts'
import { value as bound, column, FALSE, or, piece, type Sql } from './sql/sql'
import type { Statement } from './statement'

/** A row under an alias, or the group or list whose aggregates are compared. */
export interface ComparedRow {
  statement: Statement
  alias: string
  /** What a name in the condition is. */
  names?(name: string): Sql
  /** Where an aggregate is found. */
  totals?(measure: Measure): Sql
}

/** The stored thing that is compared: `exact` ones are sums that may need more than 53 bits and travel as text. */
interface Compared extends Ends {
  type: SqlType | 'exact'
}

export function compare(place: ComparedRow, { subject, operator, operands }: ValueTest): Sql {
  const { statement } = place
  statement.condition()
  const x = compared(place, subject)
  if (operator === 'in') return among(place, x, subject, operands)
  if (operator === 'notIn') return presentBut(x, among(place, x, subject, operands))
  const given = operands.map((operand) => ends(place, x, subject, operand))
  return operatorSql(operator, x, given, statement.setting.dialect)
}

export function emptiness(place: ComparedRow, { subject, wanted }: IsEmpty): Sql {
  place.statement.condition()
  return isNull(compared(place, subject), wanted)
}

const single = (x: Sql, type: SqlType): Compared => ({ first: x, last: x, interval: false, type })

function compared(place: ComparedRow, subject: Subject): Compared {
  const { alias } = place
  if (subject.is === 'id') return single(column(alias, 'id'), 'integer')
  if (subject.is === 'mark') return single(column(alias, markColumns.get(subject.name)!), 'integer')
  if (subject.is === 'aggregate') return total(place, subject)
  const parts = partsOf(subject.roster, subject.cell)
  if (subject.is === 'qualifier') return single(column(alias, parts.qualifier!), 'text')
  const { first, last, interval } = cellEnds(alias, parts)
  return { first, last, interval, type: parts.type }
}

function cellEnds(alias: string, { value, end, interval }: ReturnType<typeof partsOf>): Ends {
  const first = column(alias, value)
  return { first, last: interval ? column(alias, end) : first, interval }
}

function total({ statement, totals }: ComparedRow, subject: Extract<Subject, { is: 'aggregate' }>): Compared {
  const { roster, cell, word } = subject
  const measure = cell === null ? countMeasure : measureOf(roster, cell, word)!
  const found = totals!(measure)
  const x = measure.compared ? measure.compared(found, statement.setting.dialect) : found
  return { first: x, last: x, interval: isInterval(subject), type: measure.type }
}

function ends(place: ComparedRow, x: Compared, subject: Subject, operand: Operand): Ends {
  const { interval } = x
  if (operand.is === 'value') {
    const first = bind(x, operand.first)
    return { first, last: interval ? bind(x, operand.last) : first, interval }
  }
  if (operand.is === 'cell' && subject.is === 'cell')
    return cellEnds(place.alias, partsOf(subject.roster, operand.cell))
  if (operand.is !== 'name' || !place.names) throw new Error('a name or a cell stands where there is none')
  const named = place.names(operand.name)
  return { first: named, last: named, interval }
}

const bind = (x: Compared, given: Stored): Sql =>
  x.type === 'exact' ? piece('CAST(? AS numeric)', [String(given)]) : bound(given)

/** Any of several values: one parameter for all of them, unless they are intervals, exact sums, or go by names. */
function among(place: ComparedRow, x: Compared, subject: Subject, operands: Operand[]): Sql {
  if (operands.length === 0) return FALSE
  if (!x.interval && x.type !== 'exact' && operands.every((operand) => operand.is === 'value'))
    return place.statement.setting.dialect.oneOf(
      x.first,
      operands.map((operand) => operand.first),
      x.type,
    )
  if (operands.length > 100) return or(chunks(operands, 100).map((part) => among(place, x, subject, part)))
  return anyOf(
    x,
    operands.map((operand) => ends(place, x, subject, operand)),
  )
}

const chunks = <T>(all: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, i * size + size))
