/** The root fields of indicators, rules, deliveries, charts and the work report. One entry each. */
import { asOfArgument } from '../../facts/as-graphql/connection'
import { always, type FieldSpec, field } from '../../facts/as-graphql/parts'
import { pageForward } from '../../facts/as-graphql/words'
import { Day } from '../../facts/kinds/scalars'
import { Within } from './area'
import { BriefingType } from './briefing'
import { ChartDefinition, ChartType } from './chart'
import { DeliveryConnection, DeliveryStatus, RuleSeverity, RuleType, RuleViolationConnection } from './check'
import { DefinitionInput, DefinitionReport, ThresholdInput } from './define'
import { IndicatorDefinition, IndicatorValueConnection, IndicatorValueType, ParameterType } from './indicator'
import { IndicatorAreas } from './indicator-enums'
import { Upload } from './upload'

const code = always('code', () => String, '指标编号，如 I-28', 'Code of the indicator, such as I-28')
const codes = field('codes', () => [String], '只要这些指标；默认全部', 'Only these indicators; all unless stated')
const within = field('within', () => Within, '在哪里之内；默认全部', 'Inside which area; everything unless stated')
const on = field(
  'on',
  () => Day,
  '以哪天为准（到期、逾期等），默认今天',
  'The day that counts for what is due or overdue; today unless stated',
)
const period = field(
  'period',
  () => String,
  '期间：2020、2020-H1、2020-Q2、2020-06；默认 on 所在的年',
  'Period: 2020, 2020-H1, 2020-Q2, 2020-06; the year of `on` unless stated',
)
const roster = field('roster', () => String, '只看这种台账，如 Village', 'Only this roster, such as Village')
const clocks = [within, asOfArgument, on]

export const measureQueries: FieldSpec[] = [
  always('indicators', () => [IndicatorDefinition], '指标的定义，按编号', 'How the indicators are defined, by code', {
    args: [codes],
  }),
  field('indicator', () => IndicatorValueType, '一个指标的数值', 'What one indicator comes to', {
    args: [code, period, ...clocks],
  }),
  always(
    'indicatorValues',
    () => IndicatorValueConnection,
    '一批指标的数值：依次按指标、期间、地区',
    'What many indicators come to: by indicator, then period, then area',
    {
      args: [
        codes,
        field('areas', () => IndicatorAreas, '算谁的', 'Whose values', { defaultValue: 'ONE' }),
        period,
        field('periods', () => [String], '几个期间', 'Several periods'),
        ...clocks,
        ...pageForward,
      ],
    },
  ),
  always(
    'parameters',
    () => [ParameterType],
    '定义中按名称引用的期限或数字',
    'Limits that definitions refer to by name',
  ),
  always('rules', () => [RuleType], '校验规则', 'The validation rules'),
  always(
    'violations',
    () => RuleViolationConnection,
    '违反校验规则之处，错误在前',
    'Rows that break validation rules, errors first',
    {
      args: [
        field('rules', () => [String], '只看这些规则，如 V-12', 'Only these rules, such as V-12'),
        field('severity', () => RuleSeverity, '只看错误或提示', 'Only errors, or only warnings'),
        roster,
        ...clocks,
        ...pageForward,
      ],
    },
  ),
  always(
    'deliveries',
    () => DeliveryConnection,
    '各单位、各乡镇应报的台账与报送情况',
    'Which rosters units and townships owe for which period, and what has come of it',
    {
      args: [
        field('deliveries', () => [String], '只看这些应报事项，如 D-05', 'Only these, such as D-05'),
        roster,
        field('status', () => [DeliveryStatus], '只看这些状态', 'Only these statuses'),
        field(
          'isLate',
          () => Boolean,
          '只看逾期报送的，或只看按期的',
          'Only what came late, or only what came in time',
        ),
        field(
          'period',
          () => String,
          '期间：2020、2020-H1、2020-Q2、2020-06；默认为 on 当年到期的（含上年的年报）和正在进行的',
          'Period: 2020, 2020-H1, 2020-Q2, 2020-06; unless stated what falls due in the year of `on`, the figures of the year before among it, and what is under way',
        ),
        ...clocks,
        ...pageForward,
      ],
    },
  ),
  always('charts', () => [ChartDefinition], '现成的图', 'The charts that are there'),
  always('chart', () => ChartType, '一幅图：图形及其数据', 'One chart: its picture and its figures', {
    args: [
      always(
        'name',
        () => String,
        '图的编号或图题，或按指标画：I-14 by UNIT、I-07 over MONTH、I-24 by TOWNSHIP in 万元',
        'Id or title of a chart, or an indicator’s own: I-14 by UNIT, I-07 over MONTH, I-24 by TOWNSHIP in 万元',
      ),
      period,
      ...clocks,
    ],
  }),
  always(
    'briefing',
    () => BriefingType,
    '工作汇报：按数据填好，每个数字可追到查询和单元格',
    'The work report filled from the data, every figure with its query and its cells',
    {
      args: [
        on,
        period,
        asOfArgument,
        field(
          'template',
          () => String,
          '自己的模板（Markdown，{{I-24 | 万元}}）；默认为全县工作汇报',
          'A template of your own in Markdown with {{I-24 | 万元}}; the county’s work report unless given',
        ),
      ],
    },
  ),
]

export const measureMutations: FieldSpec[] = [
  always(
    'defineIndicator',
    () => IndicatorDefinition,
    '定义指标；已有的得到新版本',
    'Defines an indicator; one that is there gets a new version',
    {
      args: [always('definition', () => DefinitionInput, '定义', 'The definition')],
    },
  ),
  always(
    'defineIndicators',
    () => DefinitionReport,
    '导入指标定义工作簿，每行一个',
    'Takes a workbook of definitions, one a row',
    {
      args: [always('upload', () => Upload, '工作簿', 'The workbook')],
    },
  ),
  always(
    'withdrawIndicator',
    () => Boolean,
    '撤回本单位的定义；同号的内置指标随即恢复。没有时为 false',
    'Takes the office’s own definition back; a shipped one of that code counts again. False when there is none',
    { args: [code] },
  ),
  always(
    'setThreshold',
    () => IndicatorDefinition,
    '设定指标的门槛，得到新版本',
    'Sets a limit of an indicator, as a new version',
    {
      args: [code, always('threshold', () => ThresholdInput, '门槛', 'The limit')],
    },
  ),
  always(
    'setParameter',
    () => ParameterType,
    '设定参数，如示范点达标期限',
    'Sets a parameter, such as the day by which sites are to be ready',
    {
      args: [
        always('name', () => String, '名称', 'Name'),
        always(
          'value',
          () => String,
          '值：每年的一天如 06-20，或数字',
          'Value: a day of the year such as 06-20, or a number',
        ),
        always('since', () => Day, '自哪天起', 'The day since which it counts'),
        always('source', () => String, '依据，如文号', 'Where it comes from, such as a document number'),
      ],
    },
  ),
]
