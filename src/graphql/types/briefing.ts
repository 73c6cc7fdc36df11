/** The types of the work report: its text, and every figure in it with the query it came from and the cells it stands on. */
import { ID, Int } from 'type-graphql'
import { always, field } from '../../facts/as-graphql/parts'
import { Day } from '../../facts/kinds/scalars'
import { ChartType } from './chart'
import { plainType } from './plain-type'
import { plainPage } from './plan'
import { RowCell } from './row'
import { SourceType } from './source'

const BriefingRow = plainType('BriefingRow', '数字所据的一行', 'A row that a figure of the report stands on.', [
  always('roster', () => String, '台账', 'Roster'),
  always('id', () => ID, '编号', 'Id of the row'),
  always('label', () => String, '名称', 'What people call it'),
  always('cells', () => [RowCell], '所用的单元格', 'The cells that were read, summed or counted'),
  always('_source', () => SourceType, '来源', 'Where the row came from'),
])

const BriefingSource = plainType('BriefingSource', '数字所出的单元格', 'Cells of one sheet that a figure stands on.', [
  always('file', () => String, '文件', 'File'),
  always('sheet', () => String, '工作表', 'Sheet'),
  always('cells', () => [String], '地址，如 J2', 'Addresses, such as J2'),
])

const BriefingFigure = plainType(
  'BriefingFigure',
  '汇报中的一个数字、名称或图',
  'A figure, a name or a chart in the report.',
  [
    always('number', () => Int, '脚注号，从 1 起', 'Number of its footnote, from 1'),
    always('text', () => String, '正文中的写法；空白为 ___', 'As it reads in the text; ___ for a blank'),
    always(
      'values',
      () => [String],
      '换算、连接之前的值；空白为空，图没有',
      'What it was before it was put into words; empty for a blank and for a chart',
    ),
    always(
      'query',
      () => String,
      '指标、查询或图，如模板所写：I-24',
      'The indicator, query or chart, as the template has it: I-24',
    ),
    always('words', () => String, '用台账的话说', 'The same in the words of the rosters'),
    always('sources', () => [BriefingSource], '所出的单元格', 'The cells it stands on'),
    always('rowCount', () => Int, '所据行数', 'How many rows it stands on'),
    always('rows', () => [BriefingRow], '所据各行，最多列 400 行', 'The rows it stands on, of which 400 are listed', {
      args: plainPage,
    }),
  ],
)

export const BriefingType = plainType('Briefing', '按数据填好的工作汇报', 'A work report filled from the data.', [
  always('on', () => Day, '以哪天为准', 'The day it speaks of'),
  always('period', () => String, '期间', 'The period it speaks of'),
  field('asOf', () => ID, '截至哪次导入；现在的数据为空', 'The last import that was known; null for now'),
  always(
    'markdown',
    () => String,
    '全文（Markdown），每个数字有脚注 [^1]，图为表格',
    'The text in Markdown, with a footnote [^1] on every figure and tables for charts',
  ),
  always('figures', () => [BriefingFigure], '各个数字，依脚注号', 'Its figures, by the number of their footnotes'),
  always('charts', () => [ChartType], '各图', 'Its charts'),
])
