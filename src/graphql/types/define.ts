/** The types of defining: what an office says about an indicator of its own, and what became of a workbook of definitions. */
import { Float, Int } from 'type-graphql'
import { always, enumType, field, inputType } from '../../facts/as-graphql/parts'
import { Day } from '../../facts/kinds/scalars'
import { AreaLevel } from './area'
import { IndicatorDefinition } from './indicator'
import { IndicatorDirection, IndicatorPeriod, MissingStrategyType, ThresholdMeaning } from './indicator-enums'
import { Json } from './json-scalar'
import { plainType } from './plain-type'
import { Message } from './report'

export const ThresholdInput = inputType('IndicatorThresholdInput', '门槛', 'A limit of an indicator.', [
  always('at', () => String, '数值', 'The limit'),
  always('means', () => ThresholdMeaning, '含义', 'What it means'),
  always('since', () => Day, '自哪天起', 'The day since which it counts'),
  always('source', () => String, '依据，如文号', 'Where it comes from, such as a document number'),
])

const NoteInput = inputType('BilingualInput', '中英文说法', 'Words in both languages.', [
  always('zh', () => String, '中文', 'In Chinese'),
  always('en', () => String, '英文', 'In English'),
])

export const DefinitionInput = inputType(
  'IndicatorDefinitionInput',
  '指标的定义；没有写的取通常的值',
  'How an indicator is defined; what is left out has its usual value.',
  [
    always(
      'code',
      () => String,
      '编号，如 B-01；与内置指标同号即替换它',
      'Code, such as B-01; that of a shipped indicator takes its place',
    ),
    always('zh', () => String, '中文名称', 'Name in Chinese'),
    field('en', () => String, '英文名称', 'Name in English'),
    always(
      'numerator',
      () => Json,
      '分子，如 {roster: "Unit", where: {isKeyUnit: {eq: true}}, aggregate: {count: true}}，或算式 {over: [a, b]}',
      'Numerator, such as {roster: "Unit", where: {isKeyUnit: {eq: true}}, aggregate: {count: true}}, or a formula {over: [a, b]}',
    ),
    field('denominator', () => Json, '分母，写法同分子', 'Denominator, written like the numerator'),
    field('factor', () => Float, '系数，百分数为 100', 'Factor, 100 for percentages'),
    always('unit', () => String, '单位', 'Unit it counts in'),
    field('decimals', () => Int, '小数位', 'Places shown'),
    field('period', () => IndicatorPeriod, '期间', 'Period'),
    field('closing', () => Boolean, '年度终了才有数', 'Known only once the year is over'),
    field('direction', () => IndicatorDirection, '方向', 'Which way is better'),
    field('missing', () => MissingStrategyType, '缺失处理', 'What an empty cell means'),
    field('levels', () => [AreaLevel], '适用的层级', 'Levels it may be shown at'),
    field('thresholds', () => [ThresholdInput], '门槛', 'Its limits'),
    field(
      'breakdowns',
      () => [String],
      '可按什么分解：TOWNSHIP、UNIT、MONTH、category …',
      'What it can be broken down by: TOWNSHIP, UNIT, MONTH, category …',
    ),
    field('note', () => NoteInput, '说明', 'A note'),
  ],
)

const DefinitionOutcome = enumType('DefinitionOutcome', '一条定义的结果', 'What became of a definition.', [
  { code: 'CREATED', zh: '新指标', en: 'A new indicator' },
  { code: 'UPDATED', zh: '新版本', en: 'A new version' },
  { code: 'UNCHANGED', zh: '与现有版本相同', en: 'The same as the version there is' },
])

const StoredDefinition = plainType('StoredDefinition', '工作簿中的一条定义', 'One definition of a workbook.', [
  always('outcome', () => DefinitionOutcome, '结果', 'What became of it'),
  always('definition', () => IndicatorDefinition, '定义', 'The definition'),
])

const DefinitionFault = plainType('DefinitionFault', '定义中的问题', 'What is wrong with a definition.', [
  always('path', () => String, '在哪里，如 指标!D3 分子条件', 'Where, such as 指标!D3 分子条件'),
  always('message', () => Message, '说明', 'What to do'),
])

export const DefinitionReport = plainType(
  'DefinitionReport',
  '导入指标定义的结果',
  'What became of a workbook of definitions.',
  [
    always('stored', () => [StoredDefinition], '没有问题的各条', 'Those without faults'),
    always('faults', () => [DefinitionFault], '问题；有问题的一行不保存', 'Faults; a row with one is not stored'),
  ],
)
