/** `{gte: "2020-04", lt: "2021"}` on one thing that can be compared comes in; goes out each comparison as a node of the tree. */
import { peersOf } from '../facts/world'
import { isFault, type ParseOptions, partsIn } from './entries'
import { type FilterFault, type InputPath, unknown, wrong } from './fault'
import { operandOf } from './operand'
import { type OperatorName, operatorNamed, operators } from './operators'
import { cellOf, operatorsOf } from './subject'
import { allOf, EVERYTHING, type Filter, type Operand, type Subject } from './tree'

export function parseTests(subject: Subject, given: unknown, at: InputPath, options: ParseOptions): Filter {
  const bare = typeof given !== 'object' && given !== undefined
  const parts = bare ? bareValue(subject, given, at) : partsIn(given, at)
  if (isFault(parts)) return told(parts, options)
  if (parts.length === 0 && options.strict) return told(wrong(at, 'filter.empty', {}), options)
  return allOf(parts.map(([name, wanted]) => parseTest(subject, name, wanted, [...at, name], options)))
}

const told = (fault: FilterFault, { fault: tell }: ParseOptions): Filter => {
  tell(fault)
  return EVERYTHING
}

function bareValue(subject: Subject, given: unknown, at: InputPath): FilterFault {
  const example = JSON.stringify({ [cellOf(subject)?.name ?? String(at.at(-1))]: { eq: given } })
  return wrong(at, 'filter.no-operator', { example })
}

const OPERATOR = { zh: '运算', en: 'operator' }

function parseTest(subject: Subject, name: string, wanted: unknown, at: InputPath, options: ParseOptions): Filter {
  const own = operatorsOf(subject) as string[]
  if (!own.includes(name)) return told(unknown(at, OPERATOR, name, own), options)
  if (name === 'isNull') return emptiness(subject, wanted, at, options)
  if (name === 'field') return parseBeside(subject, wanted, at, options)
  if (wanted === null && (name === 'eq' || name === 'ne')) return { is: 'empty', subject, wanted: name === 'eq' }
  const operands = operandsOf(subject, name, wanted, at, options)
  if (isFault(operands)) return told(operands, options)
  return { is: 'test', subject, operator: name as OperatorName, operands }
}

function emptiness(subject: Subject, wanted: unknown, at: InputPath, options: ParseOptions): Filter {
  if (typeof wanted === 'boolean') return { is: 'empty', subject, wanted }
  return told(wrong(at, 'filter.true-or-false', {}), options)
}

function operandsOf(
  subject: Subject,
  name: string,
  wanted: unknown,
  at: InputPath,
  options: ParseOptions,
): Operand[] | FilterFault {
  const { takes } = operatorNamed(name)!
  if (takes === 1) {
    const only = operandOf(subject, wanted, options.names, at)
    return isFault(only) ? only : [only]
  }
  if (wanted === null || wanted === undefined) return operandOf(subject, wanted, undefined, at) as FilterFault
  const list = Array.isArray(wanted) ? wanted : [wanted]
  if (options.most !== undefined && list.length > options.most) return tooMany(list.length, options.most, at)
  if (takes === 2 && list.length !== 2) return notTwo(list.length, at)
  return listed(subject, list, at, options)
}

/** All of them, or the first that is wrong; lists are long, so the place of a value is told only then. */
function listed(subject: Subject, list: unknown[], at: InputPath, { names }: ParseOptions): Operand[] | FilterFault {
  const found: Operand[] = []
  for (const each of list) {
    const operand = operandOf(subject, each, names, at)
    if (isFault(operand)) return { ...operand, at: [...at, found.length] }
    found.push(operand)
  }
  return found
}

const notTwo = (found: number, at: InputPath): FilterFault => wrong(at, 'filter.not-two', { found })

const tooMany = (found: number, most: number, at: InputPath): FilterFault =>
  wrong(at, 'filter.too-many-values', { found, most })

/** `completedOn: {field: {lte: dueOn}}`: the same operators, the other side being a cell of the same row. */
function parseBeside(subject: Subject, given: unknown, at: InputPath, options: ParseOptions): Filter {
  const parts = partsIn(given, at)
  if (isFault(parts)) return told(parts, options)
  if (parts.length === 0 && options.strict) return told(wrong(at, 'filter.empty', {}), options)
  return allOf(parts.map(([name, other]) => besideOne(subject, name, other, [...at, name], options)))
}

function besideOne(subject: Subject, name: string, other: unknown, at: InputPath, options: ParseOptions): Filter {
  const own = operatorsOf(subject)
  const comparing = operators.filter((row) => row.cells && own.includes(row.name)).map((row) => row.name as string)
  if (!comparing.includes(name)) return told(unknown(at, OPERATOR, name, comparing), options)
  if (subject.is !== 'cell') return EVERYTHING
  const peers = peersOf(subject.roster, subject.cell)
  const cell = peers.find((peer) => peer.name === other)
  if (cell) return { is: 'test', subject, operator: name as OperatorName, operands: [{ is: 'cell', cell }] }
  const what = { zh: '同类字段', en: `${subject.cell.kind.en} cell` }
  const names = peers.map((peer) => peer.name)
  return told(unknown(at, what, typeof other === 'string' ? other : typeof other, names), options)
}
