/** One cell of a row, whatever roster it is of: what it says and where it stands. */
import { always, field } from '../../facts/as-graphql/parts'
import { plainType } from './plain-type'
import { SourceCellType } from './source'

export const RowCell = plainType('RowCell', '一行中的一个单元格', 'A cell of a row.', [
  always('field', () => String, '字段', 'Name of the field'),
  always('zh', () => String, '中文名称', 'What it is, in Chinese'),
  always('en', () => String, '英文名称', 'What it is, in English'),
  field(
    'value',
    () => String,
    '值，如人所读；没有值时为空',
    'What it says, as people read it; null when it holds nothing',
  ),
  field('unit', () => String, '单位', 'Unit it counts in'),
  field('_source', () => SourceCellType, '所出的单元格', 'The cell it came from'),
])
