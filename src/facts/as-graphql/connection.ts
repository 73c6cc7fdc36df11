/** The one shape of every list: rows, edges, count, aggregate and groups, with the arguments that choose them. */
import { Int } from 'type-graphql'
import type { RosterFacts } from '../roster'
import { groupArguments } from './group'
import { always, type FieldSpec, field, objectType, type Shape } from './parts'
import type { TypeBook } from './type-book'
import { PageInfo, page } from './words'

export const connectionType = (roster: RosterFacts, book: TypeBook): Shape =>
  objectType(`${roster.name}Connection`, `${roster.zh}列表`, `A list of ${roster.name} rows.`, [
    always('nodes', () => [book.of(roster).row], '本页各行', 'The rows of this page'),
    always('edges', () => [book.of(roster).edge], '本页各行及其游标', 'The rows of this page with their cursors'),
    always('pageInfo', () => PageInfo, '分页信息', 'Where this page stands'),
    always('totalCount', () => Int, '符合条件的总行数', 'How many rows match, on all pages'),
    always(
      'aggregate',
      () => book.of(roster).aggregate,
      '符合条件的所有行的汇总（不受分页影响）',
      'Aggregates over all rows that match, whatever the page',
    ),
    always('groupBy', () => book.of(roster).groupConnection, '分组汇总', 'Groups with their aggregates', {
      args: groupArguments(roster, book),
    }),
  ])

export const edgeType = (roster: RosterFacts, book: TypeBook): Shape =>
  objectType(`${roster.name}Edge`, `${roster.zh}列表中的一行`, `One row in a list of ${roster.name} rows.`, [
    always('cursor', () => String, '游标', 'Cursor of the row'),
    always('node', () => book.of(roster).row, '该行', 'The row'),
  ])

/** The arguments of every list; a root list also takes `asOf`, which holds for everything below it. */
export const listArguments = (roster: RosterFacts, book: TypeBook): FieldSpec[] => [
  field('where', () => book.of(roster).where, '筛选条件', 'Which rows'),
  field(
    'orderBy',
    () => [book.of(roster).orderBy],
    '排序，先后依次；最后总以编号为准',
    'Sorting, first key first; the id is always the last',
  ),
  field(
    'search',
    () => String,
    '在文字单元格中查找（子串，两个汉字即可）',
    'Text to find in the text cells, as a substring',
  ),
  ...page,
]

export const asOfArgument: FieldSpec = field(
  'asOf',
  () => String,
  '按当时所知回答：导入编号（"12"）或 RFC 3339 时间（"2020-06-15T08:00:00Z"）',
  'Answer from what was known then: an import id ("12") or an RFC 3339 timestamp ("2020-06-15T08:00:00Z")',
)
