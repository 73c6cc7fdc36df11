/** How the rows of a roster are sorted: by a cell, through a link, or by an aggregate over a list. */

import type { CellFacts } from '../cell'
import { inversesOf, type RosterFacts, targetOf } from '../roster'
import { type FieldSpec, field, oneOfType, type Shape } from './parts'
import type { TypeBook } from './type-book'
import { isLink } from './values'
import { about, SortOrder } from './words'

export const orderByType = (roster: RosterFacts, book: TypeBook): Shape =>
  oneOfType(`${roster.name}OrderBy`, `${roster.zh}的排序键`, `A sort key of ${roster.name} rows`, [
    ...sortKeys(roster, (target) => book.of(target).orderBy),
    ...inversesOf(roster, book.rosters).map(({ name, roster: other }) =>
      field(
        name,
        () => book.of(other).listOrderBy,
        `按下属${other.zh}的汇总`,
        `By an aggregate over its ${other.name} rows`,
      ),
    ),
    field('isActive', () => SortOrder, '是否有效', 'Whether it is still in force'),
    field('isListed', () => SortOrder, '是否出现在自己的台账里', 'Whether its own roster lists it'),
  ])

export const listOrderByType = (roster: RosterFacts, book: TypeBook): Shape =>
  oneOfType(`${roster.name}ListOrderBy`, `按${roster.zh}列表排序`, `Sorting by a list of ${roster.name} rows`, [
    field('aggregate', () => book.of(roster).aggregateOrderBy, '按汇总值', 'By an aggregate of the list'),
  ])

export const groupKeyOrderByType = (roster: RosterFacts, book: TypeBook): Shape =>
  oneOfType(`${roster.name}GroupKeyOrderBy`, `按${roster.zh}的分组键排序`, `Sorting by a group key of ${roster.name}`, [
    ...sortKeys(roster, (target) => book.of(target).groupKeyOrderBy),
  ])

/** What a roster's rows may be grouped by: any cell, days by a grain, and through links. */
export const groupByType = (roster: RosterFacts, book: TypeBook): Shape =>
  oneOfType(`${roster.name}GroupBy`, `${roster.zh}的分组键`, `A group key of ${roster.name}`, [
    field('id', () => Boolean, '按编号分组', 'By the row itself'),
    ...roster.cells.map((cell) => groupingOf(cell, book)),
  ])

function groupingOf(cell: CellFacts, book: TypeBook): FieldSpec {
  const { zh, en } = about(cell)
  if (isLink(cell)) return field(cell.name, () => book.of(targetOf(cell)).groupBy, zh, en)
  return field(cell.name, cell.kind.time?.days ? () => book.dayGroupBy : () => Boolean, zh, en)
}

const sortKeys = (roster: RosterFacts, linked: (target: RosterFacts) => Shape): FieldSpec[] => [
  field('id', () => SortOrder, '编号', 'Id of the row'),
  ...roster.cells.map((cell) => {
    const { zh, en } = about(cell)
    return field(cell.name, isLink(cell) ? () => linked(targetOf(cell)) : () => SortOrder, zh, en)
  }),
]
