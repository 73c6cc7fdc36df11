/** Filled text comes in, a Word document goes out, set as official reports in China are; every figure has a real footnote. */
import { AlignmentType, Document, FootnoteReferenceRun, LineRuleType, Packer, Paragraph, TextRun } from 'docx'
import { type Filled, noteText, type Run } from './briefing-fill'
import { pictured } from './briefing-picture'

/** GB/T 9704: title in 2 号 (22 pt), headings and text in 3 号 (16 pt), lines 28 pt apart, paragraphs indented by two characters. */
const looks = {
  title: { font: '方正小标宋简体', size: 44, bold: true, align: AlignmentType.CENTER, indent: 0 },
  heading: { font: '黑体', size: 32, bold: false, align: AlignmentType.LEFT, indent: 640 },
  subheading: { font: '楷体', size: 32, bold: true, align: AlignmentType.LEFT, indent: 640 },
  text: { font: '仿宋', size: 32, bold: false, align: AlignmentType.JUSTIFIED, indent: 640 },
}
type Look = (typeof looks)[keyof typeof looks]

const LINE = 560

export async function briefingDocx({ runs, footnotes }: Filled): Promise<Buffer> {
  const notes = Object.fromEntries(
    footnotes.map((note) => [
      note.n,
      {
        children: [
          new Paragraph({
            children: [new TextRun({ text: ` ${noteText(note)}`, font: fontOf(looks.text), size: 18 })],
          }),
        ],
      },
    ]),
  )
  const document = new Document({
    creator: 'RosterQL',
    styles: { default: { document: { run: { font: fontOf(looks.text), size: 32 } } } },
    footnotes: notes,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 2098, bottom: 1984, left: 1588, right: 1474 },
          },
        },
        children: paragraphsOf(runs).flatMap((line) => pictured(line) ?? paragraph(line)),
      },
    ],
  })
  return Packer.toBuffer(document)
}

const fontOf = ({ font }: Look) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: font })

/** Lines with something in them, each with its runs. */
export function paragraphsOf(runs: Run[]): Run[][] {
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

const marks: [RegExp, Look][] = [
  [/^###\s*/, looks.subheading],
  [/^##\s*/, looks.heading],
  [/^#\s*/, looks.title],
]

function paragraph(line: Run[]): Paragraph {
  const [mark, look] = marks.find(([pattern]) => pattern.test(line[0].text)) ?? [/^\s+/, looks.text]
  const [first, ...rest] = line
  const bare = 'note' in first ? first : { text: first.text.replace(mark, '') }
  return new Paragraph({
    alignment: look.align,
    keepNext: look !== looks.text,
    spacing: { line: LINE, lineRule: LineRuleType.EXACT, after: look === looks.title ? LINE : 0 },
    indent: { firstLine: look.indent },
    children: [bare, ...rest].flatMap((run) => words(run, look)),
  })
}

/** **Bold** is all the marking that texts may have. */
function words(run: Run, look: Look): (TextRun | FootnoteReferenceRun)[] {
  const plain = { font: fontOf(look), size: look.size, bold: look.bold }
  if ('note' in run) return [new TextRun({ ...plain, text: run.text }), new FootnoteReferenceRun(run.note)]
  return run.text
    .split('**')
    .flatMap((text, i) => (text === '' ? [] : [new TextRun({ ...plain, bold: look.bold || i % 2 === 1, text })]))
}
