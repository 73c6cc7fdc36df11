/** The types of indicators: how they are defined, what they come to, and the rows and cells they come from. */
import { ID, Int } from 'type-graphql'
import { always, enumType, field, type Shape } from '../../facts/as-graphql/parts'
import { PageInfo, pageForward } from '../../facts/as-graphql/words'
import { Day } from '../../facts/kinds/scalars'
import { AreaLevel, AreaType } from './area'
import {
  IndicatorDirection,
  IndicatorLevel,
  IndicatorPart,
  IndicatorPeriod,
  IndicatorTrendGrain,
  MissingStrategyType,
  ObservationStatus,
  ThresholdMeaning,
} from './indicator-enums'
import { Json } from './json-scalar'
import { plainType } from './plain-type'
import { RowCell } from './row'
import { SourceType } from './source'

const Bilingual = plainType('Bilingual', '中英文说法', 'Words in both languages.', [
  always('zh', () => String, '中文', 'In Chinese'),
  always('en', () => String, '英文', 'In English'),
])

const Threshold = plainType('IndicatorThreshold', '门槛', 'A limit of an indicator.', [
  always('at', () => String, '数值', 'The limit'),
  always('means', () => ThresholdMeaning, '含义', 'What it means'),
  always('since', () => Day, '自哪天起', 'The day since which it counts'),
  always('source', () => String, '依据', 'Where it comes from'),
])

const definitionFields = [
  always('code', () => String, '编号', 'Code'),
  always('version', () => Int, '版本', 'Version'),
  always('zh', () => String, '中文名称', 'Name in Chinese'),
  always('en', () => String, '英文名称', 'Name in English'),
  always('unit', () => String, '单位', 'Unit it counts in'),
  always('decimals', () => Int, '小数位', 'Places shown, rounded half up'),
  always('factor', () => String, '系数：数值＝系数×分子÷分母', 'value = factor × numerator ÷ denominator'),
  always('period', () => IndicatorPeriod, '期间', 'Period'),
  always('isClosing', () => Boolean, '年度终了才有数', 'Known only once the year is over'),
  always('direction', () => IndicatorDirection, '方向', 'Which way is better'),
  always('source', () => [String], '出处', 'Where it comes from'),
  always('missing', () => MissingStrategyType, '缺失处理', 'What an empty cell means'),
  field('levels', () => [AreaLevel], '适用的层级；空为全部', 'Levels it may be shown at; null for all'),
  always('thresholds', () => [Threshold], '门槛', 'Its limits'),
  always('breakdowns', () => [String], '可按什么分解', 'What it can be broken down by'),
  field('note', () => Bilingual, '说明', 'A note'),
  always('numerator', () => Json, '分子：与接口筛选同一种写法', 'Numerator, in the language of the filters'),
  field('denominator', () => Json, '分母；空为 1', 'Denominator; null for 1'),
  always('numeratorText', () => Bilingual, '分子（文字）', 'The numerator in words'),
  field('denominatorText', () => Bilingual, '分母（文字）', 'The denominator in words'),
]

export const IndicatorDefinition: Shape = plainType(
  'IndicatorDefinition',
  '指标的定义',
  'How an indicator is defined.',
  [
    ...definitionFields,
    always('versions', () => [IndicatorVersion], '历次版本，旧的在前', 'All its versions, the oldest first'),
  ],
)

const VersionOrigin = enumType('IndicatorVersionOrigin', '版本的来历', 'Where a version comes from.', [
  { code: 'SHIPPED', zh: '随产品提供', en: 'Shipped with the product' },
  { code: 'OFFICE', zh: '本单位定义', en: 'Defined by the office' },
  { code: 'WITHDRAWN', zh: '本单位撤回', en: 'Withdrawn by the office' },
])

const IndicatorVersion: Shape = plainType('IndicatorVersion', '指标的一个版本', 'One version of an indicator.', [
  always('version', () => Int, '版本', 'Version'),
  always('origin', () => VersionOrigin, '来历', 'Where it comes from'),
  field('definedAt', () => String, '定义时间（RFC 3339）', 'When it was defined, RFC 3339'),
  field('definition', () => IndicatorDefinition, '定义；撤回的为空', 'The definition; null when it was withdrawn'),
])

const IndicatorRow = plainType('IndicatorRow', '构成数值的一行', 'A row that made a value.', [
  always('part', () => IndicatorPart, '属于分子还是分母', 'Which part it belongs to'),
  always('roster', () => String, '台账', 'Roster'),
  always('id', () => ID, '编号', 'Id of the row'),
  always('label', () => String, '名称', 'What people call it'),
  always(
    'cells',
    () => [RowCell],
    '有关的单元格：汇总的在前，条件所看的在后',
    'Its cells: what was summed, then what the condition looked at',
  ),
  always('_source', () => SourceType, '来源', 'Where the row came from'),
])

const IndicatorRowEdge = plainType(
  'IndicatorRowEdge',
  '构成数值的一行及其游标',
  'A row that made a value, with its cursor.',
  [always('cursor', () => String, '游标', 'Cursor of the row'), always('node', () => IndicatorRow, '该行', 'The row')],
)

const IndicatorRowConnection = plainType('IndicatorRowConnection', '构成数值的各行', 'The rows that made a value.', [
  always('nodes', () => [IndicatorRow], '本页各行', 'The rows of this page'),
  always('edges', () => [IndicatorRowEdge], '本页各行及其游标', 'The rows of this page with their cursors'),
  always('pageInfo', () => PageInfo, '分页信息', 'Where this page stands'),
  always('totalCount', () => Int, '总行数', 'How many rows there are, on all pages'),
])

const rows = always(
  'rows',
  () => IndicatorRowConnection,
  '构成它的各行：先分子后分母，再按编号',
  'The rows that made it: those of the numerator first, then by id',
  {
    args: [
      field('part', () => IndicatorPart, '只看分子或分母', 'Only those of the numerator or of the denominator'),
      ...pageForward.filter(({ name }) => name !== 'offset'),
    ],
  },
)

const figures = [
  field(
    'value',
    () => String,
    '数值；缺数或分母为 0 时为空',
    'The value; null when an input is missing or the denominator is 0',
  ),
  field('numerator', () => String, '分子', 'Numerator'),
  field('denominator', () => String, '分母；没有分母的为空', 'Denominator; null where there is none'),
]

const Breakdown = plainType(
  'IndicatorBreakdown',
  '数值的一个组成部分',
  'The part of a value that one category, month, unit or township makes.',
  [
    always('by', () => String, '按什么分', 'What it is broken down by'),
    always(
      'key',
      () => String,
      '组别：编号、代码或月份',
      'The key: an id, a code or a month; empty for rows without one',
    ),
    always('label', () => String, '组别名称', 'What people call it'),
    ...figures,
    rows,
  ],
)

export const IndicatorValueType: Shape = plainType('IndicatorValue', '指标的数值', 'What an indicator comes to.', [
  always('code', () => String, '指标编号', 'Code of the indicator'),
  ...figures,
  always('unit', () => String, '单位', 'Unit it counts in'),
  always('status', () => ObservationStatus, '状态', 'Whether there is a value'),
  field(
    'level',
    () => IndicatorLevel,
    '与门槛相比；没有门槛或没有数值时为空',
    'How it stands to its limits; null without limits or value',
  ),
  always('area', () => AreaType, '地区或单位', 'Whose value it is'),
  always('period', () => String, '期间：2020、2020-H1、2020-Q2、2020-06', 'Period: 2020, 2020-H1, 2020-Q2, 2020-06'),
  always('on', () => Day, '以哪天为准', 'The day that counts'),
  field('asOf', () => ID, '截至哪次导入；现在的数据为空', 'The last import that was known; null for now'),
  always('definition', () => IndicatorDefinition, '定义', 'How it is defined'),
  always('breakdown', () => [Breakdown], '分解', 'The value broken down', {
    args: [
      field(
        'by',
        () => String,
        '按什么分，见定义的 breakdowns；默认全部',
        'By what, one of the breakdowns of the definition; all of them unless stated',
      ),
    ],
  }),
  always(
    'trend',
    () => [IndicatorValueType],
    '当年逐期的数值',
    'The value period by period, from the beginning of its year',
    {
      args: [field('by', () => IndicatorTrendGrain, '按月或按季', 'By months or quarters', { defaultValue: 'MONTH' })],
    },
  ),
  rows,
])

const IndicatorValueEdge = plainType('IndicatorValueEdge', '一个数值及其游标', 'A value with its cursor.', [
  always('cursor', () => String, '游标', 'Cursor of the value'),
  always('node', () => IndicatorValueType, '该数值', 'The value'),
])

export const IndicatorValueConnection = plainType('IndicatorValueConnection', '一批指标数值', 'Values of indicators.', [
  always('nodes', () => [IndicatorValueType], '本页各数值', 'The values of this page'),
  always('edges', () => [IndicatorValueEdge], '本页各数值及其游标', 'The values of this page with their cursors'),
  always('pageInfo', () => PageInfo, '分页信息', 'Where this page stands'),
  always('totalCount', () => Int, '总数', 'How many values there are, on all pages'),
])

const ParameterKind = enumType('ParameterKind', '参数的种类', 'What a parameter is.', [
  { code: 'DAY_OF_YEAR', zh: '每年的一天，如 06-20', en: 'A day of each year, such as 06-20' },
  { code: 'NUMBER', zh: '数字', en: 'A number' },
])

const ParameterVersion = plainType('ParameterVersion', '参数的一个版本', 'One version of a parameter.', [
  always('since', () => Day, '自哪天起', 'The day since which it counts'),
  always('value', () => String, '值', 'The value'),
  always('source', () => String, '依据', 'Where it comes from'),
])

export const ParameterType = plainType(
  'Parameter',
  '定义中按名称引用的期限或数字',
  'A limit that definitions refer to by name.',
  [
    always('name', () => String, '名称，在定义中写作 "$名称"', 'Name; definitions write it as "$name"'),
    always('zh', () => String, '中文名称', 'Name in Chinese'),
    always('en', () => String, '英文名称', 'Name in English'),
    always('kind', () => ParameterKind, '种类', 'What it is'),
    always('versions', () => [ParameterVersion], '各版本，旧的在前', 'Its versions, the oldest first'),
  ],
)
