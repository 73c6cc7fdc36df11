/** The footnotes of a report come in; goes out a table of them: number, figure, how it was asked. */

import { Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx'
import { itemAt } from '../../facts/lists'
import type { Footnote } from './filled'
import { fontOf, looks } from './looks'

/** Twentieths of a point; together the width of the text. */
const WIDTHS = [760, 2500, 5580]

export const sourceTable = (footnotes: Footnote[]): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: WIDTHS.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: WIDTHS,
    rows: [row(['脚注', '正文', '指标或查询'], true), ...footnotes.map((note) => row(cellsOf(note), false))],
  })

const cellsOf = ({ n, text, source }: Footnote): string[] => [String(n), text, source]

const row = (cells: string[], isHead: boolean): TableRow =>
  new TableRow({ tableHeader: isHead, cantSplit: true, children: cells.map((text, i) => cell(text, i, isHead)) })

const cell = (text: string, i: number, isHead: boolean): TableCell =>
  new TableCell({
    width: { size: itemAt(WIDTHS, i), type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    shading: isHead ? { fill: 'EDEDED' } : undefined,
    children: [new Paragraph({ children: [new TextRun({ text, font: fontOf(looks.plain), size: 18, bold: isHead })] })],
  })
