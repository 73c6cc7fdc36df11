/** The types of checking seals and of comparing two of them. */
import { ID, Int } from 'type-graphql'
import { always, enumType, field } from '../../facts/as-graphql/parts'
import { plainType } from './plain-type'
import { plainPage } from './plan'
import { Message } from './report'
import { SealedArea, SealedLevel, SealedStatus, SnapshotType } from './snapshot'
import { SourceType } from './source'

const SealFaultKind = enumType('SealFaultKind', '封存哪里不符', 'What does not hold about a seal.', [
  { code: 'CHAIN', zh: '与前一快照接不上', en: 'It does not follow from the snapshot before' },
  { code: 'CONTENT', zh: '内容与校验值不符', en: 'It does not match its own hash' },
  { code: 'VALUE', zh: '某个值被改动过', en: 'A value was changed' },
  { code: 'MISSING_VALUE', zh: '少了值或多了值', en: 'Values are missing or too many' },
  { code: 'HISTORY_ROW', zh: '历史中的某一行被改动过', en: 'A row of the history was changed' },
  { code: 'RECOMPUTED', zh: '按历史重算，结果不同', en: 'History gives another value' },
])

const SealFault = plainType('SealFault', '封存的一处不符', 'One thing that does not hold.', [
  always('kind', () => SealFaultKind, '种类', 'Kind'),
  always('message', () => Message, '说明', 'What it is'),
  field('indicator', () => ID, '指标', 'Indicator'),
  field('area', () => String, '区域', 'Area'),
  field('period', () => String, '期间', 'Period'),
  field('roster', () => String, '台账', 'Roster'),
  field('rowId', () => ID, '行的编号', 'Id of the row'),
])

const SealVerdict = plainType('SealVerdict', '一个快照的校验结果', 'Whether one seal holds.', [
  always('snapshot', () => SnapshotType, '快照', 'The snapshot'),
  always('holds', () => Boolean, '封存有效', 'Whether it holds'),
  always('faultCount', () => Int, '不符的处数', 'How many things do not hold'),
  always('faults', () => [SealFault], '每种不符的第一处', 'The first of each kind'),
  always('redefined', () => [ID], '此后修改过定义的指标', 'Indicators that have been defined otherwise since'),
])

export const SealVerification = plainType('SealVerification', '校验结果', 'Whether seals hold.', [
  always('holds', () => Boolean, '全部有效', 'Whether all of them hold'),
  always('snapshots', () => [SealVerdict], '各快照', 'One by one'),
])

const Reason = enumType('DifferenceReason', '数值为什么不同', 'Why a value differs.', [
  { code: 'DEFINITION', zh: '指标定义变了', en: 'The indicator was defined otherwise' },
  { code: 'TIME', zh: '期间或日期不同', en: 'Another period or day' },
  { code: 'REMOVED', zh: '行被删除', en: 'Rows were removed' },
  { code: 'REASSIGNED', zh: '行改归别处', en: 'Rows were re-assigned' },
  { code: 'EDITED', zh: '行被修改', en: 'Rows were edited' },
  { code: 'ADDED', zh: '新增了行', en: 'Rows were added' },
  { code: 'OTHER', zh: '无法解释：封存可能已失效', en: 'Nothing explains it: a seal may not hold' },
])

const DifferenceField = plainType('DifferenceField', '一个字段的前后', 'One field before and after.', [
  always('field', () => String, '字段', 'Field'),
  always('label', () => String, '字段的中文名', 'What people call the field'),
  field('before', () => String, '之前；关联写名称', 'Before; a link by its name'),
  field('after', () => String, '之后；关联写名称', 'After; a link by its name'),
])

const RowAction = enumType('DifferenceRowAction', '一行发生了什么', 'What happened to a row.', [
  { code: 'ADDED', zh: '新增', en: 'Added', value: 'added' },
  { code: 'EDITED', zh: '修改', en: 'Edited', value: 'edited' },
  { code: 'REMOVED', zh: '删除', en: 'Removed', value: 'removed' },
  { code: 'REASSIGNED', zh: '改归', en: 'Re-assigned', value: 're-assigned' },
])

const DifferenceRow = plainType('DifferenceRow', '使数值改变的一行', 'A row that moved a value.', [
  always('roster', () => String, '台账', 'Roster'),
  always('id', () => ID, '编号', 'Id of the row'),
  always('label', () => String, '名称', 'What people call it'),
  always('action', () => RowAction, '发生了什么', 'What happened'),
  always('fields', () => [DifferenceField], '变了的字段', 'The fields that changed'),
  field(
    '_source',
    () => SourceType,
    '现在的值从哪里来；已删除的行，原来的值',
    'Where it comes from; of a row that is gone, came from',
  ),
  field('_sourceBefore', () => SourceType, '之前的值从哪里来', 'Where it came from before'),
])

const DifferencePart = plainType('DifferencePart', '变化的一部分', 'One part of a difference.', [
  always('reason', () => Reason, '原因', 'Why'),
  field('from', () => String, '从', 'From'),
  field('to', () => String, '到', 'To'),
  field('delta', () => String, '差；一端缺失时为空', 'By how much; null when one end is missing'),
  always('rowCount', () => Int, '涉及的行数', 'How many rows'),
  always('rows', () => [DifferenceRow], '涉及的行', 'The rows', { args: plainPage }),
])

const Side = plainType('DifferenceSide', '一方的数值', 'One side of a difference.', [
  field('value', () => String, '数值', 'Value'),
  field('numerator', () => String, '分子', 'Numerator'),
  field('denominator', () => String, '分母', 'Denominator'),
  always('status', () => SealedStatus, '状态', 'Whether it is there'),
])

const Difference = plainType('SnapshotDifference', '一个不同的数值', 'A value that differs.', [
  always('code', () => ID, '指标编码', 'Code of the indicator'),
  always('name', () => String, '指标名称', 'Name of the indicator'),
  always('area', () => SealedArea, '区域', 'Area'),
  always('period', () => String, '期间', 'Period'),
  always('unit', () => String, '单位', 'Its unit'),
  always('before', () => Side, '之前', 'Before'),
  always('after', () => Side, '之后', 'After'),
  field('delta', () => String, '差', 'By how much'),
  always('parts', () => [DifferencePart], '各部分，合起来正好是差', 'Its parts, which add up to it'),
])

export const SnapshotComparisonType = plainType('SnapshotComparison', '两个快照的比较', 'Two snapshots compared.', [
  always('a', () => SnapshotType, '前一个', 'The one before'),
  always('b', () => SnapshotType, '后一个', 'The one after'),
  always('unchanged', () => Int, '相同的值', 'Values that are the same'),
  always('onlyInA', () => Int, '只在前一个里的值', 'Values only the first has'),
  always('onlyInB', () => Int, '只在后一个里的值', 'Values only the second has'),
  always('differenceCount', () => Int, '不同的值', 'Values that differ', {
    args: [
      field('code', () => [ID], '只看这些指标', 'Only these indicators'),
      field('level', () => SealedLevel, '只看这一级', 'Only this level'),
    ],
  }),
  always('differences', () => [Difference], '不同的值', 'The values that differ', {
    args: [
      field('code', () => [ID], '只看这些指标', 'Only these indicators'),
      field('level', () => SealedLevel, '只看这一级', 'Only this level'),
      ...plainPage,
    ],
  }),
])
