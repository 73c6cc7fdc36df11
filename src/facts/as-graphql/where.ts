/** The filters of a roster: on its rows, on a link that leads to it, and on a list of its rows. */

import type { CellFacts } from '../cell'
import { inversesOf, type RosterFacts, targetOf } from '../roster'
import { FlagWhere, IdWhere, QualifierWhere, whereOf } from './operators'
import { type FieldSpec, field, inputType, type Shape } from './parts'
import type { TypeBook } from './type-book'
import { isLink } from './values'
import { about } from './words'

export const whereType = (roster: RosterFacts, book: TypeBook): Shape =>
  inputType(
    `${roster.name}Where`,
    `${roster.zh}的筛选条件；各项都要满足`,
    `Conditions on ${roster.name} rows; all must hold.`,
    [...combined(() => book.of(roster).where), ...conditions(roster, book)],
  )

export const linkWhereType = (roster: RosterFacts, book: TypeBook): Shape =>
  inputType(
    `${roster.name}LinkWhere`,
    `对所关联${roster.zh}的条件；各项都要满足`,
    `Conditions on a linked ${roster.name}; all must hold.`,
    [
      field('isNull', () => Boolean, '是否没有关联', 'Whether there is no link'),
      ...combined(() => book.of(roster).linkWhere),
      ...conditions(roster, book),
    ],
  )

export const listWhereType = (roster: RosterFacts, book: TypeBook): Shape =>
  inputType(
    `${roster.name}ListWhere`,
    `对下属${roster.zh}列表的条件；各项都要满足`,
    `Conditions on a list of ${roster.name} rows; all must hold.`,
    [
      field('some', () => book.of(roster).where, '至少一行满足', 'At least one row matches'),
      field(
        'every',
        () => book.of(roster).where,
        '每一行都满足（没有行也算）',
        'Every row matches (also when there is none)',
      ),
      field('none', () => book.of(roster).where, '没有一行满足', 'No row matches'),
      field(
        'aggregate',
        () => book.of(roster).aggregateWhere,
        '汇总值的条件',
        'Conditions on the aggregates of the list',
      ),
    ],
  )

const combined = (same: () => Shape): FieldSpec[] => [
  field('and', () => [same()], '都要满足', 'All of these hold'),
  field('or', () => [same()], '满足其一即可', 'At least one of these holds'),
  field('not', same, '不满足', 'This does not hold'),
]

const conditions = (roster: RosterFacts, book: TypeBook): FieldSpec[] => [
  field('id', () => IdWhere, '编号', 'Id of the row'),
  ...roster.cells.flatMap((cell) => cellConditions(roster, cell, book)),
  ...inversesOf(roster, book.rosters).map(({ name, roster: other }) =>
    field(name, () => book.of(other).listWhere, `下属${other.zh}`, `The list of ${other.name} rows`),
  ),
  field('isActive', () => FlagWhere, '是否有效', 'Whether it is still in force'),
  field('isListed', () => FlagWhere, '是否出现在自己的台账里', 'Whether its own roster lists it'),
]

function cellConditions(roster: RosterFacts, cell: CellFacts, book: TypeBook): FieldSpec[] {
  const { zh, en } = about(cell)
  if (isLink(cell)) return [field(cell.name, () => book.of(targetOf(cell)).linkWhere, zh, en)]
  const shape = whereOf(roster, cell)
  const condition = field(cell.name, () => shape, zh, en)
  if (!cell.qualified) return [condition]
  return [
    condition,
    field(`${cell.name}Qualifier`, () => QualifierWhere, `${cell.zh}的限定词`, `Qualifier of: ${cell.en}`),
  ]
}
