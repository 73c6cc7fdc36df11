/** How each kind of paragraph of a report looks. GB/T 9704: title in 2 号 (22 pt), headings and text in 3 号 (16 pt), lines 28 pt apart, paragraphs indented by two characters. */
import { AlignmentType } from 'docx'

export { AlignmentType }

export interface Look {
  font: string
  /** Half points. */
  size: number
  bold: boolean
  align: (typeof AlignmentType)[keyof typeof AlignmentType]
  indent: number
  /** Stays on one page with what follows. */
  keeps: boolean
  after: number
}

const body: Look = {
  font: '仿宋',
  size: 32,
  bold: false,
  align: AlignmentType.JUSTIFIED,
  indent: 640,
  keeps: false,
  after: 0,
}
const head: Look = { ...body, align: AlignmentType.LEFT, keeps: true }

export const looks = {
  title: { ...head, font: '方正小标宋简体', size: 44, bold: true, align: AlignmentType.CENTER, indent: 0, after: 280 },
  dated: { ...head, font: '楷体', align: AlignmentType.CENTER, indent: 0, after: 280 },
  heading: { ...head, font: '黑体' },
  subheading: { ...head, font: '楷体', bold: true },
  text: body,
  plain: { ...body, font: '宋体' },
} satisfies Record<string, Look>

export const fontOf = ({ font }: Look) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: font })

const marks: [RegExp, Look][] = [
  [/^###\s*/, looks.subheading],
  [/^##\s*/, looks.heading],
  [/^#\s*/, looks.title],
]

/** The mark a line begins with, and how it looks; a line in brackets right below the title is its date. */
export function lineLook(line: string, n: number): [RegExp, Look] {
  if (n === 1 && /^（.*）$/.test(line.trim())) return [/^\s+/, looks.dated]
  return marks.find(([pattern]) => pattern.test(line)) ?? [/^\s+/, looks.text]
}
