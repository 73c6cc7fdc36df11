/** The types of a dry run's plan: what each row of the files would become, and what is wrong, grouped. */
import { ID, Int } from 'type-graphql'
import { always, enumType, field } from '../../facts/as-graphql/parts'
import { plainType } from './plain-type'
import { FaultCodeType, FaultSeverity, ImportReportType, Message } from './report'

const PlanAction = enumType('PlanAction', '计划对一行做什么', 'What a plan does with a row.', [
  { code: 'CREATE', zh: '新增', en: 'Create', value: 'create' },
  { code: 'UPDATE', zh: '更新', en: 'Update', value: 'update' },
  { code: 'UNCHANGED', zh: '不变', en: 'Nothing', value: 'unchanged' },
  { code: 'REFUSED', zh: '拒绝', en: 'Refuse', value: 'refused' },
  { code: 'ABSENT', zh: '上次有而这次没有', en: 'Missing now', value: 'absent' },
])

export const FieldChangeType = plainType('FieldChange', '一个字段的改动', 'What becomes of one field.', [
  always('field', () => String, '字段', 'Field'),
  field('old', () => String, '原值', 'Value before'),
  field('new', () => String, '新值', 'Value after'),
])

const PlanRow = plainType('PlanRow', '计划中的一行', 'One row of a plan.', [
  always('action', () => PlanAction, '做什么', 'What is done'),
  always('file', () => String, '文件名', 'Name of the file'),
  always('sheet', () => String, '工作表名', 'Name of the sheet'),
  field('row', () => Int, '行号（从 1 起）；本次没有的行为空', 'Row number from 1; null for a row that is missing'),
  always('roster', () => String, '台账', 'Roster'),
  field('rowId', () => ID, '编号', 'Id of the row'),
  field('label', () => String, '名称', 'What people call it'),
  always('changes', () => [FieldChangeType], '改动', 'What changes'),
])

const PlanRows = plainType('PlanRowConnection', '计划中的各行', 'Rows of a plan.', [
  always('totalCount', () => Int, '总数', 'How many there are'),
  always('nodes', () => [PlanRow], '本页各行', 'The rows of this page'),
])

const FaultGroup = plainType('FaultGroup', '同一种问题', 'Faults that say the same.', [
  always('code', () => FaultCodeType, '代码', 'Code'),
  always('severity', () => FaultSeverity, '严重程度', 'How bad it is'),
  always('message', () => Message, '说明', 'What to do'),
  always('count', () => Int, '处数', 'How many places'),
  always(
    'addresses',
    () => [String],
    '前 20 处，如 [投资台账.xlsx]2020年!C14',
    'The first 20 places, such as [投资台账.xlsx]2020年!C14',
  ),
])

/** A page by number of rows, without cursors: what is paged does not change. */
export const plainPage = [
  field('first', () => Int, '取前几条；默认 50', 'How many; 50 unless stated'),
  field('offset', () => Int, '跳过几条', 'How many to skip'),
]

export const ImportPlan = plainType(
  'ImportPlan',
  '试运行得到的计划：保留 7 天，可原样执行',
  'What a dry run found: kept for seven days, to be applied exactly so.',
  [
    always('id', () => ID, '编号', 'Id'),
    always('createdAt', () => String, '生成时间（RFC 3339）', 'When it was made, RFC 3339'),
    always('expiresAt', () => String, '失效时间（RFC 3339）', 'When it is forgotten, RFC 3339'),
    field('baseImport', () => ID, '所依据的最近一次导入', 'The last import it was made upon'),
    field('appliedAs', () => ID, '已执行为哪次导入', 'The import it was applied as'),
    always('isCurrent', () => Boolean, '数据未变，可以执行', 'Whether it can still be applied'),
    always('report', () => ImportReportType, '报告', 'The report'),
    always('rows', () => PlanRows, '各行', 'Its rows', {
      args: [field('action', () => PlanAction, '只看哪一种', 'Only these'), ...plainPage],
    }),
    always('faultGroups', () => [FaultGroup], '问题，相同的归在一起', 'What is wrong, the same things together'),
  ],
)
