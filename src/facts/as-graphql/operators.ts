/** The inputs in which a condition on one value is written: one per kind, made from the kind's list of operators. */
import { ID } from 'type-graphql'
import { type CellFacts, pascal } from '../cell'
import type { Operator } from '../kinds/kind'
import { equality, flagValue, intValue, type ValueType } from '../kinds/value-types'
import type { RosterFacts } from '../roster'
import { peersOf } from '../world'
import { enumType, type FieldSpec, field, inputType, once, type Shape, type TypeOf } from './parts'
import { scalarOf, valueType } from './values'
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

function operatorField(name: Operator, value: TypeOf, interval: boolean): FieldSpec {
  if (name === 'isNull') return field(name, () => Boolean, '是否为空', 'Whether it is empty')
  const text = (interval && ofDays[name as keyof typeof operators]) || operators[name as keyof typeof operators]
  return field(name, text.list ? () => [value()] : value, text.zh, text.en)
}

const plain = (list: readonly Operator[], value: TypeOf, interval = false): FieldSpec[] =>
  list.filter((name) => name !== 'field').map((name) => operatorField(name, value, interval))

const whereType = (name: string, zh: string, en: string, fields: FieldSpec[]): Shape =>
  inputType(name, `对${zh}的条件；几项同时给出时都要满足`, `A condition on ${en}; all that is given must hold.`, fields)

/** The conditions on values of a type, which all kinds of such values share. */
export const whereOfType = once((type: ValueType) =>
  whereType(type.where, type.zh, type.en, plain(type.operators, scalarOf(type), type.interval)),
)

export const IntWhere = whereOfType(intValue)
export const FlagWhere = whereOfType(flagValue)
export const IdWhere = whereType(
  'IdWhere',
  '编号',
  'an id',
  plain(equality, () => ID),
)
export const QualifierWhere = whereType(
  'QualifierWhere',
  '限定词',
  'a qualifier',
  plain(equality, () => QualifierType),
)

const made = new WeakMap<RosterFacts, Map<string, Shape>>()

/** The condition input of a cell: shared by all values of its type, or the roster's own where the cell can be compared with a neighbour. */
export function whereOf(roster: RosterFacts, cell: CellFacts): Shape {
  const { kind } = cell
  const peers = peersOf(roster, cell)
  if (typeof kind.graphql.value === 'object' && peers.length < 2) return whereOfType(kind.graphql.value)
  const name = roster.name + pascal(kind.listed ? cell.name : kind.name)
  const own = made.get(roster) ?? new Map<string, Shape>()
  made.set(roster, own)
  let shape = own.get(name)
  if (!shape) {
    shape = ownWhere(roster, cell, name, peers)
    own.set(name, shape)
  }
  return shape
}

function ownWhere(roster: RosterFacts, cell: CellFacts, name: string, peers: CellFacts[]): Shape {
  const { kind } = cell
  const what = `${roster.zh}的${kind.listed ? cell.zh : kind.zh}`
  const whatEn = kind.listed ? `the ${cell.name} of ${roster.name}` : `a cell of ${roster.name} (${kind.en})`
  const fields = plain(kind.operators, valueType(roster, cell), kind.interval)
  if (peers.length > 1) fields.push(fieldOperator(roster, cell, name, peers))
  return whereType(`${name}Where`, what, whatEn, fields)
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
    list.map((operator) => operatorField(operator, () => cells, cell.kind.interval ?? false)),
  )
  return field('field', () => shape, '与同一行的另一单元格比较', 'Compared with another cell of the same row')
}
