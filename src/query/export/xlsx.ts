/** Tables become sheets of a workbook: one for each table, and one for each list below its rows, where every row names those above it. */

import { Readable } from 'node:stream'
import { itemAt } from '../../facts/lists'
import { Refusal } from '../../messages/refusal'
import type { CellOut, SheetOut } from '../../sheets/write/sheet-out'
import { streamWorkbook } from '../../sheets/write/workbook'
import type { Shaped } from '../compile/row-maker'
import type { RowPlan } from '../plan/plan'
import { cellOutOf, distinct, exportRowColumns, groupColumns, type OutputColumn } from './columns'
import { exactly } from './counted'
import { linesOf, outputColumnsOf } from './lines'
import type { AsOfReader } from './moment'
import type { BelowTable, ExportTable } from './tables'
import { type Chain, chainsOf, nameColumns, walkRows, withId } from './walk'

/** Rows of a sheet, the heading not counted. */
const MAX_SHEET_ROWS = 1_048_575
const MAX_SHEET_COLUMNS = 16_384

export function xlsxOf(tables: ExportTable[], at: AsOfReader, counts: Map<ExportTable, number>): AsyncIterable<Buffer> {
  const sheets = tables.flatMap((table) => sheetsOf(table, at, counts.get(table)!))
  return Readable.from(streamWorkbook(sheets))
}

function sheetsOf(table: ExportTable, at: AsOfReader, count: number): SheetOut[] {
  const { root } = table
  if (count > MAX_SHEET_ROWS)
    throw new Refusal('export.too-many-rows', {
      table: { zh: table.title, en: table.key },
      count,
      most: MAX_SHEET_ROWS,
    })
  const chains = 'row' in root ? chainsOf(root.row) : []
  const own = chains.length > 0 && 'row' in root ? { ...table, root: { ...root, row: withId(root.row) } } : table
  const rows = exactly(count, linesOf(own, at), table.key)
  return [sheet(table.title, outputColumnsOf(own), rows), ...chains.map((chain) => below(table, chain, at))]
}

function below(table: ExportTable, chain: Chain, at: AsOfReader): SheetOut {
  const { root } = table as { root: { row: RowPlan } }
  const rows = [root.row, ...chain.slice(0, -1).map(({ root: one }) => (one as { row: RowPlan }).row)]
  const last = itemAt(chain, -1)
  const own = ownColumns(last).map((one) => ({
    ...one,
    path: [String(chain.length), ...one.path],
    qualifier: one.qualifier && [String(chain.length), ...one.qualifier],
  }))
  const columns = distinct([...rows.flatMap(nameColumns), ...own])
  return sheet(last.title, columns, walkRows(table, chain, at))
}

const ownColumns = ({ root }: BelowTable): OutputColumn[] =>
  root.kind === 'rows' ? exportRowColumns(root.row) : groupColumns(root.group, root.groups.by, root.list.roster)

function sheet(name: string, columns: OutputColumn[], pages: AsyncIterable<Shaped[]>): SheetOut {
  if (columns.length > MAX_SHEET_COLUMNS) throw new Refusal('export.too-many-columns', { most: MAX_SHEET_COLUMNS })
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

async function* rowsOf(columns: OutputColumn[], pages: AsyncIterable<Shaped[]>): AsyncGenerator<CellOut[]> {
  yield columns.map(({ header }) => ({ value: header, style: 'header' as const }))
  for await (const rows of pages) for (const row of rows) yield columns.map((column) => cellOutOf(column, row))
}
