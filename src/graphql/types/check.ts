/** The types of validation rules and of deliveries: what must hold, where it does not, and what has not come in. */
import { ID, Int } from 'type-graphql'
import { always, enumType, field } from '../../facts/as-graphql/parts'
import { PageInfo } from '../../facts/as-graphql/words'
import { Day } from '../../facts/kinds/scalars'
import { AreaType } from './area'
import { plainType } from './plain-type'
import { Message } from './report'
import { RowCell } from './row'
import { Import, SourceType } from './source'

export const RuleSeverity = enumType('RuleSeverity', '规则的严重程度', 'How bad a breach of a rule is.', [
  { code: 'error', zh: '错误', en: 'Error' },
  { code: 'warning', zh: '提示', en: 'Warning' },
])

const RuleScope = enumType('RuleScope', '规则看什么', 'What a rule looks at.', [
  { code: 'ROW', zh: '一行之内的各单元格', en: 'The cells of one row' },
  { code: 'ROWS', zh: '多行或多种台账之间', en: 'Several rows or rosters' },
  { code: 'IMPORT', zh: '导入时的工作表', en: 'The sheet, when it comes in' },
])

export const RuleType = plainType('Rule', '校验规则', 'A validation rule.', [
  always('id', () => String, '编号；同一编号可有几条', 'Id; several may share one'),
  always('severity', () => RuleSeverity, '严重程度', 'How bad a breach is'),
  field('roster', () => String, '台账', 'Roster'),
  always('scope', () => RuleScope, '看什么', 'What it looks at'),
  always('zh', () => String, '中文', 'In Chinese'),
  always('en', () => String, '英文', 'In English'),
])

const RuleViolation = plainType('RuleViolation', '违反规则的一行', 'A row that breaks a rule.', [
  always('rule', () => String, '规则编号', 'Id of the rule'),
  always('severity', () => RuleSeverity, '严重程度', 'How bad it is'),
  always('message', () => Message, '说明', 'What is wrong'),
  always('roster', () => String, '台账', 'Roster'),
  always('id', () => ID, '编号', 'Id of the row'),
  always('label', () => String, '名称', 'What people call it'),
  field('township', () => AreaType, '乡镇', 'The township it belongs to'),
  field('unit', () => AreaType, '单位', 'The unit it belongs to'),
  field('left', () => String, '左边', 'The left side'),
  field(
    'right',
    () => String,
    '右边；必填或不应填的规则为该单元格',
    'The right side; of a rule about one cell, that cell',
  ),
  always('cells', () => [RowCell], '规则所看的单元格', 'The cells of the row that the rule looks at'),
  always('_source', () => SourceType, '来源', 'Where the row came from'),
])

const RuleViolationEdge = plainType('RuleViolationEdge', '一处及其游标', 'A violation with its cursor.', [
  always('cursor', () => String, '游标', 'Cursor of the violation'),
  always('node', () => RuleViolation, '该处', 'The violation'),
])

const RuleCount = plainType('RuleCount', '一条规则的违反处数', 'How often one rule is broken.', [
  always('rule', () => String, '规则编号', 'Id of the rule'),
  always('severity', () => RuleSeverity, '严重程度', 'How bad it is'),
  always('count', () => Int, '处数', 'How many rows break it'),
])

export const RuleViolationConnection = plainType('RuleViolationConnection', '违反规则之处', 'Rows that break rules.', [
  always('nodes', () => [RuleViolation], '本页各处', 'Those of this page'),
  always('edges', () => [RuleViolationEdge], '本页各处及其游标', 'Those of this page with their cursors'),
  always('pageInfo', () => PageInfo, '分页信息', 'Where this page stands'),
  always('totalCount', () => Int, '总处数', 'How many there are, on all pages'),
  always('byRule', () => [RuleCount], '各规则的处数', 'How many there are of each rule'),
])

export const DeliveryStatus = enumType('DeliveryStatus', '报送的状态', 'What has come of a delivery.', [
  { code: 'DELIVERED', zh: '已报齐', en: 'Complete' },
  { code: 'PARTIAL', zh: '不全：有空项或缺行', en: 'Some cells are empty, or some rows missing' },
  { code: 'MISSING', zh: '未报', en: 'Nothing, and it was due' },
  { code: 'AWAITED', zh: '未到期，尚未报', en: 'Nothing yet, and it is not due' },
])

const Delivery = plainType(
  'Delivery',
  '一个单位或乡镇一期应报的台账',
  'What one unit or township owes for one period.',
  [
    always('delivery', () => String, '应报事项的编号', 'Id of what is expected'),
    always('zh', () => String, '应报事项', 'What is expected, in Chinese'),
    always('en', () => String, '应报事项（英文）', 'What is expected, in English'),
    always('roster', () => String, '台账', 'Roster'),
    always('area', () => AreaType, '应报的乡镇或单位', 'Who owes it'),
    always('period', () => String, '期间', 'For which period'),
    field(
      'due',
      () => Day,
      '期限；常年更新的为空',
      'The last day in time; null for what is only to be kept up to date',
    ),
    always('status', () => DeliveryStatus, '状态', 'What has come of it'),
    field(
      'isLate',
      () => Boolean,
      '是否逾期报送；没有期限或尚未报的为空',
      'Whether it came late; null without a due day or before it came',
    ),
    always('rows', () => Int, '已报行数', 'Rows that are there'),
    always('cells', () => Int, '应填单元格数', 'Cells that should be filled'),
    always('filled', () => Int, '已填单元格数', 'Cells that are filled'),
    field('import', () => Import, '最近一次报送的导入', 'The import that last brought rows of it'),
    field('file', () => String, '最近一次报送的文件', 'The file they stood in'),
    field('deliveredAt', () => String, '最近一次报送的时间（RFC 3339）', 'When, RFC 3339'),
  ],
)

const DeliveryEdge = plainType('DeliveryEdge', '一项应报及其游标', 'A delivery with its cursor.', [
  always('cursor', () => String, '游标', 'Cursor of the delivery'),
  always('node', () => Delivery, '该项', 'The delivery'),
])

const DeliveryCount = plainType('DeliveryCount', '一种状态的项数', 'How many deliveries have one status.', [
  always('status', () => DeliveryStatus, '状态', 'Status'),
  always('count', () => Int, '项数', 'How many'),
])

export const DeliveryConnection = plainType(
  'DeliveryConnection',
  '应报台账',
  'What is expected of units and townships.',
  [
    always('nodes', () => [Delivery], '本页各项', 'Those of this page'),
    always('edges', () => [DeliveryEdge], '本页各项及其游标', 'Those of this page with their cursors'),
    always('pageInfo', () => PageInfo, '分页信息', 'Where this page stands'),
    always('totalCount', () => Int, '总项数', 'How many there are, on all pages'),
    always('byStatus', () => [DeliveryCount], '各状态的项数', 'How many there are of each status'),
  ],
)
