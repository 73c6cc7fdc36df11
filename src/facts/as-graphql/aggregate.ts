/** Aggregates, field first: only the functions that are legal for a cell's kind exist. The same lists make the output, the filters and the sort keys. */
import { Int } from 'type-graphql'
import { type CellFacts, pascal } from '../cell'
import { kinds } from '../kinds'
import type { Aggregate, Kind } from '../kinds/kind'
import { Day, DecimalScalar, Money, SafeInt } from '../kinds/scalars'
import type { RosterFacts } from '../roster'
import { DayWhere, DecimalWhere, IntWhere, MoneyWhere, SafeIntWhere, TextWhere } from './operators'
import { always, type FieldSpec, field, inputType, objectType, once, oneOfType, type Shape, type TypeOf } from './parts'
import { about, SortOrder, unitArgument } from './words'

const words: Record<Aggregate, { zh: string; en: string }> = {
  sum: { zh: '合计（精确）', en: 'Sum, exact' },
  avg: {
    zh: '平均（金额四舍五入到分，其他到 6 位小数）',
    en: 'Average, rounded half up: money to 2 places, others to 6',
  },
  min: { zh: '最小', en: 'Least' },
  max: { zh: '最大', en: 'Greatest' },
  countDistinct: { zh: '不同值的个数（不含空值）', en: 'How many different values, nulls not counted' },
}

interface Result {
  type: TypeOf
  where: TypeOf
}
const int: Result = { type: () => Int, where: () => IntWhere }
const safe: Result = { type: () => SafeInt, where: () => SafeIntWhere }
const decimal: Result = { type: () => DecimalScalar, where: () => DecimalWhere }
const money: Result = { type: () => Money, where: () => MoneyWhere }

/** What a sum or average of a kind is, and what its least and greatest values are. */
const results: Partial<Record<Kind['name'], { sum?: Result; avg?: Result; value: Result }>> = {
  text: { value: { type: () => String, where: () => TextWhere } },
  whole: { sum: safe, avg: decimal, value: int },
  year: { value: int },
  decimal: { sum: decimal, avg: decimal, value: decimal },
  percent: { sum: decimal, avg: decimal, value: decimal },
  money: { sum: money, avg: money, value: money },
  day: { value: { type: () => Day, where: () => DayWhere } },
}

function resultOf(kind: Kind, name: Aggregate): Result {
  if (name === 'countDistinct') return int
  const { sum, avg, value } = results[kind.name]!
  return (name === 'sum' ? sum : name === 'avg' ? avg : value)!
}

const kindOf = (name: string): Kind => (kinds as Record<string, Kind>)[name]

const outputOf = once((name) => {
  const kind = kindOf(name)
  const unit = kind.name === 'money' ? [unitArgument] : []
  return objectType(
    `${pascal(name)}Aggregate`,
    `汇总：${kind.zh}`,
    `Aggregates of a cell (${kind.en}).`,
    kind.aggregates.map((f) =>
      f === 'countDistinct'
        ? always(f, () => Int, words[f].zh, words[f].en)
        : field(f, resultOf(kind, f).type, words[f].zh, words[f].en, { args: unit }),
    ),
  )
})

const whereOf = once((name) => {
  const kind = kindOf(name)
  const fields = kind.aggregates.map((f) => field(f, resultOf(kind, f).where, words[f].zh, words[f].en))
  return inputType(
    `${pascal(name)}AggregateWhere`,
    `对汇总值的条件：${kind.zh}`,
    `Conditions on the aggregates of a cell (${kind.en}).`,
    fields,
  )
})

const orderOf = once((name) => {
  const kind = kindOf(name)
  const fields = kind.aggregates.map((f) => field(f, () => SortOrder, words[f].zh, words[f].en))
  return oneOfType(
    `${pascal(name)}AggregateOrderBy`,
    `按汇总值排序：${kind.zh}`,
    `Sorting by an aggregate of a cell (${kind.en})`,
    fields,
  )
})

const perCell = (roster: RosterFacts, of: (kind: string) => Shape, make: typeof field = field): FieldSpec[] =>
  roster.cells.map((cell: CellFacts) => {
    const { zh, en } = about(cell)
    const shape = of(cell.kind.name)
    return make(cell.name, () => shape, zh, en)
  })

export const aggregateType = (roster: RosterFacts): Shape =>
  objectType(`${roster.name}Aggregate`, `${roster.zh}的汇总`, `Aggregates over ${roster.name} rows.`, [
    always('count', () => Int, '行数', 'How many rows'),
    ...perCell(roster, outputOf, always),
  ])

export const aggregateWhereType = (roster: RosterFacts): Shape =>
  inputType(
    `${roster.name}AggregateWhere`,
    `对${roster.zh}汇总值的条件；各项都要满足`,
    `Conditions on aggregates over ${roster.name} rows; all must hold.`,
    [field('count', () => IntWhere, '行数', 'How many rows'), ...perCell(roster, whereOf)],
  )

export const aggregateOrderByType = (roster: RosterFacts): Shape =>
  oneOfType(
    `${roster.name}AggregateOrderBy`,
    `按${roster.zh}的汇总值排序`,
    `Sorting by an aggregate over ${roster.name} rows`,
    [field('count', () => SortOrder, '行数', 'How many rows'), ...perCell(roster, orderOf)],
  )
