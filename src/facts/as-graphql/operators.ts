/** The inputs in which a condition on one value is written: one per kind, made from the kind's list of operators. */
import { ID, Int } from 'type-graphql'
import { type CellFacts, pascal } from '../cell'
import { kinds } from '../kinds'
import type { Kind, Operator } from '../kinds/kind'
import { Day, DecimalScalar, Money, SafeInt } from '../kinds/scalars'
import type { RosterFacts } from '../roster'
import { enumType, type FieldSpec, field, inputType, type Shape, type TypeOf } from './parts'
import { valueType } from './values'
import { QualifierType } from './words'

interface OperatorText {
  zh: string
  en: string
  list?: boolean
}

const operators: Record<Exclude<Operator, 'isNull' | 'field'>, OperatorText> = {
  eq: { zh: '等于', en: 'Equal to' },
  ne: { zh: '不等于', en: 'Not equal to' },
  in: { zh: '是其中之一', en: 'One of these', list: true },
  notIn: { zh: '不是其中任何一个', en: 'None of these', list: true },
  lt: { zh: '小于', en: 'Less than' },
  lte: { zh: '小于或等于', en: 'Less than or equal to' },
  gt: { zh: '大于', en: 'Greater than' },
  gte: { zh: '大于或等于', en: 'Greater than or equal to' },
  between: { zh: '在两者之间（含两端）：[起, 止]', en: 'Between the two, both included: [from, to]', list: true },
  contains: { zh: '包含', en: 'Contains' },
  startsWith: { zh: '以…开头', en: 'Starts with' },
  endsWith: { zh: '以…结尾', en: 'Ends with' },
  overlaps: { zh: '与该时段有重叠', en: 'Overlaps this span' },
}

/** Days are intervals (2020-06 is a whole month), so comparing them needs to be told apart. */
const ofDays: Partial<typeof operators> = {
  eq: { zh: '是同一时段', en: 'The same interval' },
  ne: { zh: '不是同一时段', en: 'Not the same interval' },
  lt: { zh: '在该时段开始之前结束', en: 'Ends before it begins' },
  lte: { zh: '不晚于该时段结束', en: 'Ends no later than it ends' },
  gt: { zh: '在该时段结束之后开始', en: 'Begins after it ends' },
  gte: { zh: '不早于该时段开始', en: 'Begins no earlier than it begins' },
  between: {
    zh: '落在两者之间：["2020-04", "2020-06"]',
    en: 'Lies within the two: ["2020-04", "2020-06"]',
    list: true,
  },
}

function operatorField(name: Operator, value: TypeOf, days: boolean): FieldSpec {
  if (name === 'isNull') return field(name, () => Boolean, '是否为空', 'Whether it is empty')
  const text = (days && ofDays[name as keyof typeof operators]) || operators[name as keyof typeof operators]
  return field(name, text.list ? () => [value()] : value, text.zh, text.en)
}

const plain = (list: Operator[], value: TypeOf, days = false): FieldSpec[] =>
  list.filter((name) => name !== 'field').map((name) => operatorField(name, value, days))

/** A list of conditions on a value all of whose operators are the kind's own. */
const shared = (name: string, kind: Kind, value: TypeOf, zh: string, en: string): Shape =>
  inputType(
    name,
    `对${zh}的条件；几项同时给出时都要满足`,
    `A condition on ${en}; all that is given must hold.`,
    plain(kind.operators, value, kind.name === 'day'),
  )

export const TextWhere = shared('TextWhere', kinds.text, () => String, '文字', 'text')
export const IntWhere = shared('IntWhere', kinds.whole, () => Int, '整数', 'a whole number')
export const SafeIntWhere = shared(
  'SafeIntWhere',
  kinds.whole,
  () => SafeInt,
  '大整数（合计）',
  'a large whole number (a sum)',
)
export const DecimalWhere = shared('DecimalWhere', kinds.decimal, () => DecimalScalar, '小数', 'a decimal')
export const MoneyWhere = shared('MoneyWhere', kinds.money, () => Money, '金额（元）', 'money in yuan (元)')
export const DayWhere = shared('DayWhere', kinds.day, () => Day, '日期（按时段比较）', 'a day, compared as an interval')
export const FlagWhere = shared('FlagWhere', kinds.flag, () => Boolean, '是/否', 'yes or no')
export const IdWhere = shared('IdWhere', kinds.link, () => ID, '编号', 'an id')
export const QualifierWhere = shared('QualifierWhere', kinds.choice, () => QualifierType, '限定词', 'a qualifier')

const byKind: Partial<Record<Kind['name'], Shape>> = {
  text: TextWhere,
  whole: IntWhere,
  year: IntWhere,
  decimal: DecimalWhere,
  percent: DecimalWhere,
  money: MoneyWhere,
  day: DayWhere,
  flag: FlagWhere,
}

const made = new WeakMap<RosterFacts, Map<string, Shape>>()

/** The condition input of a cell: shared by all of its kind, or the roster's own where the cell can be compared with a neighbour. */
export function whereOf(roster: RosterFacts, cell: CellFacts): Shape {
  const peers = peersOf(roster, cell)
  if (cell.kind.name !== 'choice' && peers.length < 2) return byKind[cell.kind.name]!
  const name = roster.name + (cell.kind.name === 'choice' ? pascal(cell.name) : pascal(cell.kind.name))
  const own = made.get(roster) ?? new Map<string, Shape>()
  made.set(roster, own)
  let shape = own.get(name)
  if (!shape) {
    shape = ownWhere(roster, cell, name, peers)
    own.set(name, shape)
  }
  return shape
}

/** The cells whose values a cell can be compared with, itself included: of its kind, and for a choice with the same values. */
function peersOf(roster: RosterFacts, cell: CellFacts): CellFacts[] {
  if (!cell.kind.operators.includes('field')) return []
  const codes = (c: CellFacts) => c.options.map((option) => option.code).join()
  return roster.cells.filter((c) => c.kind === cell.kind && codes(c) === codes(cell))
}

function ownWhere(roster: RosterFacts, cell: CellFacts, name: string, peers: CellFacts[]): Shape {
  const choice = cell.kind.name === 'choice'
  const what = `${roster.zh}的${choice ? cell.zh : cell.kind.zh}`
  const whatEn = choice ? `the ${cell.name} of ${roster.name}` : `a cell of ${roster.name} (${cell.kind.en})`
  const value = valueType(roster, cell)
  const fields = plain(cell.kind.operators, value, cell.kind.name === 'day')
  if (peers.length > 1) fields.push(fieldOperator(roster, cell, name, peers))
  return inputType(
    `${name}Where`,
    `对${what}的条件；几项同时给出时都要满足`,
    `A condition on ${whatEn}; all that is given must hold.`,
    fields,
  )
}

const comparing: Operator[] = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'overlaps']

/** `completedOn: {field: {lte: dueOn}}`: the same comparisons, against another cell of the row. */
function fieldOperator(roster: RosterFacts, cell: CellFacts, name: string, peers: CellFacts[]): FieldSpec {
  const cells = enumType(
    `${name}Field`,
    `${roster.zh}中可以互相比较的单元格`,
    `Cells of ${roster.name} that compare with each other (${cell.kind.en}).`,
    peers.map((peer) => ({ code: peer.name, zh: peer.zh, en: peer.en })),
  )
  const list = comparing.filter((operator) => cell.kind.operators.includes(operator))
  const shape = inputType(
    `${name}FieldWhere`,
    `与同一行的另一单元格比较（${roster.zh}）`,
    `A comparison with another cell of the same row of ${roster.name}.`,
    list.map((operator) => operatorField(operator, () => cells, cell.kind.name === 'day')),
  )
  return field('field', () => shape, '与同一行的另一单元格比较', 'Compared with another cell of the same row')
}
