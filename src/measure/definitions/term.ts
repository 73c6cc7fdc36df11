/** A term or formula comes in; goes out what is wrong with it: rosters, aggregates, days, operations, constants. */
import type { CellFacts } from '../../facts/cell'
import { exact } from '../../facts/fraction'
import type { Kind } from '../../facts/kinds/kind'
import { type RosterFacts, targetOf } from '../../facts/roster'
import type { World } from '../../facts/world'
import { NAMED } from '../../filter/names'
import { parseFilter } from '../../filter/parse'
import { evaluate, operations } from '../formula'
import { type Expression, isTerm, type Term } from '../indicator'
import type { DefinitionFaults, FaultPath } from './faults'

export interface TermCheck {
  rosters: RosterFacts[]
  world: World
  faults: DefinitionFaults
  /** Names that stand for days, beside year. */
  names: string[]
  /** Names that stand for numbers in a formula. */
  numbers: string[]
}

const fields = ['roster', 'where', 'aggregate', 'during', 'until', 'latest']
/** Formulas inside of formulas; nobody reads more. */
const DEEPEST = 20

export function checkExpression(check: TermCheck, given: Expression, path: FaultPath, depth = 0): void {
  if (depth > DEEPEST) {
    check.faults.add(path, `算式嵌套超过 ${DEEPEST} 层`, `formulas nest more than ${DEEPEST} deep`)
    return
  }
  if (typeof given === 'number' || typeof given === 'string') {
    checkConstant(check, given, path)
    return
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    check.faults.add(path, '这里应是一项统计或一个算式', 'a term or a formula is expected here')
    return
  }
  if (isTerm(given)) {
    checkTerm(check, given, path)
    return
  }
  const [operation = '', ...more] = Object.keys(given)
  if (operation === 'indicator' || operation === 'code') {
    check.faults.add([...path, operation], ...NO_INDICATOR)
    return
  }
  if (more.length > 0)
    check.faults.add(
      path,
      `一个算式只能有一种运算，现有 ${[operation, ...more].join('、')}；请套起来写`,
      `a formula has one operation, found ${[operation, ...more].join(', ')}; put one inside the other`,
    )
  const known = [...Object.keys(operations), 'roster']
  if (check.faults.unknown([...path, operation], { zh: '算式', en: 'operation' }, operation, known)) return
  const parts = [Object.values(given)[0]].flat() as Expression[]
  const takes = operations[operation]?.takes ?? 0
  if (takes ? parts.length !== takes : parts.length === 0)
    check.faults.add(
      [...path, operation],
      `${operation} 需要 ${takes || '至少 1'} 项，现有 ${parts.length} 项`,
      `${operation} takes ${takes || 'at least 1'} parts, found ${parts.length}`,
    )
  const [, divisor] = parts
  if (operation === 'over' && divisor !== undefined && isZero(divisor))
    check.faults.add([...path, operation, 1], ...DIVIDED)
  for (const [i, part] of parts.entries()) checkExpression(check, part, [...path, operation, i], depth + 1)
}

const DIVIDED = ['除数恒为 0，这样永远没有数', 'the divisor is always 0, so there is never a value'] as const
const NO_INDICATOR = [
  '算式里不能引用别的指标（也就不会循环）；请写出它的分子、分母',
  'a formula cannot name another indicator, so that none goes in circles; write out its numerator and denominator',
] as const

export function checkDivisor(check: TermCheck, given: Expression, path: FaultPath): void {
  if (isZero(given)) check.faults.add(path, ...DIVIDED)
}

/** Whether constants alone make it 0. */
function isZero(given: Expression): boolean {
  const unknown = () => null
  try {
    return evaluate(given, { term: unknown, named: unknown })?.n === 0n
  } catch {
    return false
  }
}

function checkConstant({ faults, numbers }: TermCheck, given: number | string, path: FaultPath): void {
  const named = typeof given === 'string' && NAMED.test(given)
  if (named) {
    faults.unknown(
      path,
      { zh: '名称', en: 'name' },
      given,
      numbers.map((name) => `$${name}`),
    )
    return
  }
  if (/^[A-Za-z][A-Za-z0-9]*-[A-Za-z0-9-]+$/.test(String(given))) {
    faults.add(path, ...NO_INDICATOR)
    return
  }
  try {
    exact(given)
  } catch (error) {
    faults.add(path, `“${given}”不是数字`, (error as Error).message)
  }
}

function checkTerm(check: TermCheck, term: Term, path: FaultPath): void {
  for (const name of Object.keys(term)) check.faults.unknown([...path, name], { zh: '项', en: 'field' }, name, fields)
  const names = check.rosters.map(({ name }) => name)
  if (check.faults.unknown([...path, 'roster'], { zh: '台账', en: 'roster' }, String(term.roster), names)) return
  const roster = check.rosters.find(({ name }) => name === term.roster)!
  parseFilter(term.where, roster, [...path, 'where'], {
    world: check.world,
    names: check.names,
    strict: true,
    fault: ({ at, said }) => check.faults.say(at, said),
  })
  checkAggregate(check, roster, term.aggregate, [...path, 'aggregate'])
  for (const when of ['during', 'until'] as const)
    if (term[when]) checkPath(check, roster, term[when], true, [...path, when])
  if (term.latest) checkLatest(check, roster, term.latest, [...path, 'latest'])
}

function checkAggregate(check: TermCheck, roster: RosterFacts, given: Term['aggregate'], path: FaultPath): void {
  if (typeof given !== 'object' || given === null || Object.keys(given).length !== 1) {
    check.faults.add(
      path,
      '要写一种汇总，例如 {"count": true} 或 {"sum": "paid"}',
      'write one aggregate, such as {"count": true} or {"sum": "paid"}',
    )
    return
  }
  const [name = '', cell] = Object.entries(given)[0] ?? []
  if (
    check.faults.unknown([...path, name], { zh: '汇总', en: 'aggregate' }, name, [
      'count',
      'sum',
      'min',
      'max',
      'countDistinct',
      'filled',
      'workdays',
    ])
  )
    return
  const cells = name === 'count' ? [] : [cell].flat()
  if (!takesIt(name, cell)) {
    check.faults.add([...path, name], ...(examples[name] ?? one(name)))
    return
  }
  for (const cell of cells) {
    const found = cellNamed(check, roster, cell, [...path, name])
    if (!found || name === 'filled') continue
    if (!isLegal(name, found.kind))
      check.faults.add(
        [...path, name],
        `“${found.zh}”是${found.kind.zh}，不能用 ${name}`,
        `${found.name} is a ${found.kind.en} cell, which has no ${name}`,
      )
  }
}

/** Least and greatest are figures of an indicator, so only amounts have them here. */
function isLegal(name: string, { time, amount, aggregates }: Kind): boolean {
  if (name === 'workdays') return time?.days === true
  if ((name === 'min' || name === 'max') && !amount) return false
  return aggregates.some((each) => each === name)
}

const one = (name: string): readonly [string, string] => [
  `要写一个字段名，例如 {"${name}": "paid"}`,
  `name one cell, such as {"${name}": "paid"}`,
]
const examples: Record<string, readonly [zh: string, en: string]> = {
  count: ['数行数写 {"count": true}', 'to count rows write {"count": true}'],
  sum: one('sum'),
  min: one('min'),
  max: one('max'),
  countDistinct: one('countDistinct'),
  filled: [
    '要写字段名，例如 {"filled": ["paid", "allocated"]}',
    'name cells, such as {"filled": ["paid", "allocated"]}',
  ],
  workdays: [
    '要写两个日期字段，例如 {"workdays": ["allocatedOn", "receivedOn"]}',
    'name two days, such as {"workdays": ["allocatedOn", "receivedOn"]}',
  ],
}

function takesIt(name: string, given: unknown): boolean {
  const names = [given].flat()
  if (name === 'count') return given === true
  if (names.length === 0 || names.some((each) => typeof each !== 'string')) return false
  return name === 'filled' || names.length === (name === 'workdays' ? 2 : 1)
}

function cellNamed({ faults }: TermCheck, roster: RosterFacts, name: string, path: FaultPath): CellFacts | undefined {
  const what = { zh: `${roster.zh}的字段`, en: `field of ${roster.name}` }
  if (
    faults.unknown(
      path,
      what,
      name,
      roster.cells.map((cell) => cell.name),
    )
  )
    return undefined
  return roster.cell(name)
}

/** A path of links that ends in a cell; in one that holds days, where days are asked for. */
export function checkPath(check: TermCheck, roster: RosterFacts, path: string, days: boolean, at: FaultPath): void {
  let here = roster
  const names = path.split('.')
  for (const [i, name] of names.entries()) {
    const cell = cellNamed(check, here, name, at)
    if (!cell) return
    const last = i === names.length - 1
    if (!last && cell.kind.name !== 'link') {
      check.faults.add(at, `“${name}”不是关联`, `“${name}” is not a link`)
      return
    }
    if (last && days && !cell.kind.time?.days) {
      check.faults.add(at, `“${path}”不是日期`, `“${path}” is not a day`)
      return
    }
    if (!last) here = targetOf(cell)
  }
}

function checkLatest(
  check: TermCheck,
  roster: RosterFacts,
  { per, by }: NonNullable<Term['latest']>,
  path: FaultPath,
): void {
  cellNamed(check, roster, String(per), [...path, 'per'])
  const found = cellNamed(check, roster, String(by), [...path, 'by'])
  if (found && !found.kind.time)
    check.faults.add([...path, 'by'], `“${found.zh}”不是日期或年份`, `${found.name} is neither a day nor a year`)
}
