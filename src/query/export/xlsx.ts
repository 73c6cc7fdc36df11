/** Tables become sheets of a workbook: one for each table, and one for each list below its rows, where every row names those above it. */
import { Readable } from 'node:stream'
import type { CellOut, SheetOut } from '../../sheets/write/sheet-out'
import { streamWorkbook } from '../../sheets/write/workbook'
import type { RowPlan } from '../plan/plan'
import type { Shaped } from '../shape/row'
import { type Column, cellOf, distinct, groupColumns, rowColumns } from './columns'
import { exactly } from './counted'
import { columnsOf, linesOf } from './lines'
import type { Moment } from './moment'
import { notExportable } from './refusal'
import type { Below, ExportTable } from './tables'
import { type Chain, chainsOf, nameColumns, walk, withId } from './walk'

/** Rows of a sheet, the heading not counted. */
const MOST_ROWS = 1_048_575
const MOST_COLUMNS = 16_384

export function xlsxOf(tables: ExportTable[], at: Moment, counts: Map<ExportTable, number>): AsyncIterable<Buffer> {
  const sheets = tables.flatMap((table) => sheetsOf(table, at, counts.get(table)!))
  return Readable.from(streamWorkbook(sheets))
}

function sheetsOf(table: ExportTable, at: Moment, count: number): SheetOut[] {
  const { root } = table
  if (count > MOST_ROWS)
    throw notExportable(
      `${table.key} has ${count} rows, a sheet holds ${MOST_ROWS}; narrow the where, or use csv`,
      `${table.title}有 ${count} 行，一张工作表最多 ${MOST_ROWS} 行；请缩小范围，或用 csv`,
    )
  const chains = 'row' in root ? chainsOf(root.row) : []
  const own = chains.length > 0 && 'row' in root ? { ...table, root: { ...root, row: withId(root.row) } } : table
  const rows = exactly(count, linesOf(own, at), table.key)
  return [sheet(table.title, columnsOf(own), rows), ...chains.map((chain) => below(table, chain, at))]
}

function below(table: ExportTable, chain: Chain, at: Moment): SheetOut {
  const { root } = table as { root: { row: RowPlan } }
  const rows = [root.row, ...chain.slice(0, -1).map(({ root: one }) => (one as { row: RowPlan }).row)]
  const last = chain[chain.length - 1]
  const own = ownColumns(last).map((one) => ({
    ...one,
    path: [String(chain.length), ...one.path],
    qualifier: one.qualifier && [String(chain.length), ...one.qualifier],
  }))
  const columns = distinct([...rows.flatMap(nameColumns), ...own])
  return sheet(last.title, columns, walk(table, chain, at))
}

const ownColumns = ({ root }: Below): Column[] =>
  root.kind === 'rows' ? rowColumns(root.row) : groupColumns(root.group, root.groups.by, root.list.roster)

function sheet(name: string, columns: Column[], pages: AsyncIterable<Shaped[]>): SheetOut {
  if (columns.length > MOST_COLUMNS) throw notExportable(`more than ${MOST_COLUMNS} columns`, `超过 ${MOST_COLUMNS} 列`)
  return {
    name,
    columns: columns.map(({ look, header }) => ({
      width: Math.max(look.width, header.length * 2 + 2),
      style: look.style,
    })),
    freeze: { rows: 1 },
    rows: rowsOf(columns, pages),
  }
}

async function* rowsOf(columns: Column[], pages: AsyncIterable<Shaped[]>): AsyncGenerator<CellOut[]> {
  yield columns.map(({ header }) => ({ value: header, style: 'header' as const }))
  for await (const rows of pages) for (const row of rows) yield columns.map((column) => cellOf(column, row))
}
