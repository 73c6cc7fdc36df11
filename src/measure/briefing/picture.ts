/** A line of a filled text comes in; when it is a chart, its paragraphs go out: the picture, and below it its title with a footnote. */
import { AlignmentType, FootnoteReferenceRun, Paragraph, type ParagraphChild, TextRun } from 'docx'
import { wordChart } from '../charts/word'
import { captionOf, isEmpty } from './chart'
import type { Run } from './filled'

const CAPTION = { font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' }, size: 24 }
const look = { alignment: AlignmentType.CENTER, indent: { firstLine: 0 } }

export function pictured([run]: Run[]): Paragraph[] | undefined {
  if (!run || !('note' in run) || !run.chart) return undefined
  const picture = new Paragraph({
    ...look,
    keepNext: true,
    children: isEmpty(run.chart) ? [] : [wordChart(run.chart, false)],
  })
  const title = new Paragraph({
    ...look,
    spacing: { after: 280 },
    children: [new TextRun({ ...CAPTION, text: captionOf(run) }), ...reference(run.note, CAPTION.size)],
  })
  return isEmpty(run.chart) ? [title] : [picture, title]
}

/** In brackets: 191 with a small 17 behind it would read as a power. */
export const reference = (note: number, size: number): ParagraphChild[] => [
  new TextRun({ text: '[', superScript: true, size }),
  new FootnoteReferenceRun(note),
  new TextRun({ text: ']', superScript: true, size }),
]
