/** The enums and small types that all rosters share, and how a cell is described. */
import { Int } from 'type-graphql'
import type { CellFacts } from '../cell'
import type { Kind, UnitChoice } from '../kinds/kind'
import { qualifiers } from '../kinds/whole'
import { always, enumType, type FieldSpec, field, objectType, once } from './parts'

export const QualifierType = enumType(
  'Qualifier',
  '数字的限定词：原表写“300余”时，数值是 300，限定词是 OVER',
  'How exact a number is: “300余” is the number 300 with the qualifier OVER.',
  qualifiers.map(({ code, zh, en }) => ({ code, zh: zh || '确数', en })),
)

export const DayGrain = enumType('DayGrain', '按日期分组的粒度', 'The grain by which days are grouped.', [
  { code: 'DAY', zh: '日：2020-06-15', en: 'Day: 2020-06-15' },
  { code: 'MONTH', zh: '月：2020-06', en: 'Month: 2020-06' },
  { code: 'QUARTER', zh: '季度：2020-Q2', en: 'Quarter: 2020-Q2' },
  { code: 'HALF_YEAR', zh: '半年：2020-H1', en: 'Half-year: 2020-H1' },
  { code: 'YEAR', zh: '年：2020', en: 'Year: 2020' },
])

export const SortOrder = enumType(
  'SortOrder',
  '排序方向；空值视为最小，中文按拼音排',
  'Direction of sorting; null counts as the smallest value, Chinese text sorts by pinyin.',
  [
    { code: 'ASC', zh: '升序，空值在前', en: 'Ascending, nulls first' },
    { code: 'DESC', zh: '降序，空值在后', en: 'Descending, nulls last' },
    { code: 'ASC_NULLS_LAST', zh: '升序，空值在后', en: 'Ascending, nulls last' },
    { code: 'DESC_NULLS_LAST', zh: '降序，空值在后', en: 'Descending, nulls last' },
  ],
)

export const PageInfo = objectType('PageInfo', '分页信息', 'Where a page stands in its list (Relay).', [
  always('hasNextPage', () => Boolean, '后面还有', 'More follow after this page'),
  always('hasPreviousPage', () => Boolean, '前面还有', 'There are some before this page'),
  field('startCursor', () => String, '本页第一条的游标', 'Cursor of the first one of this page'),
  field('endCursor', () => String, '本页最后一条的游标', 'Cursor of the last one of this page'),
])

export const unitType = once(({ name, zh, en, list }: UnitChoice): object => {
  const values = list.map((unit) => ({ code: unit.code, zh: unit.zh, en: unit.en }))
  return enumType(name, zh, en, values)
})

/** Money is asked for in a unit; the store and the filters count in yuan. */
const unitArgument = once((units: UnitChoice): FieldSpec => {
  const type = unitType(units)
  return field('unit', () => type, '以什么单位显示', 'Unit to show it in', { defaultValue: units.list[0]?.code })
})

export const unitArguments = ({ graphql: { units } }: Kind): FieldSpec[] => (units ? [unitArgument(units)] : [])

const first = field(
  'first',
  () => Int,
  '取前几条；默认 50，最多 1000，超过会报错',
  'How many from the start; 50 unless stated, 1000 at most, more is an error',
)
const after = field('after', () => String, '从这个游标之后开始', 'Start after this cursor')
const offset = field('offset', () => Int, '跳过几条', 'How many to skip')

/** Paging of groups and of imports: forwards, by cursor or by offset. */
export const pageForward: FieldSpec[] = [first, after, offset]
export const page: FieldSpec[] = [
  first,
  after,
  field('last', () => Int, '取末尾几条', 'How many from the end'),
  field('before', () => String, '到这个游标之前为止', 'End before this cursor'),
  offset,
]

/** A cell's label with its unit, in both languages: `总户数（户）`, `Households (户)`. */
export const about = ({ zh, en, unit }: CellFacts): { zh: string; en: string } => ({
  zh: unit ? `${zh}（${unit}）` : zh,
  en: unit ? `${en} (${unit})` : en,
})
