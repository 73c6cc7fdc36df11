/** The import report and the options of an import, as `import --json` has them. */
import { Int } from 'type-graphql'
import { always, enumType, field, inputType } from '../../facts/as-graphql/parts'
import { unitType } from '../../facts/as-graphql/words'
import { moneyUnitChoice } from '../../facts/kinds/money'
import { faultCodes } from '../../messages/codes'
import { plainType } from './plain-type'

export const FaultCodeType = enumType(
  'FaultCode',
  '问题代码',
  'What can be wrong with a file, a sheet or a cell.',
  Object.entries(faultCodes).map(([code, [zh, en]]) => ({ code, zh, en: en.charAt(0).toUpperCase() + en.slice(1) })),
)
export const FaultSeverity = enumType('FaultSeverity', '问题的严重程度', 'How bad a fault is.', [
  { code: 'error', zh: '错误：该行或该文件被拒绝', en: 'Error: the row or the file is refused' },
  { code: 'warning', zh: '警告：仍然导入', en: 'Warning: imported all the same' },
])
export const FileStatusType = enumType('FileStatus', '文件的处理结果', 'What became of a file.', [
  { code: 'imported', zh: '已导入', en: 'Imported' },
  { code: 'partial', zh: '部分导入，有行被拒绝', en: 'Imported, but some rows were refused' },
  { code: 'refused', zh: '被拒绝', en: 'Refused' },
  { code: 'duplicate', zh: '与已导入的文件完全相同', en: 'The same as a file already imported' },
])
const MatchedBy = enumType('MatchedBy', '列是如何识别的', 'How a column was recognised.', [
  { code: 'exact', zh: '标准表头', en: 'By our own heading' },
  { code: 'alias', zh: '表头的其他写法', en: 'By another spelling of the heading' },
  { code: 'learned', zh: '以前指定过', en: 'Learned from an earlier import' },
  { code: 'stated', zh: '本次指定', en: 'Stated by the user' },
])

const count = (name: string, zh: string, en: string) => always(name, () => Int, zh, en)
const text = (name: string, zh: string, en: string) => always(name, () => String, zh, en)

export const Message = plainType('FaultMessage', '问题说明', 'What to do about a fault, in both languages.', [
  text('zh', '中文', 'In Chinese'),
  text('en', '英文', 'In English'),
])
const Fault = plainType(
  'Fault',
  '一个问题：在哪里、发现了什么、怎么改',
  'A fault: where, what was found, what to do.',
  [
    always('code', () => FaultCodeType, '代码', 'Code'),
    always('severity', () => FaultSeverity, '严重程度', 'How bad it is'),
    field('address', () => String, '单元格，如 C14', 'Cell, such as C14'),
    field('field', () => String, '字段', 'Field'),
    field('rule', () => String, '违反的规则', 'Id of the broken rule'),
    field('found', () => String, '原文（涉及个人信息时不显示）', 'What was found there (never personal data)'),
    always('message', () => Message, '说明', 'What to do'),
  ],
)
const FaultCount = plainType('FaultCount', '一种问题的个数', 'How many faults of one code.', [
  always('code', () => FaultCodeType, '代码', 'Code'),
  count('count', '个数', 'How many'),
])
const Column = plainType('ImportColumn', '识别的列', 'A column that was recognised.', [
  text('column', '列，如 K', 'Column, such as K'),
  text('header', '表头', 'Heading'),
  text('field', '字段', 'Field'),
  field('unit', () => String, '单位，如 万元', 'Unit, such as 万元'),
  always('by', () => MatchedBy, '如何识别', 'How it was recognised'),
])
const IgnoredColumn = plainType('IgnoredColumn', '忽略的列', 'A column that was ignored.', [
  text('column', '列', 'Column'),
  text('header', '表头', 'Heading'),
  field('reason', () => String, '原因', 'Why'),
])
const SkippedRow = plainType('SkippedRow', '跳过的行', 'A row that was skipped.', [
  count('row', '行号', 'Row number'),
  text('reason', '原因，如 total 合计行', 'Why, such as total'),
])
const counts = [
  count('created', '新增行数', 'Rows created'),
  count('updated', '更新行数', 'Rows updated'),
  count('unchanged', '未变行数', 'Rows that stayed as they were'),
  count('refused', '拒绝行数', 'Rows refused'),
  count('absent', '上次有而这次没有的行数', 'Rows of an earlier import that are missing now'),
]
const SheetCounts = plainType('SheetCounts', '一张工作表的行数', 'Row counts of a sheet.', [
  ...counts,
  always('skippedRows', () => [SkippedRow], '跳过的行', 'Rows that were skipped'),
])
const ControlTotal = plainType('ControlTotal', '合计核对', 'A total row checked against its rows.', [
  count('row', '合计行的行号', 'Row number of the total'),
  text('field', '字段', 'Field'),
  text('stated', '表中的合计', 'The total as stated'),
  text('computed', '算出的合计', 'The total as computed'),
  always('agrees', () => Boolean, '是否一致', 'Whether they agree'),
])
const SheetReport = plainType('SheetReport', '一张工作表的报告', 'Report on one sheet.', [
  text('sheet', '工作表名', 'Name of the sheet'),
  field('roster', () => String, '台账；认不出时为空', 'The roster; null when none fits'),
  field('reason', () => Message, '认不出台账的原因', 'Why no roster fits'),
  field('headerRows', () => [Int], '表头所在的行', 'Rows of the headings'),
  field('columns', () => [Column], '识别的列', 'Columns that were recognised'),
  field('ignoredColumns', () => [IgnoredColumn], '忽略的列', 'Columns that were ignored'),
  field('counts', () => SheetCounts, '行数', 'Row counts'),
  field('controlTotals', () => [ControlTotal], '合计核对', 'Totals checked'),
  field('faults', () => [Fault], '问题（每种代码最多列 500 条）', 'Faults, at most 500 of each code'),
  field('faultCounts', () => [FaultCount], '各种代码的问题数', 'How many faults of each code'),
])
const FileReport = plainType('FileReport', '一个文件的报告', 'Report on one file.', [
  text('file', '文件名', 'Name of the file'),
  field('sha256', () => String, '内容的 SHA-256', 'SHA-256 of its content'),
  field(
    'notes',
    () => [Message],
    '读取时的说明，如字符编码',
    'How the file was understood, where that is worth telling',
  ),
  always('status', () => FileStatusType, '结果', 'What became of it'),
  always('sheets', () => [SheetReport], '各工作表', 'Its sheets'),
  always('faults', () => [Fault], '文件本身的问题', 'Faults of the file itself'),
])
const Totals = plainType('ImportTotals', '一次导入的总数', 'Totals of an import.', [
  ...counts,
  count('linked', '因被提到而新建的行数', 'Bare rows born from links'),
  count('conflicts', '互相矛盾的单元格数', 'Cells that contradict each other'),
])
export const ImportReportType = plainType('ImportReport', '导入报告', 'What an import did, file by file.', [
  field(
    'id',
    () => String,
    '导入编号；试运行或全部被拒绝时为空',
    'Id of the import; null for a dry run or when all was refused',
  ),
  always('dryRun', () => Boolean, '是否试运行', 'Whether it was a dry run'),
  always('totals', () => Totals, '总数', 'Totals'),
  field('plan', () => String, '试运行得到的计划编号', 'Id of the plan a dry run leaves'),
  always('files', () => [FileReport], '各文件', 'Its files'),
])

const Constant = inputType('ImportConstant', '整张表共用的值', 'A value that holds for the whole sheet.', [
  text('field', '字段', 'Field'),
  text('value', '值', 'Value'),
])
const Mapping = inputType('ImportMapping', '某个表头对应的字段', 'Which field a heading means.', [
  text('header', '表头', 'Heading'),
  text('field', '字段', 'Field'),
])
const Strategy = enumType('ImportStrategy', '写入策略', 'How existing rows are treated.', [
  { code: 'UPSERT', zh: '新增并更新', en: 'Create and update' },
  { code: 'CREATE_ONLY', zh: '只新增', en: 'Create only' },
  { code: 'UPDATE_ONLY', zh: '只更新', en: 'Update only' },
  {
    code: 'REPLACE',
    zh: '全量同步：本次没有的行停用，从不删除',
    en: 'The whole: rows missing now become inactive, never deleted',
  },
])
const MoneyUnit = unitType(moneyUnitChoice)
const Blanks = enumType('BlankCells', '更新时空白单元格的含义', 'What a blank cell means in an update.', [
  { code: 'IGNORE', zh: '保留原值', en: 'Keep what is stored' },
  { code: 'CLEAR', zh: '清空原值', en: 'Clear it' },
])
export const ImportOptionsInput = inputType('ImportOptions', '导入选项', 'Options of an import.', [
  field('dryRun', () => Boolean, '试运行：只报告，不写入', 'Report only, write nothing'),
  field('strict', () => Boolean, '有错误就拒绝整个文件', 'An error refuses the whole file'),
  field('sheet', () => String, '只读这张工作表', 'Read this sheet only'),
  field('roster', () => String, '台账，如 Investment', 'The roster, such as Investment'),
  field('moneyUnit', () => MoneyUnit, '金额单位', 'Unit of money'),
  field('set', () => [Constant], '整张表共用的值', 'Values that hold for the whole sheet'),
  field('map', () => [Mapping], '指定表头对应的字段', 'Which field each heading means'),
  field('again', () => Boolean, '内容相同的文件也再导入一次', 'Import a file again that has come in before'),
  field('fill', () => [String], '空白表示同上的列', 'Columns whose blank cells mean what stands above them'),
  field('dropPersonal', () => Boolean, '丢弃含个人信息的列', 'Drop columns of personal data'),
  field('strategy', () => Strategy, '写入策略', 'How existing rows are treated'),
  field('blanks', () => Blanks, '空白单元格的含义', 'What a blank cell means'),
  field(
    'reason',
    () => String,
    '为什么更正；累计数减少而有原因的不违反 V-23',
    'Why figures are corrected; a cumulative figure that goes down with a reason does not break V-23',
  ),
])
