/** Rosters come in, a blank workbook goes out: a sheet for each, with a title, how to fill it in, headers, notes and drop-downs. */
import type { RosterFacts } from '../../facts/roster'
import { address, columnName } from '../../sheets/sheet'
import { displayWidth, wrappedHeight } from '../../sheets/write/display-width'
import type { CellOut, SheetOut } from '../../sheets/write/sheet-out'
import { type Dropdown, STYLES, type Style, writeWorkbook } from '../../sheets/write/workbook'
import { type TemplateColumn, templateColumns } from './columns'
import { columnNote } from './notes'

export const HEADER_ROW = 3
/** Rows the drop-downs reach; further rows can be filled in as well. */
const LAST_ROW = 5000

/** Names no year and no unit: a title is read for both. */
const INSTRUCTION =
  '从第 4 行起每行填一条，不要合并单元格。红色带 * 的列必填，其余不知道的留空。把鼠标停在列名上可以看到怎样填写。不用的列可以删去，列的次序可以调换，列名请不要改。不要填写姓名、身份证号、电话等个人信息。'

interface Form {
  roster: RosterFacts
  columns: TemplateColumn[]
  instruction: string
  /** Rows below the header: a cell for each column, and the remark last. */
  rows?: CellOut[][]
  /** Heading of a last column for people, which no import reads. */
  remark?: string
}

export const templateWorkbook = (rosters: RosterFacts[]): Promise<Buffer> =>
  writeWorkbook(
    rosters.map((roster) => formSheet({ roster, columns: templateColumns(roster), instruction: INSTRUCTION })),
  )

export function formSheet({ roster, columns, instruction, rows = [], remark }: Form): SheetOut {
  const last = columnName(columns.length - (remark ? 0 : 1))
  return {
    name: roster.sheets[0],
    columns: [
      ...columns.map((column, i) => ({ width: filledWidth(column, rows, i), style: columnStyle(column) })),
      ...(remark ? [{ width: REMARK_WIDTH }] : []),
    ],
    rows: [
      [{ value: roster.sheets[0], style: 'title' }],
      [{ value: instruction, style: 'instruction' }],
      [...columns.map(headerCell), remark ? { value: remark, style: 'header' } : undefined],
      ...rows,
    ],
    merges: [`A1:${last}1`, `A2:${last}2`],
    freeze: { rows: HEADER_ROW },
    rowHeights: [
      { row: 1, height: 30 },
      { row: 2, height: heightFor(columns, instruction) },
      { row: HEADER_ROW, height: 36 },
      ...rows.map((row, i) => ({
        row: HEADER_ROW + 1 + i,
        height: wrappedHeight([textOf(row[columns.length])], [REMARK_WIDTH]),
      })),
    ],
    notes: columns.map((column, i) => ({ address: address(HEADER_ROW, i), text: columnNote(column) })),
    dropdowns: columns.flatMap(dropdown),
  }
}

const headerCell = ({ header, required }: TemplateColumn): CellOut => ({
  value: header,
  style: required ? 'required' : 'header',
})

const widthOf = ({ header, target }: TemplateColumn): number =>
  Math.min(40, Math.max(target.cell.maxLength > 300 ? 30 : 10, displayWidth(header) + 4))

const REMARK_WIDTH = 60

const textOf = (cell: CellOut): string => String((typeof cell === 'object' ? cell?.value : cell) ?? '')

/** Wide enough for what stands in it, within reason. */
const filledWidth = (column: TemplateColumn, rows: CellOut[][], i: number): number =>
  Math.max(
    widthOf(column),
    Math.min(
      30,
      rows.reduce((most, row) => Math.max(most, displayWidth(textOf(row[i])) + 2), 0),
    ),
  )

/** The instruction wraps over the width of all columns. */
function heightFor(columns: TemplateColumn[], instruction: string): number {
  const width = columns.reduce((sum, column) => sum + widthOf(column), 0)
  return 16 * Math.ceil(displayWidth(instruction) / Math.max(20, width - 2)) + 4
}

/**
 * Text for codes, that they keep all their digits; text for days as well, or Excel turns 2020年6月 into its first day.
 * Percentages stay unformatted: only there does Excel show 28% typed as 28%.
 */
export function columnStyle({ target: { cell } }: TemplateColumn): Style | undefined {
  const name = cell.kind.sheet.style?.(cell)
  return name && STYLES[name]
}

function dropdown({ target: { cell } }: TemplateColumn, i: number): Dropdown[] {
  const values = cell.kind.sheet.choices?.(cell) ?? []
  const letter = columnName(i)
  return values.length > 0 ? [{ range: `${letter}${HEADER_ROW + 1}:${letter}${LAST_ROW}`, values }] : []
}
