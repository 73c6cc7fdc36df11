/** What keeps a table from being read, or is worth a word, as faults a clerk can act on. */
import { itemAt } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import type { CellValue, Sheet } from '../../sheets/sheet'
import { columnName } from '../../sheets/sheet'
import type { TableColumn } from '../model/header-region'
import { heading } from '../model/heading'
import { isFilled } from '../model/lines'
import { cellNameOf } from '../model/places'
import { type Fault, fault, type IgnoredColumn, type TableSurvey } from '../model/table'
import { columnNamed } from './columns'
import type { HeaderReading } from './header-reading'
import { vocabulary } from './vocabulary'

export const duplicate = (path: string, columns: TableColumn[]): Fault =>
  fault(
    'table.duplicate-column',
    { columns: columns.map(columnNamed), field: path },
    { field: path, found: columns.map((c) => c.header).join('、') },
  )

/** A column whose heading says nothing to us, or whose values are not what its heading says. */
export function unknownColumn({ column, header }: IgnoredColumn, row: number, roster: RosterFacts): Fault {
  const known = vocabulary(roster).has(heading(header.slice(header.lastIndexOf('/') + 1)).bare)
  const more = { severity: 'warning', address: `${column}${row}`, found: header } as const
  return known ? fault('table.other-values', { header }, more) : fault('table.unknown-column', { column, header }, more)
}

/** Columns without a heading that are filled in most rows: their values are not imported, which is worth a word. */
export const namelessColumns = ({ columns, bottom }: HeaderReading): Fault[] =>
  columns
    .filter(({ path, samples }) => path.length === 0 && samples.filter(isFilled).length * 2 > samples.length)
    .map(({ index }) => {
      const name = columnName(index)
      return fault('table.nameless-column', { name }, { severity: 'warning', address: `${name}${bottom}` })
    })

/** A table is usable when some key alternative has a column, a constant or a hint for each required part. */
export function missingColumns(table: TableSurvey, roster: RosterFacts): void {
  const have = new Set(
    [
      ...table.columns.map((column) => column.field),
      ...(table.section?.fields ?? []),
      ...Object.keys(table.constants),
    ].map(cellNameOf),
  )
  const hinted = (name: string): boolean => {
    const { kind } = roster.cell(name)
    return kind.sheet.titled ? table.year !== null : kind.name === 'link'
  }
  const lacking = roster.key.map((parts) =>
    parts.filter((part) => !have.has(part) && !hinted(part) && (roster.cell(part).required || parts.length === 1)),
  )
  if (lacking.some((list) => list.length === 0)) return
  const missing = itemAt(lacking, -1).map((name) => roster.cell(name))
  const first = itemAt(missing, 0).name
  table.faults.push(
    fault(
      'table.missing-column',
      {
        columns: missing.map(({ headers: [heading = ''], name }) => ({ zh: heading, en: `“${heading}” (${name})` })),
        field: first,
      },
      { field: first },
    ),
  )
}

export function hiddenColumns(table: TableSurvey, sheet: Sheet): void {
  const columns = sheet.hiddenColumns.filter((index) => table.columns.some((column) => column.index === index))
  if (columns.length > 0)
    table.faults.push(fault('table.hidden-columns', { columns: columns.map(columnName) }, { severity: 'warning' }))
}

const isBareNumber = (value: CellValue): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^[\d.,，．０-９\s]+$/.test(value))

/** Money whose unit nobody states is asked for, never guessed: the whole sheet waits for the answer. */
export function moneyWithoutUnit(table: TableSurvey, { columns, bottom }: HeaderReading): void {
  const samples = new Map(columns.map((column) => [column.index, column.samples]))
  const lacking = table.columns.filter(
    (column) => Number.isNaN(column.factor) && samples.get(column.index)?.some(isBareNumber),
  )
  const [first] = lacking
  if (!first) return
  const names = lacking.map((column) => column.header)
  table.faults.push(
    fault(
      'table.no-money-unit',
      { names },
      {
        address: `${first.column}${bottom}`,
        field: first.field,
        found: first.header,
      },
    ),
  )
}
