/** A condition comes in; goes out the same for columns in memory, or nothing where only the database can tell: lists, texts looked into. */

import type { Stored } from '../../facts/kinds/kind'
import { itemAt, onlyOne } from '../../facts/lists'
import { targetOf } from '../../facts/roster'
import { markColumns } from '../../facts/world'
import { comparisonsOf, operatorNamed } from '../../filter/operators'
import type { Filter, IsEmpty, LinkTest, Operand, Subject, ValueTest } from '../../filter/tree'
import type { ColumnTest } from '../../store/columns/columns'
import { partsOf } from './sql/parts'

export function columnTest(filter: Filter): ColumnTest | undefined {
  switch (filter.is) {
    case 'and':
      return together(filter.parts, (and) => ({ and }), true)
    case 'or':
      return together(filter.parts, (or) => ({ or }), false)
    case 'not': {
      const part = columnTest(filter.part)
      return part && { not: part }
    }
    case 'test':
      return tested(filter)
    case 'empty':
      return empty(filter)
    case 'link':
      return linked(filter)
    default:
      return undefined
  }
}

function together(
  parts: Filter[],
  make: (tests: ColumnTest[]) => ColumnTest,
  nothing: boolean,
): ColumnTest | undefined {
  const tests = parts.map(columnTest)
  if (tests.length === 0) return { all: nothing }
  return tests.every((test) => test !== undefined) ? joined(tests, make) : undefined
}

const joined = (tests: ColumnTest[], make: (tests: ColumnTest[]) => ColumnTest): ColumnTest =>
  onlyOne(tests) ?? make(tests)

function linked({ roster, cell, part }: LinkTest): ColumnTest | undefined {
  const test = columnTest(part)
  return test && { link: partsOf(roster, cell).value, table: targetOf(cell).table, test }
}

interface Columns {
  first: string
  last: string
  interval: boolean
}

const alike = (name: string): Columns => ({ first: name, last: name, interval: false })

function columnsOf(subject: Subject): Columns | undefined {
  if (subject.is === 'id') return alike('id')
  if (subject.is === 'mark') return alike(markColumns.get(subject.name)!)
  if (subject.is === 'aggregate') return undefined
  const { value, end, interval, qualifier } = partsOf(subject.roster, subject.cell)
  return subject.is === 'qualifier' ? alike(qualifier!) : { first: value, last: end, interval }
}

function empty({ subject, wanted }: IsEmpty): ColumnTest | undefined {
  const columns = columnsOf(subject)
  return columns && { column: columns.first, isNull: wanted }
}

function tested({ subject, operator, operands }: ValueTest): ColumnTest | undefined {
  const columns = columnsOf(subject)
  if (!columns || operands.some(({ is }) => is === 'name')) return undefined
  if (operator === 'in') return among(columns, operands)
  if (operator === 'notIn')
    return { and: [{ column: columns.first, isNull: false }, { not: among(columns, operands) }] }
  return compared(columns, subject, operator, operands)
}

const stored = (operand: Operand, end: 'first' | 'last'): Stored => (operand.is === 'value' ? operand[end] : null)

function among(columns: Columns, operands: Operand[]): ColumnTest {
  if (operands.length === 0) return { all: false }
  if (!columns.interval) return { column: columns.first, in: operands.map((operand) => stored(operand, 'first')) }
  const same = operands.map((operand): ColumnTest => {
    const ends = (['first', 'last'] as const).map(
      (end): ColumnTest => ({ column: columns[end], is: '=', value: stored(operand, end) }),
    )
    return { and: ends }
  })
  return joined(same, (or) => ({ or }))
}

function compared(
  columns: Columns,
  subject: Subject,
  operator: ValueTest['operator'],
  operands: Operand[],
): ColumnTest | undefined {
  const row = operatorNamed(operator)!
  if (!row.holds) return undefined
  const tests = comparisonsOf(row, columns.interval).map(([mine, is, theirs, which = 0]): ColumnTest => {
    const operand = itemAt(operands, which)
    const column = columns[mine]
    if (operand.is !== 'cell' || subject.is !== 'cell') return { column, is, value: stored(operand, theirs) }
    const parts = partsOf(subject.roster, operand.cell)
    return { column, is, beside: theirs === 'first' ? parts.value : parts.end }
  })
  return joined(tests, row.any ? (or) => ({ or }) : (and) => ({ and }))
}
