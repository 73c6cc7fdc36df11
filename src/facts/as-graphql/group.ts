/** Groups: typed keys, the same aggregates as on the list, a depth that tells subtotals from null keys, and a share. */
import { ID, Int } from 'type-graphql'
import type { CellFacts } from '../cell'
import { DecimalScalar } from '../kinds/scalars'
import { type RosterFacts, targetOf } from '../roster'
import { always, type FieldSpec, field, inputType, objectType, oneOfType, type Shape } from './parts'
import type { TypeBook } from './type-book'
import { isLink, valueType } from './values'
import { about, DayGrain, PageInfo, pageForward, unitArguments } from './words'

export const groupArguments = (roster: RosterFacts, book: TypeBook): FieldSpec[] => [
  always('by', () => [book.of(roster).groupBy], '分组键，先后依次', 'Group keys, outermost first'),
  field('having', () => book.of(roster).having, '只保留满足条件的组', 'Which groups to keep'),
  field('orderBy', () => [book.of(roster).groupOrderBy], '组的排序', 'How the groups are sorted'),
  ...pageForward,
  field('rollup', () => Boolean, '是否加小计和总计行', 'Whether to add subtotals and a grand total', {
    defaultValue: false,
  }),
]

export const groupConnectionType = (roster: RosterFacts, book: TypeBook): Shape =>
  objectType(`${roster.name}GroupConnection`, `${roster.zh}的分组列表`, `A list of groups of ${roster.name} rows.`, [
    always('nodes', () => [book.of(roster).groupRow], '本页各组', 'The groups of this page'),
    always(
      'edges',
      () => [book.of(roster).groupEdge],
      '本页各组及其游标',
      'The groups of this page with their cursors',
    ),
    always('pageInfo', () => PageInfo, '分页信息', 'Where this page stands'),
    always('totalCount', () => Int, '组的总数（含小计行）', 'How many groups there are, subtotals included'),
  ])

export const groupEdgeType = (roster: RosterFacts, book: TypeBook): Shape =>
  objectType(
    `${roster.name}GroupEdge`,
    `${roster.zh}分组列表中的一组`,
    `One group in a list of groups of ${roster.name} rows.`,
    [
      always('cursor', () => String, '游标', 'Cursor of the group'),
      always('node', () => book.of(roster).groupRow, '该组', 'The group'),
    ],
  )

export const groupRowType = (roster: RosterFacts, book: TypeBook): Shape =>
  objectType(`${roster.name}GroupRow`, `${roster.zh}的一组`, `One group of ${roster.name} rows.`, [
    always(
      'key',
      () => book.of(roster).groupKey,
      '分组键的值；by 里没有的一律为空',
      'The values of its keys; what `by` does not group by is null',
    ),
    always(
      'depth',
      () => Int,
      '已确定的键数：明细组等于键的个数，总计为 0',
      'How many keys it has: a full group has them all, the grand total 0',
    ),
    field('share', () => DecimalScalar, '占全部行数的比例（6 位小数）', 'Its count ÷ all rows, 6 places'),
    always('aggregate', () => book.of(roster).aggregate, '本组的汇总', 'Aggregates over the group'),
  ])

export const groupKeyType = (roster: RosterFacts, book: TypeBook): Shape =>
  objectType(`${roster.name}GroupKey`, `${roster.zh}的分组键值`, `Values of the group keys of ${roster.name}.`, [
    field('id', () => ID, '编号', 'Id of the row'),
    ...roster.cells.map((cell) => keyField(roster, cell, book)),
  ])

const grain = field('grain', () => DayGrain, '按两种粒度分组时，取哪一种', 'Which grain, when grouped by two')

function keyField(roster: RosterFacts, cell: CellFacts, book: TypeBook): FieldSpec {
  const { zh, en } = about(cell)
  if (isLink(cell)) return field(cell.name, () => book.of(targetOf(cell)).groupKey, zh, en)
  if (cell.kind.time?.days)
    return field(cell.name, () => String, `${zh}所在的时段，如 2020-Q2`, `${en}: its period, such as 2020-Q2`, {
      args: [grain],
    })
  return field(cell.name, valueType(roster, cell), zh, en, { args: unitArguments(cell.kind) })
}

export const havingType = (roster: RosterFacts, book: TypeBook): Shape =>
  inputType(`${roster.name}Having`, `${roster.zh}分组的条件`, `Conditions on groups of ${roster.name} rows.`, [
    field('aggregate', () => book.of(roster).aggregateWhere, '汇总值的条件', 'Conditions on the aggregates of a group'),
  ])

export const groupOrderByType = (roster: RosterFacts, book: TypeBook): Shape =>
  oneOfType(`${roster.name}GroupOrderBy`, `${roster.zh}分组的排序键`, `A sort key of groups of ${roster.name} rows`, [
    field('aggregate', () => book.of(roster).aggregateOrderBy, '按汇总值', 'By an aggregate'),
    field('key', () => book.of(roster).groupKeyOrderBy, '按分组键', 'By a key'),
  ])
