/** The types of lineage and of what came in: `_source`, `imports`. */
import { ID, Int } from 'type-graphql'
import { always, enumType, field, type Shape } from '../../facts/as-graphql/parts'
import { PageInfo, page } from '../../facts/as-graphql/words'
import { plainType } from './plain-type'
import { FileStatusType, ImportReportType } from './report'
import { UndoReportType } from './review'

const Missing = enumType('Missing', '单元格为什么没有值', 'Why a cell holds nothing.', [
  { code: 'BLANK', zh: '空白、— 或“无”', en: 'Blank, a dash or 无' },
  { code: 'REDACTED', zh: '原表以 ___ 或 ×× 隐去', en: 'Redacted in the sheet, as ___ or ××' },
  { code: 'NOT_APPLICABLE', zh: '原表写“/”或“不涉及”', en: 'Not applicable: / or 不涉及' },
])

const ImportSheet = plainType('ImportSheet', '导入的一张工作表', 'One sheet that was read.', [
  always('name', () => String, '工作表名', 'Name of the sheet'),
  always('roster', () => String, '台账', 'The roster it was read as'),
])

const ImportFile = plainType('ImportFile', '导入的一个文件', 'One file that was read.', [
  always('name', () => String, '文件名', 'Name of the file'),
  always('sha256', () => String, '内容的 SHA-256', 'SHA-256 of its content'),
  always('bytes', () => Int, '大小（字节）', 'Size in bytes (字节)'),
  always('status', () => FileStatusType, '结果', 'What became of it'),
  always('sheets', () => [ImportSheet], '读到的工作表', 'The sheets that were read'),
])

const count = (name: string, zh: string, en: string) => always(name, () => Int, zh, en)

export const Import: Shape = plainType(
  'Import',
  '一次导入：一次调用，要么全部生效，要么全部不生效',
  'One import: one call that stands or falls as a whole.',
  [
    always('id', () => ID, '编号', 'Id of the import'),
    always('kind', () => String, '种类：IMPORT 导入，UNDO 撤销', 'Kind: IMPORT, or UNDO when it takes another back'),
    field(
      'file',
      () => String,
      '文件名；在 `_source` 中是该行或该单元格所出的文件，否则是第一个文件',
      'Name of the file: in `_source` the one the row or cell came from, elsewhere the first',
    ),
    always('importedAt', () => String, '生效时间（RFC 3339）', 'When it took effect, RFC 3339'),
    always('startedAt', () => String, '开始时间（RFC 3339）', 'When it began, RFC 3339'),
    field('actor', () => String, '操作人', 'Who did it'),
    field('reason', () => String, '更正原因', 'Why figures were corrected by it'),
    always('strategy', () => String, '写入策略', 'How existing rows were treated'),
    count('created', '新增行数', 'Rows created'),
    count('updated', '更新行数', 'Rows updated'),
    count('unchanged', '未变行数', 'Rows that stayed as they were'),
    count('refused', '拒绝行数', 'Rows refused'),
    count('absent', '上次有而这次没有的行数', 'Rows of an earlier import of the same sheet that are missing now'),
    count('linked', '因被提到而新建的行数', 'Bare rows born from links'),
    count('errors', '错误数', 'Faults of severity error'),
    count('warnings', '警告数', 'Faults of severity warning'),
    always('isUndone', () => Boolean, '是否已撤销', 'Whether it has been taken back'),
    field('undoneBy', () => Import, '撤销它的那次操作', 'The import that took it back'),
    field('undoes', () => Import, '它所撤销的导入', 'The import it takes back'),
    always('files', () => [ImportFile], '文件', 'Its files'),
    field('report', () => ImportReportType, '完整报告；撤销没有', 'The whole report; an undo has none'),
    field('undoReport', () => UndoReportType, '撤销的结果', 'What it took back, when it is an undo'),
  ],
)

const ImportEdge = plainType('ImportEdge', '导入列表中的一次', 'One import in a list of imports.', [
  always('cursor', () => String, '游标', 'Cursor of the import'),
  always('node', () => Import, '该次导入', 'The import'),
])

export const ImportConnection = plainType('ImportConnection', '导入列表', 'A list of imports.', [
  always('nodes', () => [Import], '本页各次导入', 'The imports of this page'),
  always('edges', () => [ImportEdge], '本页各次导入及其游标', 'The imports of this page with their cursors'),
  always('pageInfo', () => PageInfo, '分页信息', 'Where this page stands'),
  always('totalCount', () => Int, '总数', 'How many there are'),
])
export const importArguments = page

export const SourceCellType = plainType('SourceCell', '一个值所出的单元格', 'The cell a value came from.', [
  always('address', () => String, '地址，如 K12', 'Address, such as K12'),
  field('header', () => String, '表头', 'Heading of its column'),
  field(
    'raw',
    () => String,
    '原文；原件未存档时为空',
    'What stands in the workbook; null when the workbook is not archived',
  ),
  field('missing', () => Missing, '为什么没有值', 'Why there is no value'),
  field('import', () => Import, '哪次导入', 'The import it came with'),
])

export const SourceType = plainType('Source', '一行的来源', 'Where a row came from.', [
  field('import', () => Import, '写入当前版本的导入', 'The import that wrote the row as it stands'),
  field('sheet', () => String, '工作表名', 'Name of the sheet'),
  field('row', () => Int, '工作表中的行号（从 1 起）', 'Row number in the sheet, from 1'),
  field('cell', () => SourceCellType, '某个字段的值所出的单元格', 'The cell that one field’s value came from', {
    args: [always('field', () => String, '字段名，如 "paid"', 'Name of the field, such as "paid"')],
  }),
])
