/** The arguments of a singular field (`village(township:, name:)`) become the condition that finds its row. */
import type { RosterFacts } from '../../facts/roster'
import { isFault } from '../../filter/entries'
import { operandOf } from '../../filter/operand'
import { allOf, type Filter, type Subject } from '../../filter/tree'
import type { ConnectionPlan, RowPlan } from '../plan/plan'
import { refuse } from '../plan/read-filter'
import { listOf } from '../plan/read-rows'
import { type Path, refusal } from '../refusal'
import { type Read, runWaiting } from '../run/run'
import { rowsStatement } from './rows'
import type { Setting } from './statement'

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

const severalRows = (roster: RosterFacts, path: Path) =>
  refusal('query.key-several', { keys: roster.key.map((parts) => parts.join(' + ')) }, path)

const lists = new WeakMap<RowPlan, ConnectionPlan>()

/** A list of nothing but such rows; the same one for the same plan, so that its statement is kept. */
function alone(row: RowPlan): ConnectionPlan {
  let found = lists.get(row)
  if (!found) {
    const { type, roster } = row
    const nothing = { keys: [], names: [], edges: [], pageInfo: [], totalCounts: [], aggregates: [], groups: [] }
    found = { type, roster, ...nothing, nodes: [{ key: 'row', row }] }
    lists.set(row, found)
  }
  return found
}

/** The row that fits, as the response shows it. Two are asked for, so that a key that is not unique shows. */
export async function runOne(
  row: RowPlan,
  where: Filter,
  path: Path,
  setting: Setting,
  read: Read,
): Promise<unknown | null> {
  const plan = listOf(alone(row), { path, where, search: null, orderBy: null, page: { first: 2, offset: 0 } })
  const statement = rowsStatement(plan, setting)
  const found = await read(statement.sql, { light: true })
  if (found.length > 1) throw severalRows(row.roster, path)
  if (found.length === 0) return null
  const shaped = statement.makers[0](found[0], statement.waiting)
  await runWaiting(statement.waiting, setting, read)
  return shaped
}
