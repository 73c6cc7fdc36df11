/** The footnotes of a filled Word document come in; goes out the XML of a page at its end: each figure, what it is, and the cells it stands on. */
import { itemAt } from '../../../facts/lists'
import { noteText } from '../fill'
import type { Footnote } from '../filled'
import { wordText } from './braces'

/** Per mille of the width of the text. */
const WIDTHS = [80, 220, 700]
const SIZE = '<w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>'
const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`)
  .join('')

/** The text keeps its looks: no mark stands on a figure, so the table names figures in the order of the text. */
export function wordSources(footnotes: Footnote[]): string {
  if (footnotes.length === 0) return ''
  const rows = [['序号', '正文', '来源'], ...footnotes.map((note) => [String(note.n), note.text, noteText(note)])]
  return `<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>附件：数据来源</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${BORDERS}</w:tblBorders></w:tblPr><w:tblGrid>${WIDTHS.map((width) => `<w:gridCol w:w="${width * 9}"/>`).join('')}</w:tblGrid>${rows.map(row).join('')}</w:tbl><w:p/>`
}

const row = (cells: string[], n: number): string =>
  `<w:tr><w:trPr><w:cantSplit/>${n === 0 ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map(cell).join('')}</w:tr>`

const cell = (text: string, i: number): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${itemAt(WIDTHS, i) * 5}" w:type="pct"/></w:tcPr><w:p><w:r>${SIZE}<w:t xml:space="preserve">${wordText(text)}</w:t></w:r></w:p></w:tc>`
