/**
 * Figures come in, a sheet goes out: one table a chart, and beside it the chart that Excel, WPS and LibreOffice draw from its cells.
 * The library that writes charts for Word writes these too; only the cells they point at are other ones.
 */

import { Document, Packer, Paragraph } from 'docx'
import { itemAt } from '../../facts/lists'
import { Package } from '../../sheets/mark/zip'
import type { CellOut, SheetOut } from '../../sheets/write/sheet-out'
import type { ChartOut } from '../../sheets/write/workbook'
import { type ChartFigures, chartWords, labelsOf, titleOf } from './chart'
import { sizeOf, wordChart } from './word'

const CHART_SHEET = '图表'
/** Pixels and points of a row; programs differ in what they give a row that says nothing. */
const ROW = { pixels: 20, height: 15 }
const COLUMN = 'F'

export async function chartSheet(all: ChartFigures[]): Promise<SheetOut> {
  const drawn = await chartXml(all)
  const rows: CellOut[][] = []
  const charts: ChartOut[] = []
  for (const [i, figures] of all.entries()) {
    const first = rows.length + 1
    const size = sizeOf(figures, true)
    const description = `${chartWords(figures)}。${figures.source}`
    rows.push(...tableOf(figures))
    charts.push({
      at: `${COLUMN}${first}`,
      ...size,
      name: figures.id,
      description,
      xml: pointed(itemAt(drawn, i), first + 1),
    })
    while (rows.length < first + Math.ceil(size.height / ROW.pixels)) rows.push([])
    rows.push([])
  }
  return {
    name: CHART_SHEET,
    columns: [24, 12, 12, 12, 3].map((width) => ({ width })),
    rows,
    rowHeights: rows.map((_, i) => ({ row: i + 1, height: ROW.height })),
    charts,
    // A table and the chart beside it belong on one page.
    print: { repeatRows: 0 },
  }
}

/** Title, heads, figures, source. A number that a binary one cannot hold stays text, and the chart shows it as its label. */
function tableOf(figures: ChartFigures): CellOut[][] {
  const head = ['', ...figures.series.map(({ name }) => name)]
  return [
    [{ value: titleOf(figures), style: { bold: true } }],
    head.map((value) => ({ value, style: 'header' as const })),
    ...labelsOf(figures).map((label, i) => [label, ...figures.series.map(({ values }) => cellOf(values[i] ?? null))]),
    [{ value: figures.source, style: { color: 'FF7F7F7F' } }],
  ]
}

const cellOf = (value: string | null): CellOut =>
  value !== null && String(Number(value)) === value ? Number(value) : value

async function chartXml(all: ChartFigures[]): Promise<string[]> {
  const children = all.map((figures) => new Paragraph({ children: [wordChart(figures, true)] }))
  const word = new Package(await Packer.toBuffer(new Document({ sections: [{ children }] })))
  const found: string[] = []
  for (const i of all.keys()) found.push((await word.read(`word/charts/chart${i + 1}.xml`))!)
  return found
}

/** Cells of the workbook inside a Word document, whose heads stand in row 1, become cells of the sheet. */
const pointed = (xml: string, heads: number): string =>
  xml
    .replace(/<c:externalData[\s\S]*?<\/c:externalData>/, '')
    .replace(/(<c:f>)Sheet1!([^<]*)/g, (_, open: string, cells: string) => {
      const moved = cells.replace(/\$(\d+)/g, (_row, row: string) => `$${Number(row) - 1 + heads}`)
      return `${open}'${CHART_SHEET}'!${moved}`
    })
