/** What keeps a table from being read, or is worth a word, as faults a clerk can act on. */
import type { RosterFacts } from '../../facts/roster'
import type { CellValue, Sheet } from '../../sheets/sheet'
import { columnName } from '../../sheets/sheet'
import type { TableColumn } from '../model/header-region'
import { heading } from '../model/heading'
import { isFilled } from '../model/lines'
import { type Fault, fault, type IgnoredColumn, type TableSurvey } from '../model/table'
import type { HeaderReading } from './header-reading'
import { vocabulary } from './vocabulary'

export const duplicate = (path: string, columns: TableColumn[]): Fault =>
  fault(
    'DUPLICATE_COLUMN',
    `${columns.map((c) => `${columnName(c.index)}列“${c.header}”`).join('和')}都像是“${path}”。请用 --map 指明哪一列是，或删去一列`,
    `columns ${columns.map((c) => `${columnName(c.index)} “${c.header}”`).join(' and ')} both mean ${path}; say which with --map`,
    { field: path, found: columns.map((c) => c.header).join('、') },
  )

/** A column whose heading says nothing to us, or whose values are not what its heading says. */
export function unknownColumn({ column, header }: IgnoredColumn, row: number, roster: RosterFacts): Fault {
  const known = vocabulary(roster).has(heading(header.slice(header.lastIndexOf('/') + 1)).bare)
  return fault(
    'IGNORED_COLUMN',
    known
      ? `“${header}”列的内容与列名不符，未导入。请核对是否填错了列，或用 --map ${header}=字段 说明`
      : `没有认出“${header || `${column}列`}”列，未导入。可用 --map ${header}=字段 说明`,
    known
      ? `the values of the column “${header}” are not what its heading says, and were not imported; were they put into the wrong column?`
      : `the column “${header}” was not recognised and not imported; say what it means with --map`,
    { severity: 'warning', address: `${column}${row}`, found: header },
  )
}

/** Columns without a heading that are filled in most rows: their values are not imported, which is worth a word. */
export const namelessColumns = ({ columns, bottom }: HeaderReading): Fault[] =>
  columns
    .filter(({ path, samples }) => path.length === 0 && samples.filter(isFilled).length * 2 > samples.length)
    .map(({ index }) => {
      const name = columnName(index)
      return fault(
        'IGNORED_COLUMN',
        `${name}列有内容但没有列名，未导入。请在表头写明列名`,
        `column ${name} has values but no heading, and was not imported; write its name into the header`,
        { severity: 'warning', address: `${name}${bottom}` },
      )
    })

/** A table is usable when some key alternative has a column, a constant or a hint for each required part. */
export function missingColumns(table: TableSurvey, roster: RosterFacts): void {
  const have = new Set(
    [
      ...table.columns.map((column) => column.field),
      ...(table.section?.fields ?? []),
      ...Object.keys(table.constants),
    ].map((path) => path.split('.')[0]),
  )
  const hinted = (name: string): boolean => {
    const { kind } = roster.cell(name)
    return kind.sheet.titled ? table.year !== null : kind.name === 'link'
  }
  const lacking = roster.key.map((parts) =>
    parts.filter((part) => !have.has(part) && !hinted(part) && (roster.cell(part).required || parts.length === 1)),
  )
  if (lacking.some((list) => list.length === 0)) return
  const missing = lacking[lacking.length - 1].map((name) => roster.cell(name))
  table.faults.push(
    fault(
      'MISSING_COLUMN',
      `缺少“${missing.map((cell) => cell.headers[0]).join('”“')}”列，无法辨认是哪一条记录。请补上该列，或用 --set ${missing[0].name}=值 说明整张表的值`,
      `the column ${missing.map((cell) => `“${cell.headers[0]}” (${cell.name})`).join(', ')} is missing; add it, or state one value for the whole sheet with --set ${missing[0].name}=…`,
      { field: missing[0].name },
    ),
  )
}

export function hiddenColumns(table: TableSurvey, sheet: Sheet): void {
  const columns = sheet.hiddenColumns.filter((index) => table.columns.some((column) => column.index === index))
  if (columns.length > 0)
    table.faults.push(
      fault(
        'HIDDEN',
        `隐藏的列（${columns.map(columnName).join('、')}）也已读取`,
        `hidden columns (${columns.map(columnName).join(', ')}) were read as well`,
        { severity: 'warning' },
      ),
    )
}

const isBareNumber = (value: CellValue): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^[\d.,，．０-９\s]+$/.test(value))

/** Money whose unit nobody states is asked for, never guessed: the whole sheet waits for the answer. */
export function moneyWithoutUnit(table: TableSurvey, { columns, bottom }: HeaderReading): void {
  const samples = new Map(columns.map((column) => [column.index, column.samples]))
  const lacking = table.columns.filter(
    (column) => Number.isNaN(column.factor) && samples.get(column.index)?.some(isBareNumber),
  )
  if (lacking.length === 0) return
  const names = lacking.map((column) => column.header)
  table.faults.push(
    fault(
      'UNIT_UNKNOWN',
      `“${names.join('”“')}”列没有写明金额单位。请在表头写“（元）”或“（万元）”，或加一行“单位：万元”，或导入时用 --money-unit 元 指定`,
      `the unit of ${names.map((name) => `“${name}”`).join(', ')} is not stated; write 元 or 万元 in the header or on a unit line, or state it with --money-unit`,
      {
        address: `${lacking[0].column}${bottom}`,
        field: lacking[0].field,
        found: lacking[0].header,
      },
    ),
  )
}
