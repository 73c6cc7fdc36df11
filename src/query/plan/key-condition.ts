/** The arguments of a singular field (`village(township:, name:)`) become the condition that finds its row. */
import type { RosterFacts } from '../../facts/roster'
import { isFault } from '../../filter/entries'
import { operandOf } from '../../filter/operand'
import type { Filter, Subject } from '../../filter/tree'
import { allOf } from '../../filter/tree'
import type { Path } from '../refusal'
import { refusal } from '../refusal'
import { refuse } from './read-filter'

/** An id, or the cells of one key alternative: every cell of it that is required, others as given. */
export function keyCondition(roster: RosterFacts, args: Record<string, unknown>, path: Path): Filter {
  const given = Object.keys(args).filter((name) => name !== 'asOf' && args[name] !== undefined)
  if (given.length === 1 && given[0] === 'id') return equal({ is: 'id' }, args.id, [...path, 'id'])
  const fits = roster.key.find(
    (parts) =>
      given.length > 0 &&
      given.every((name) => parts.includes(name)) &&
      parts.every((name) => given.includes(name) || !roster.cell(name).required),
  )
  if (!fits) throw refusal('query.no-key', { keys: { zh: ways(roster, ' 或 '), en: ways(roster, ' or ') } }, path)
  return allOf(given.map((name) => equal({ is: 'cell', roster, cell: roster.cell(name) }, args[name], [...path, name])))
}

const ways = (roster: RosterFacts, or: string): string =>
  ['id', ...roster.key.map((parts) => parts.join(' + '))].join(or)

function equal(subject: Subject, given: unknown, at: Path): Filter {
  if (given === null) return { is: 'empty', subject, wanted: true }
  const operand = operandOf(subject, given, undefined, at)
  return isFault(operand) ? refuse(operand) : { is: 'test', subject, operator: 'eq', operands: [operand] }
}
