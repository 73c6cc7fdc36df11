/** The rosters come in; goes out a blank workbook for defining indicators, one a row, with the fields of every roster beside it. */

import type { CellFacts } from '../../facts/cell'
import { entryOf } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import { columnWords, headings } from '../../measure/definitions/line'
import { address, columnName } from '../../sheets/sheet'
import type { CellOut, SheetOut } from '../../sheets/write/sheet-out'
import { STYLES, writeWorkbook } from '../../sheets/write/workbook'

export const DEFINITIONS = '指标定义'
/** What people may call it on the command line. */
export const definitionNames = [DEFINITIONS, 'indicators', 'indicator', 'definitions']

const HEADER_ROW = 3
const LAST_ROW = 500
const INSTRUCTION =
  '从第 4 行起每行定义一个指标。红色带 * 的列必填，其余不需要的留空。数值＝系数×分子÷分母；没有分母的只填分子。台账和字段的写法见“字段”表。把鼠标停在列名上可以看到怎样填写。与内置指标同号的定义会替换它。'

interface Column {
  key: string
  width: number
  note: string
  required?: boolean
  values?(rosters: RosterFacts[]): string[]
}

const word = (key: string) => (): string[] => [...new Set(Object.keys(entryOf(columnWords, key)))]
const names = (rosters: RosterFacts[]): string[] => rosters.map(({ zh }) => zh)
const side = (which: 'numerator' | 'denominator', zh: string, required: boolean): Column[] => [
  { key: `${which}Roster`, width: 14, required, values: names, note: `${zh}数的是哪种台账的行。` },
  {
    key: `${which}Where`,
    width: 36,
    note: `只数哪些行，用“；”隔开，如\n是否重点创建单位=是；单位类别=学校、机关\n资金来源.资金渠道=省市专项；支付资金≥4万元\n示范点不为空；时间不晚于今天。\n留空为全部。`,
  },
  {
    key: `${which}Aggregate`,
    width: 12,
    note: '计数、合计、最大、最小、不重复；留空为计数。也可把字段写在一起：合计 支付资金。',
  },
  { key: `${which}Field`, width: 14, note: '合计、最大、最小、不重复的是哪个字段，如 支付资金。' },
  { key: `${which}During`, width: 12, note: '只数今年之内的行时，写按哪个日期字段，如 时间。' },
]

const columns: Column[] = [
  { key: 'code', width: 12, required: true, note: '以字母开头，只含字母、数字和“-”，如 B-01。' },
  { key: 'zh', width: 24, required: true, note: '如 学校重点创建单位占比。' },
  { key: 'en', width: 24, note: '选填。' },
  ...side('numerator', '分子', true),
  ...side('denominator', '分母', false),
  { key: 'factor', width: 8, note: '百分比填 100；留空为 1。' },
  { key: 'unit', width: 8, required: true, note: '如 %、个、人、元。金额只能是 元。' },
  { key: 'decimals', width: 8, note: '0 到 6；留空时比率和金额 2 位，计数 0 位。' },
  { key: 'period', width: 10, values: word('period'), note: '时点：以当天为准。留空为时点。' },
  { key: 'direction', width: 10, values: word('direction'), note: '有达标值或预警值时必填。' },
  { key: 'missing', width: 10, values: word('missing'), note: '有空单元格时怎样算。留空为全部缺失才算缺。' },
  { key: 'pass', width: 10, note: '达到（或不超过）多少算达标。' },
  { key: 'warn', width: 10, note: '过了多少要预警。' },
  { key: 'since', width: 12, note: '达标值、预警值自哪天起，如 2020-01-01。留空为今年 1 月 1 日。' },
  { key: 'basis', width: 18, note: '达标值、预警值的依据，如文号。' },
  { key: 'levels', width: 14, note: '可用在哪些层级：县、乡镇、行政村、单位，用“、”隔开。留空为全部。' },
  { key: 'breakdowns', width: 18, note: '可按什么分解：乡镇、单位、月，或字段名，用“、”隔开。' },
  { key: 'note', width: 30, note: '选填。' },
]

export const definitionWorkbook = (rosters: RosterFacts[]): Promise<Buffer> =>
  writeWorkbook([definitionSheet(rosters), fieldSheet(rosters)])

function definitionSheet(rosters: RosterFacts[]): SheetOut {
  const last = columnName(columns.length - 1)
  return {
    name: DEFINITIONS,
    columns: columns.map(({ key, width }) => ({ width, style: key === 'since' ? STYLES.text : undefined })),
    rows: [
      [{ value: DEFINITIONS, style: 'title' }],
      [{ value: INSTRUCTION, style: 'instruction' }],
      columns.map(header),
    ],
    merges: [`A1:${last}1`, `A2:${last}2`],
    freeze: { rows: HEADER_ROW, columns: 2 },
    rowHeights: [
      { row: 1, height: 30 },
      { row: 2, height: 36 },
    ],
    notes: columns.map(({ note, required }, i) => ({
      address: address(HEADER_ROW, i),
      text: `${required ? '必填。' : '选填。'}\n${note}`,
    })),
    dropdowns: columns.flatMap(({ values }, i) => {
      const letter = columnName(i)
      return values ? [{ range: `${letter}${HEADER_ROW + 1}:${letter}${LAST_ROW}`, values: values(rosters) }] : []
    }),
  }
}

const header = ({ key, required }: Column): CellOut => ({
  value: `${required ? '*' : ''}${entryOf(headings, key)[0]}`,
  style: required ? 'required' : 'header',
})

function fieldSheet(rosters: RosterFacts[]): SheetOut {
  const heads = ['台账', '字段', '种类', '单位', '可选值'].map((value): CellOut => ({ value, style: 'header' }))
  const rows = rosters.flatMap((roster) =>
    roster.cells.map((cell) => [roster.zh, cell.zh, kindOf(cell), cell.unit, choices(cell)]),
  )
  return {
    name: '字段',
    columns: [{ width: 16 }, { width: 24 }, { width: 16 }, { width: 8 }, { width: 80 }],
    rows: [heads, ...rows],
    freeze: { rows: 1 },
    autoFilter: `A1:E${rows.length + 1}`,
  }
}

const kindOf = ({ kind }: CellFacts): string => kind.zh
const choices = (cell: CellFacts): string => cell.kind.sheet.choices?.(cell).join('、') ?? ''
