/** The types of taking back, comparing and learning. */
import { ID, Int } from 'type-graphql'
import { always, enumType, field } from '../../facts/as-graphql/parts'
import { plainType } from './plain-type'
import { FieldChangeType } from './plan'
import { Message } from './report'

const UndoneRow = plainType('UndoneRow', '撤销时没有恢复的一行', 'A row that an undo left as it is.', [
  always('roster', () => String, '台账', 'Roster'),
  always('id', () => ID, '编号', 'Id of the row'),
  always('label', () => String, '名称', 'What people call it'),
  field('by', () => ID, '后来改动它的导入', 'The import that changed it since'),
  field('reason', () => Message, '原因', 'Why'),
])

const UndoTotals = plainType('UndoTotals', '撤销的行数', 'Row counts of an undo.', [
  always('reversed', () => Int, '已恢复', 'Rows taken back'),
  always('kept', () => Int, '后来改动过，保留', 'Rows kept because something changed them since'),
  always('failed', () => Int, '无法恢复', 'Rows that could not be taken back'),
])

export const UndoReportType = plainType('UndoReport', '撤销的结果', 'What an undo did.', [
  field('id', () => ID, '撤销本身的导入编号；什么也没做时为空', 'The import the undo is; null when nothing was done'),
  always('undone', () => ID, '被撤销的导入', 'The import it takes back'),
  always('totals', () => UndoTotals, '行数', 'Row counts'),
  always('kept', () => [UndoneRow], '保留的行（最多 1000）', 'Rows kept, at most 1,000'),
  always('failed', () => [UndoneRow], '无法恢复的行（最多 1000）', 'Rows that could not be taken back, at most 1,000'),
])

const ChangeAction = enumType('ChangeAction', '一行发生了什么', 'What happened to a row.', [
  { code: 'CREATED', zh: '新增', en: 'Created', value: 'created' },
  { code: 'UPDATED', zh: '更新', en: 'Updated', value: 'updated' },
  { code: 'REMOVED', zh: '删除', en: 'Removed', value: 'removed' },
])

const RowChange = plainType('RowChange', '两次导入之间一行的改动', 'What changed in a row between two imports.', [
  always('roster', () => String, '台账', 'Roster'),
  always('id', () => ID, '编号', 'Id of the row'),
  always('label', () => String, '名称', 'What people call it'),
  always('action', () => ChangeAction, '发生了什么', 'What happened'),
  always('fields', () => [FieldChangeType], '各字段的改动', 'Field by field'),
])

export const ChangeConnection = plainType('ChangeConnection', '两次导入之间的改动', 'Changes between two imports.', [
  always('totalCount', () => Int, '总数', 'How many rows changed'),
  always('nodes', () => [RowChange], '本页各行', 'The rows of this page'),
])

const LearnedKind = enumType('LearnedKind', '记住了什么', 'What was learned.', [
  { code: 'HEADING', zh: '表头对应的字段', en: 'Which field a heading means' },
  { code: 'UNIT', zh: '金额单位', en: 'The unit of money' },
  { code: 'ALIAS', zh: '别名指的是哪一行', en: 'Which row an alias means' },
])

export const LearnedType = plainType('Learned', '记住的一条说法', 'Something said once that need not be said again.', [
  always('id', () => ID, '编号', 'Id'),
  always('kind', () => LearnedKind, '种类', 'Kind'),
  always('roster', () => String, '台账', 'Roster'),
  always('source', () => String, '适用的文件（去掉日期等）；别名为空', 'The family of files; empty for aliases'),
  always('said', () => String, '说法', 'The words'),
  always('means', () => String, '含义：字段、单位或行的编号', 'The field, the unit or the id of the row'),
  always('learnedAt', () => String, '记住的时间（RFC 3339）', 'When, RFC 3339'),
])
