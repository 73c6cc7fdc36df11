/** Filled text comes in, a Word document goes out, set as official reports in China are; every figure has a real footnote, and a table at the end says how each was asked. */
import {
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import { placesText } from './fill'
import type { Filled, Footnote, Run } from './filled'
import { AlignmentType, fontOf, type Look, lineLook, looks } from './looks'
import { pictured, reference } from './picture'
import { sourceTable } from './table'

const LINE = 560
const MARGIN = { top: 2098, bottom: 1984, left: 1588, right: 1474 }

export async function briefingDocx({ runs, footnotes }: Filled): Promise<Buffer> {
  const document = new Document({
    creator: 'RosterQL',
    evenAndOddHeaderAndFooters: true,
    // Said to be Chinese, or lines of addresses are broken as if they were one English word.
    styles: {
      default: {
        document: { run: { font: fontOf(looks.text), size: 32, language: { value: 'zh-CN', eastAsia: 'zh-CN' } } },
      },
    },
    footnotes: Object.fromEntries(footnotes.map((note) => [note.n, { children: [noteParagraph(note)] }])),
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: MARGIN } },
        // Page numbers stand on the outer side.
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          ...paragraphsOf(runs).flatMap((line, n) => pictured(line) ?? [paragraph(line, n)]),
          ...appendix(footnotes),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

const noteParagraph = (note: Footnote): Paragraph =>
  new Paragraph({
    children: [new TextRun({ text: ` ${note.words}。${placesText(note.cells)}`, font: fontOf(looks.text), size: 18 })],
  })

const pageNumber = (alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: 320, right: 320 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fontOf(looks.plain), size: 28 })],
      }),
    ],
  })

/** Lines with something in them, each with its runs. */
function paragraphsOf(runs: Run[]): Run[][] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    if ('note' in run) {
      if (run.chart) lines.push([run], [])
      else lines.at(-1)!.push(run)
      continue
    }
    for (const [i, text] of run.text.split('\n').entries()) {
      if (i > 0) lines.push([])
      if (text !== '') lines.at(-1)!.push({ text })
    }
  }
  return lines.filter((line) => line.some(({ text }) => text.trim() !== ''))
}

function paragraph(line: Run[], n: number): Paragraph {
  const [mark, look] = lineLook(line.map(({ text }) => text).join(''), n)
  const [first = { text: '' }, ...rest] = line
  const bare = 'note' in first ? first : { text: first.text.replace(mark, '') }
  return new Paragraph({
    alignment: look.align,
    keepNext: look.keeps,
    spacing: { line: LINE, lineRule: LineRuleType.EXACT, after: look.after },
    indent: { firstLine: look.indent },
    children: [bare, ...rest].flatMap((run) => words(run, look)),
  })
}

/** **Bold** and a break, `<br>`, are all the marking that texts may have. */
function words(run: Run, look: Look): ParagraphChild[] {
  const plain = { font: fontOf(look), size: look.size, bold: look.bold }
  if ('note' in run) return [new TextRun({ ...plain, text: run.text }), ...reference(run.note, look.size)]
  return run.text
    .split('**')
    .flatMap((text, i) =>
      text
        .split(/<br\s*\/?>/)
        .map(
          (part, at) => new TextRun({ ...plain, bold: look.bold || i % 2 === 1, text: part, break: at > 0 ? 1 : 0 }),
        ),
    )
}

function appendix(footnotes: Footnote[]) {
  if (footnotes.length === 0) return []
  const heading = new Paragraph({
    spacing: { line: LINE, lineRule: LineRuleType.EXACT, after: 200 },
    children: [new PageBreak(), new TextRun({ text: '附件：数据来源与查询', font: fontOf(looks.heading), size: 32 })],
  })
  return [heading, sourceTable(footnotes)]
}
