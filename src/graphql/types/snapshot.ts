/** The types of sealed snapshots: the seal, its values, and what they were computed by. */
import { Float, ID, Int } from 'type-graphql'
import { always, enumType, field, type Shape } from '../../facts/as-graphql/parts'
import { PageInfo, page } from '../../facts/as-graphql/words'
import { Json } from './json-scalar'
import { plainType } from './plain-type'
import { plainPage } from './plan'
import { Import } from './source'

export const SealedLevel = enumType('SealedLevel', '封存值的层级', 'Level of the area a sealed value is about.', [
  { code: 'COUNTY', zh: '县', en: 'A county' },
  { code: 'TOWNSHIP', zh: '乡镇', en: 'A township' },
  { code: 'VILLAGE', zh: '村', en: 'A village' },
  { code: 'UNIT', zh: '单位', en: 'A unit' },
])

export const SealedAreas = enumType('SealedAreas', '封存到哪一级', 'Which areas are sealed.', [
  { code: 'COUNTY', zh: '只有县', en: 'The county alone', value: 'ONE' },
  { code: 'TOWNSHIPS', zh: '县与乡镇', en: 'Counties and townships', value: 'DOWN_TO_TOWNSHIPS' },
  { code: 'VILLAGES', zh: '县、乡镇与村', en: 'Counties, townships and villages', value: 'DOWN_TO_VILLAGES' },
  { code: 'UNITS', zh: '只有单位', en: 'The units alone', value: 'UNITS' },
  { code: 'ALL', zh: '县、乡镇、村与单位', en: 'Counties, townships, villages and units', value: 'ALL' },
])

export const SealedStatus = enumType('SealedStatus', '观测状态（SDMX CL_OBS_STATUS）', 'OBS_STATUS of SDMX.', [
  { code: 'A', zh: '正常', en: 'Normal' },
  { code: 'M', zh: '缺失', en: 'Missing' },
])

export const SealedArea = plainType('SealedArea', '封存值所属的区域', 'The area a sealed value is about.', [
  always('level', () => SealedLevel, '层级', 'Level'),
  always('roster', () => String, '台账，如 Township', 'Its roster, such as Township'),
  always('id', () => ID, '编号', 'Id of its row'),
  field('code', () => String, '区划代码或信用代码', 'Its official code'),
  always('label', () => String, '名称', 'Its name'),
])

const figures = [
  field('value', () => String, '数值（精确小数）；缺失时为空', 'The value, an exact decimal; null when it is missing'),
  field('numerator', () => String, '分子', 'Numerator'),
  field('denominator', () => String, '分母；没有时为空', 'Denominator; null when there is none'),
]

const SealedPart = plainType('SealedPart', '封存值的一部分', 'The part of a sealed value that one category makes.', [
  always('by', () => String, '分组', 'What it is broken down by'),
  always('key', () => String, '组别编码', 'Key of the group'),
  always('label', () => String, '组别', 'Name of the group'),
  ...figures,
])

const SealedValue = plainType('SealedValue', '封存的指标值', 'One sealed value.', [
  always('code', () => ID, '指标编码', 'Code of the indicator'),
  always('name', () => String, '指标名称', 'Name of the indicator'),
  always('area', () => SealedArea, '区域', 'The area'),
  always('period', () => String, '期间', 'The period'),
  ...figures,
  always('unit', () => String, '单位', 'Its unit'),
  always('status', () => SealedStatus, '状态', 'Whether it is there'),
  always('breakdown', () => [SealedPart], '分解', 'What it is made of', {
    args: [field('by', () => String, '只看这种分组', 'Only this breakdown')],
  }),
  always('hash', () => String, '该值的 SHA-256', 'SHA-256 of the value'),
])

const SealedValues = plainType('SealedValueConnection', '封存的指标值', 'Sealed values.', [
  always('totalCount', () => Int, '总数', 'How many there are'),
  always('nodes', () => [SealedValue], '本页各值', 'The values of this page'),
])

const SealedDefinition = plainType(
  'SealedDefinition',
  '封存时的指标定义，原样',
  'An indicator as it was defined when it was sealed.',
  [
    always('code', () => ID, '编码', 'Code'),
    always('version', () => Int, '版本', 'Version'),
    always('zh', () => String, '中文名称', 'Chinese name'),
    always('en', () => String, '英文名称', 'English name'),
    always('unit', () => String, '单位', 'Its unit'),
    always('decimals', () => Int, '小数位', 'Places'),
    always('period', () => String, '口径：STOCK 时点，YEAR 年内累计，ANNUAL 年度', 'STOCK, YEAR or ANNUAL'),
    always('direction', () => String, '方向：UP 越高越好，DOWN 越低越好，NONE', 'UP, DOWN or NONE'),
    always('factor', () => Float, '系数', 'Factor'),
    always('missing', () => String, '缺失处理：ANY、ALL、ZERO', 'What an empty input means: ANY, ALL or ZERO'),
    always('source', () => [String], '来源', 'Where it comes from'),
    always('numerator', () => Json, '分子', 'Numerator'),
    field('denominator', () => Json, '分母', 'Denominator'),
    field('thresholds', () => Json, '门槛', 'Thresholds'),
    always('text', () => String, '定义全文（JSON）', 'The whole definition, as JSON'),
  ],
)

const SealedParameter = plainType('SealedParameter', '封存时的参数', 'A parameter as it was when it was sealed.', [
  always('name', () => String, '名称', 'Name'),
  always('zh', () => String, '说明', 'What it says in Chinese'),
  always('value', () => String, '所用的值', 'The value that counted'),
  always('versions', () => Json, '各版本', 'Its versions'),
])

export const SnapshotType: Shape = plainType('Snapshot', '封存的指标快照', 'A sealed snapshot of indicators.', [
  always('id', () => ID, '编号', 'Id'),
  always('name', () => String, '名称', 'Name'),
  always('periods', () => [String], '期间', 'Periods'),
  always('on', () => String, '以哪一天为准', 'The day that counted for what is due'),
  field('asOf', () => Import, '数据截至哪次导入', 'The last import that was known'),
  field('note', () => String, '说明', 'Note'),
  always('sealedAt', () => String, '封存时间（RFC 3339）', 'When it was sealed, RFC 3339'),
  always('areas', () => SealedAreas, '封存到哪一级', 'Which areas are in it'),
  always('codes', () => [ID], '指标编码', 'Codes of its indicators'),
  always('parameters', () => [SealedParameter], '参数', 'Its parameters'),
  always('definitions', () => [SealedDefinition], '指标定义', 'Its indicators as they were defined', {
    args: [field('code', () => [ID], '只看这些指标', 'Only these')],
  }),
  always('valueCount', () => Int, '值的个数', 'How many values it holds'),
  always(
    'values',
    () => SealedValues,
    '封存的值，按指标、再从县往下',
    'Its values, by indicator and from the county down',
    {
      args: [
        field('code', () => [ID], '只看这些指标', 'Only these indicators'),
        field('level', () => SealedLevel, '只看这一级', 'Only this level'),
        field('area', () => String, '只看这个区域：编码或名称', 'Only this area: its code or its name'),
        field('period', () => String, '只看这个期间', 'Only this period'),
        ...plainPage,
      ],
    },
  ),
  always('hash', () => String, '内容的 SHA-256，链上的一环', 'SHA-256 of all of it, the link of the chain'),
  always('valuesHash', () => String, '所有值的 SHA-256', 'SHA-256 of all values'),
  always('rowsHash', () => String, '所依据各行的 SHA-256', 'SHA-256 of all rows behind it'),
  field('previousHash', () => String, '上一快照的 SHA-256', 'SHA-256 of the snapshot before'),
  field('previous', () => SnapshotType, '上一快照', 'The snapshot before'),
])

const SnapshotEdge = plainType('SnapshotEdge', '快照列表中的一个', 'One snapshot in a list.', [
  always('cursor', () => String, '游标', 'Cursor of the snapshot'),
  always('node', () => SnapshotType, '该快照', 'The snapshot'),
])

export const SnapshotConnection = plainType('SnapshotConnection', '快照列表', 'A list of snapshots.', [
  always('nodes', () => [SnapshotType], '本页各快照', 'The snapshots of this page'),
  always('edges', () => [SnapshotEdge], '本页各快照及其游标', 'The snapshots of this page with their cursors'),
  always('pageInfo', () => PageInfo, '分页信息', 'Where this page stands'),
  always('totalCount', () => Int, '总数', 'How many there are'),
])
export const snapshotArguments = page
