/** Aggregates, field first: only the functions that are legal for a cell's kind exist. The same lists make the output, the filters and the sort keys. */
import { Int } from 'type-graphql'
import { pascal } from '../cell'
import type { Aggregate, Kind } from '../kinds/kind'
import { intValue, type ValueType } from '../kinds/value-types'
import type { RosterFacts } from '../roster'
import { IntWhere, whereOfType } from './operators'
import { always, type FieldSpec, field, inputType, objectType, once, oneOfType, type Shape } from './parts'
import { scalarOf } from './values'
import { about, SortOrder, unitArguments } from './words'

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

/** What a sum, an average, a least or a greatest value is. */
function resultOf({ name, graphql }: Kind, aggregate: Aggregate): ValueType {
  if (aggregate === 'countDistinct') return intValue
  const { value, sum, avg } = graphql
  const found = aggregate === 'sum' ? sum : aggregate === 'avg' ? avg : value
  if (typeof found !== 'object') throw new Error(`the kind “${name}” does not say what its ${aggregate} is`)
  return found
}

const outputOf = once((kind: Kind) =>
  objectType(
    `${pascal(kind.name)}Aggregate`,
    `汇总：${kind.zh}`,
    `Aggregates of a cell (${kind.en}).`,
    kind.aggregates.map((name) => {
      const { zh, en } = words[name]
      const type = scalarOf(resultOf(kind, name))
      return name === 'countDistinct'
        ? always(name, type, zh, en)
        : field(name, type, zh, en, { args: unitArguments(kind) })
    }),
  ),
)

const whereOf = once((kind: Kind) =>
  inputType(
    `${pascal(kind.name)}AggregateWhere`,
    `对汇总值的条件：${kind.zh}`,
    `Conditions on the aggregates of a cell (${kind.en}).`,
    kind.aggregates.map((name) => {
      const type = whereOfType(resultOf(kind, name))
      return field(name, () => type, words[name].zh, words[name].en)
    }),
  ),
)

const orderOf = once((kind: Kind) =>
  oneOfType(
    `${pascal(kind.name)}AggregateOrderBy`,
    `按汇总值排序：${kind.zh}`,
    `Sorting by an aggregate of a cell (${kind.en})`,
    kind.aggregates.map((name) => field(name, () => SortOrder, words[name].zh, words[name].en)),
  ),
)

const perCell = (roster: RosterFacts, of: (kind: Kind) => Shape, make: typeof field = field): FieldSpec[] =>
  roster.cells.map((cell) => {
    const { zh, en } = about(cell)
    const shape = of(cell.kind)
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
