/** A snapshot as one workbook: values, charts, breakdown, definitions, lineage, and how to check the seal. */
import { columnName } from '../../sheets/sheet'
import type { CellOut, SheetOut } from '../../sheets/write/sheet-out'
import { type Style, streamWorkbook } from '../../sheets/write/workbook'
import { chartSheet } from '../charts/sheet'
import { snapshotCharts } from './charts'
import type { Exporting } from './exporting'
import type { ExportFile } from './file'
import {
  breakdownHead,
  breakdownRows,
  type Cell,
  definitionHead,
  definitionRows,
  headRows,
  lineageHead,
  lineageRows,
  type Rows,
  valueHead,
  valueRows,
} from './tables'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function* xlsxExport(work: Exporting): AsyncGenerator<ExportFile> {
  yield { name: `${work.stem}.xlsx`, mediaType: XLSX, content: streamWorkbook(sheets(work)) }
}

async function* sheets(work: Exporting): AsyncGenerator<SheetOut> {
  const { store, snapshot } = work
  yield {
    ...sheet(
      '指标值',
      valueHead,
      valueRows(snapshot, work.values()),
      [8, 28, 8, 20, 24, 10, 16, 16, 16, 8, 8],
      [6, 7, 8],
    ),
    autoFilter: `A1:${columnName(valueHead.length - 1)}${snapshot.valueCount + 1}`,
  }
  const charts = await snapshotCharts(work)
  if (charts.length > 0) yield await chartSheet(charts)
  yield sheet(
    '分解',
    breakdownHead,
    breakdownRows(snapshot, work.values(), store.rosters),
    [8, 28, 8, 20, 10, 20, 22, 22, 16, 16, 16],
    [8, 9, 10],
  )
  yield sheet('指标定义', definitionHead, definitionRows(snapshot), [8, 6, 28, 34, 8, 8, 12, 12, 60, 60, 8, 10, 20, 16])
  yield sheet('来源', lineageHead, await lineageRows(store, snapshot), [10, 26, 40, 66, 24, 18, 8])
  yield {
    name: '快照',
    columns: [{ width: 24 }, { width: 70, style: WRAPPED }],
    rows: headRows(snapshot).map(([label, value]) => [{ value: label, style: 'header' }, value]),
    print: { repeatRows: 0 },
  }
}

/** Long texts, such as a definition, stay inside their column. */
const WRAPPED = { wrap: true, border: true } as const
const LONG = 26

function sheet(name: string, head: string[], rows: Rows, widths: number[], numbers: number[] = []): SheetOut {
  const all = async function* (): AsyncGenerator<CellOut[]> {
    yield head.map((value) => ({ value, style: 'header' as const }))
    for await (const row of rows) yield row.map((cell, i) => (numbers.includes(i) ? number(cell) : cell))
  }
  const columns = widths.map((width) => ({ width, style: width >= LONG ? WRAPPED : ('cell' as const) }))
  return { name, columns, rows: all(), freeze: { rows: 1 }, print: { repeatRows: 1 } }
}

/** A number that a spreadsheet can hold exactly becomes one, with the places it is given in; a longer one stays text. */
function number(cell: Cell): CellOut {
  if (cell === null || typeof cell === 'number') return cell
  const digits = cell.replace(/[-.]/g, '').replace(/^0+/, '')
  if (!/^-?\d+(\.\d+)?$/.test(cell) || digits.length > 15) return cell
  const places = cell.split('.')[1]?.length ?? 0
  return { value: Number(cell), style: formatOf(places) }
}

const formats = new Map<number, Style>()

/** A style is known by its identity, so there is one for each number of places. */
function formatOf(places: number): Style {
  const known = formats.get(places) ?? {
    numberFormat: places > 0 ? `#,##0.${'0'.repeat(places)}` : '#,##0',
    border: true,
  }
  formats.set(places, known)
  return known
}
