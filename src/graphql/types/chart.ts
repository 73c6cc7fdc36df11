/** The types of charts: what is drawn, its figures, and the picture. */
import { Int } from 'type-graphql'
import { always, enumType, field } from '../../facts/as-graphql/parts'
import { plainType } from './plain-type'

const ChartKindType = enumType('ChartKind', '图的种类', 'How a chart is drawn.', [
  { code: 'BAR', zh: '条形图（横）', en: 'Bars that lie' },
  { code: 'COLUMN', zh: '柱形图（竖）', en: 'Columns that stand' },
  { code: 'STACKED', zh: '堆积条形图', en: 'Bars that lie, their series added up' },
  { code: 'LINE', zh: '折线图', en: 'A line over periods' },
])

const facts = [
  always('id', () => String, '编号，模板中写作 {{chart 编号}}', 'Id; templates write {{chart id}}'),
  always('zh', () => String, '图题', 'What it shows, in Chinese'),
  always('en', () => String, '图题（英文）', 'What it shows, in English'),
  always('kind', () => ChartKindType, '种类', 'How it is drawn'),
  always('unit', () => String, '单位', 'Unit of its values'),
]

export const ChartDefinition = plainType('ChartDefinition', '现成的图', 'A chart that is there to be asked for.', facts)

const ChartSeries = plainType('ChartSeries', '图中的一组数', 'One series of a chart.', [
  always('name', () => String, '名称', 'Name'),
  always(
    'values',
    () => [String],
    '各项的数值，依次对应 labels；没有数的为空，不是 0',
    'Its values in the order of the labels; null where there is none, which is not 0',
    { sparse: true },
  ),
])

export const ChartType = plainType('Chart', '一幅图及其数据', 'A chart with its figures.', [
  ...facts,
  always('labels', () => [String], '各项的名称', 'What each bar or point stands for'),
  always('series', () => [ChartSeries], '各组数', 'Its series'),
  always('labelCount', () => Int, '共有几项；只画前 40 项', 'How many labels there are; 40 of them are drawn'),
  always('source', () => String, '数据来源与日期', 'Where the figures come from, and of which day'),
  always('text', () => String, '用文字说图', 'The same in words, for those who do not see it'),
  field('svg', () => String, '图（SVG）；没有数据时为空', 'The picture as SVG; null without figures'),
])
