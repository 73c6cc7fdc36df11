/** `{gte: "2020-04", lt: "2021"}` on one thing that can be compared (a cell, a mark, an aggregate) becomes a condition in SQL. */
import type { SqlType, Stored } from '../../facts/kinds/kind'
import { type Path, refusal } from '../refusal'
import { oneOf } from './dialect'
import { anyOf, isNull, type Operand, operatorOf, presentBut } from './operators'
import { and, value as bound, FALSE, or, piece, type Sql } from './sql'
import type { Statement } from './statement'

export interface Comparable {
  x: Operand
  /** Type of the stored values; `exact` ones are sums that may need more than 53 bits and travel as text. */
  type: SqlType | 'exact'
  /** Stored first and last of a value a client gave; throws RangeError with a readable sentence. */
  parse(given: unknown): [first: Stored, last: Stored]
  /** Another cell of the same row, by name. */
  peer?(name: string): Operand
}

const isObject = (given: unknown): given is Record<string, unknown> =>
  typeof given === 'object' && given !== null && !Array.isArray(given)

export function entries(given: unknown, path: Path): [string, any][] {
  if (!isObject(given))
    throw refusal(
      'BAD_INPUT',
      'null is no condition; leave it out, or ask for {isNull: true}',
      'null 不是条件；请省略，或写 {isNull: true}',
      path,
    )
  return Object.entries(given).filter(([, part]) => part !== undefined)
}

export function compare(thing: Comparable, given: unknown, statement: Statement, path: Path): Sql {
  return and(entries(given, path).map(([name, wanted]) => one(thing, name, wanted, statement, [...path, name])))
}

function one(thing: Comparable, name: string, wanted: unknown, statement: Statement, path: Path): Sql {
  statement.condition()
  const { x } = thing
  if (name === 'isNull') return isNull(x, required(wanted, path) === true)
  if (name === 'field') return beside(thing, wanted, statement, path)
  if (name === 'in') return among(thing, list(wanted, statement, path), statement, path)
  if (name === 'notIn') return presentBut(x, among(thing, list(wanted, statement, path), statement, path))
  if (wanted === null && name === 'eq') return isNull(x, true)
  if (wanted === null && name === 'ne') return isNull(x, false)
  const operator = operatorOf(name)
  if (!operator) throw refusal('BAD_INPUT', `there is no operator “${name}”`, `没有运算符“${name}”`, path)
  return operator.sql(
    x,
    operator.takes === 2 ? pair(thing, wanted, statement, path) : [operand(thing, wanted, path)],
    statement.setting.dialect,
  )
}

function required(wanted: unknown, path: Path): unknown {
  if (wanted === null || wanted === undefined)
    throw refusal(
      'BAD_INPUT',
      'a value is needed here; to find empty cells write {isNull: true}',
      '这里需要一个值；查空值请写 {isNull: true}',
      path,
    )
  return wanted
}

function stored(thing: Comparable, wanted: unknown, path: Path): [Stored, Stored] {
  try {
    const found = thing.parse(required(wanted, path))
    if (typeof found[0] === 'string' && found[0].includes('\0'))
      throw new RangeError('text cannot hold the character U+0000')
    return found
  } catch (error) {
    if (error instanceof RangeError) throw refusal('BAD_INPUT', error.message, '这个值不合要求', path)
    throw error
  }
}

/** Sums come as text, because a JavaScript number would round them. */
const bind = (thing: Comparable, given: Stored): Sql =>
  thing.type === 'exact' ? piece('CAST(? AS numeric)', [String(given)]) : bound(given)

function operand(thing: Comparable, wanted: unknown, path: Path): Operand {
  const [first, last] = stored(thing, wanted, path)
  return { first: bind(thing, first), last: bind(thing, last), interval: thing.x.interval }
}

function list(wanted: unknown, statement: Statement, path: Path): unknown[] {
  const given = required(wanted, path) as unknown[]
  const most = statement.setting.limits.values
  if (given.length > most)
    throw refusal(
      'TOO_COSTLY',
      `${given.length} values, at most ${most}; split the list`,
      `列了 ${given.length} 个值，最多 ${most} 个，请拆分`,
      path,
    )
  return given
}

function pair(thing: Comparable, wanted: unknown, statement: Statement, path: Path): Operand[] {
  const given = list(wanted, statement, path)
  if (given.length !== 2)
    throw refusal(
      'BAD_INPUT',
      `between takes two values, [from, to]; found ${given.length}`,
      `between 需要两个值 [起, 止]，现有 ${given.length} 个`,
      path,
    )
  return given.map((part, i) => operand(thing, part, [...path, i]))
}

function among(thing: Comparable, given: unknown[], statement: Statement, path: Path): Sql {
  if (given.length === 0) return FALSE
  if (!thing.x.interval && thing.type !== 'exact')
    return oneOf(
      statement.setting.dialect,
      thing.x.first,
      given.map((part, i) => stored(thing, part, [...path, i])[0]),
      thing.type,
    )
  if (given.length > 100) return or(chunks(given, 100).map((part) => among(thing, part, statement, path)))
  return anyOf(
    thing.x,
    given.map((part, i) => operand(thing, part, [...path, i])),
  )
}

const chunks = <T>(all: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, i * size + size))

/** `completedOn: {field: {lte: dueOn}}`: the same operators, the other side being a cell of the same row. */
function beside(thing: Comparable, wanted: unknown, statement: Statement, path: Path): Sql {
  return and(
    entries(wanted, path).map(([name, cell]) => {
      const operator = operatorOf(name)
      if (operator?.takes !== 1 || !thing.peer)
        throw refusal('BAD_INPUT', `“${name}” does not compare two cells`, `“${name}”不能比较两个单元格`, [
          ...path,
          name,
        ])
      return operator.sql(thing.x, [thing.peer(String(required(cell, [...path, name])))], statement.setting.dialect)
    }),
  )
}
