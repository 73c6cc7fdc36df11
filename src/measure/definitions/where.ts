/** A `where` comes in with the roster it is about; goes out what is wrong with it: fields, operators, values, names. */
import type { CellFacts } from '../../facts/cell'
import { type RosterFacts, targetOf } from '../../facts/roster'
import { markColumns, type World } from '../../query/compile/parts'
import { NAMED } from '../../query/compile/terms/period-columns'
import type { DefinitionFaults, FaultPath } from './faults'

const FIELD = { zh: '字段', en: 'field' }
const OPERATOR = { zh: '运算', en: 'operator' }

export interface WhereCheck {
  world: World
  faults: DefinitionFaults
  /** Names that stand for days, beside year. */
  names: string[]
}

const entriesOf = (given: unknown): [string, unknown][] | null =>
  typeof given === 'object' && given !== null && !Array.isArray(given) ? Object.entries(given) : null

export function checkWhere(check: WhereCheck, roster: RosterFacts, given: unknown, path: FaultPath): void {
  const entries = entriesOf(given)
  if (!entries) {
    check.faults.add(path, '这里应是条件对象', 'a condition object is expected here')
    return
  }
  for (const [name, part] of entries) checkField(check, roster, name, part, [...path, name])
}

function checkField(check: WhereCheck, roster: RosterFacts, name: string, part: unknown, path: FaultPath): void {
  const { world } = check
  const [cell, list] = [world.cells(roster).get(name), world.lists(roster).get(name)]
  if (name === 'not') checkWhere(check, roster, part, path)
  else if (name === 'and' || name === 'or')
    for (const [i, each] of [part].flat().entries()) checkWhere(check, roster, each, [...path, i])
  else if (cell?.kind.name === 'link') checkLink(check, cell, part, path)
  else if (cell) checkCell(check, roster, cell, part, path)
  else if (list) checkList(check, list.roster, part, path)
  else if (name !== 'id' && !markColumns.has(name) && !isQualifier(roster, name)) strange(check, roster, name, path)
}

function strange({ world, faults }: WhereCheck, roster: RosterFacts, name: string, path: FaultPath): void {
  const words = ['id', ...markColumns.keys(), 'and', 'or', 'not']
  const known = [...world.cells(roster).keys(), ...world.lists(roster).keys(), ...words]
  faults.unknown(path, { zh: `${roster.zh}的字段`, en: `field of ${roster.name}` }, name, known)
}

const isQualifier = (roster: RosterFacts, name: string): boolean =>
  roster.cells.some((cell) => cell.qualified && `${cell.name}Qualifier` === name)

function checkLink(check: WhereCheck, cell: CellFacts, part: unknown, path: FaultPath): void {
  const entries = entriesOf(part)
  if (!entries) {
    check.faults.add(path, '这里应是条件对象', 'a condition object is expected here')
    return
  }
  if (entries.length === 0) check.faults.add(path, ...EMPTY)
  const rest = entries.filter(([name]) => name !== 'isNull')
  checkWhere(check, targetOf(cell), Object.fromEntries(rest), path)
}

/** An empty condition holds of every row, which nobody means who writes it down. */
const EMPTY = [
  '条件是空的，请写出运算，例如 {"eq": true}',
  'the condition is empty; write an operator, such as {"eq": true}',
] as const

function checkList(check: WhereCheck, roster: RosterFacts, part: unknown, path: FaultPath): void {
  const entries = entriesOf(part)
  if (!entries || entries.length === 0) {
    const example = [
      '要写 some、every、none 或 aggregate，例如 {"some": {}}',
      'write some, every, none or aggregate, such as {"some": {}}',
    ] as const
    check.faults.add(path, ...example)
    return
  }
  for (const [how, inner] of entries) {
    if (check.faults.unknown([...path, how], FIELD, how, ['some', 'every', 'none', 'aggregate'])) continue
    if (how === 'aggregate') checkTotals(check, roster, inner, [...path, how])
    else checkWhere(check, roster, inner, [...path, how])
  }
}

/** `{count: {gt: 3}, paid: {sum: {gte: "100000"}}}`. */
function checkTotals({ faults }: WhereCheck, roster: RosterFacts, given: unknown, path: FaultPath): void {
  const entries = entriesOf(given)
  if (!entries || entries.length === 0) {
    faults.add(path, ...TOTALS)
    return
  }
  const what = { zh: `${roster.zh}的字段`, en: `field of ${roster.name}` }
  for (const [name, part] of entries) {
    if (name === 'count') continue
    const names = ['count', ...roster.cells.map((cell) => cell.name)]
    if (faults.unknown([...path, name], what, name, names)) continue
    for (const [aggregate] of entriesOf(part) ?? [])
      faults.unknown(
        [...path, name, aggregate],
        { zh: '汇总', en: 'aggregate' },
        aggregate,
        roster.cell(name).kind.aggregates,
      )
  }
}

const TOTALS = [
  '要写汇总的条件，例如 {"count": {"gt": 3}} 或 {"paid": {"sum": {"gte": "100000"}}}',
  'write conditions on aggregates, such as {"count": {"gt": 3}} or {"paid": {"sum": {"gte": "100000"}}}',
] as const

function checkCell(check: WhereCheck, roster: RosterFacts, cell: CellFacts, part: unknown, path: FaultPath): void {
  const entries = entriesOf(part)
  if (!entries) {
    const example = JSON.stringify({ [cell.name]: { eq: part } })
    check.faults.add(path, `要写运算，例如 ${example}`, `write an operator, such as ${example}`)
    return
  }
  if (entries.length === 0) check.faults.add(path, ...EMPTY)
  for (const [operator, value] of entries) {
    const at = [...path, operator]
    if (check.faults.unknown(at, OPERATOR, operator, cell.kind.operators)) continue
    if (operator === 'isNull' || (value === null && (operator === 'eq' || operator === 'ne'))) continue
    if (operator === 'field') checkPeers(check, roster, cell, value, at)
    else for (const each of [value].flat()) checkValue(check, cell, each, at)
  }
}

/** `{field: {lte: 'dueOn'}}`: the other cell is of the same kind. */
function checkPeers(check: WhereCheck, roster: RosterFacts, cell: CellFacts, given: unknown, path: FaultPath): void {
  const peers = roster.cells.filter(({ kind }) => kind === cell.kind).map(({ name }) => name)
  for (const [operator, name] of entriesOf(given) ?? [])
    check.faults.unknown([...path, operator], { zh: '同类字段', en: `${cell.kind.en} cell` }, String(name), peers)
}

function checkValue({ faults, names }: WhereCheck, cell: CellFacts, value: unknown, path: FaultPath): void {
  const named = typeof value === 'string' && NAMED.exec(value)
  if (named) {
    const known = cell.kind.name === 'day' ? names : cell.kind.name === 'year' ? ['year'] : []
    faults.unknown(
      path,
      { zh: '名称', en: 'name' },
      value,
      known.map((name) => `$${name}`),
    )
    return
  }
  if (cell.kind.name === 'choice') {
    faults.unknown(
      path,
      { zh: `“${cell.zh}”选项`, en: `choice of ${cell.name}` },
      String(value),
      cell.options.map(({ code }) => code),
    )
    return
  }
  if (cell.kind.name === 'flag' && typeof value !== 'boolean') {
    faults.add(path, `“${value}”不是 true 或 false`, `“${value}” is neither true nor false`)
    return
  }
  try {
    cell.kind.parse(value, cell)
  } catch (error) {
    faults.add(path, `“${value}”不是${cell.kind.zh}`, (error as Error).message)
  }
}
