/**
 * The XML of a part of a Word document comes in; goes out what stands in double braces in it, wherever Word has cut it into
 * runs, and the same XML with each of these replaced. A pair of braces begins and ends in one paragraph.
 */
import { itemAt } from '../../../facts/lists'
import { Refusal } from '../../../messages/refusal'
import { type Edit, splice, unescapeXml } from '../../../sheets/mark/xml'

export interface Braced {
  /** What stands between the braces, without the curls that Word makes of quotes. */
  inside: string
  at: number
  /** Where its paragraph begins. */
  paragraph: number
}

/** A piece of text as it lies in the XML; a break is one whose text is a blank. */
interface Piece {
  at: number
  end: number
  text: string
  isBreak: boolean
}

interface Found extends Braced {
  pieces: Piece[]
  /** Places in the text of the paragraph. */
  from: number
  to: number
}

const TOKEN = /<w:p(?=[\s/>])[^<>]*>|<\/w:p>|<w:(?:br|cr|tab)(?=[\s/>])[^<>]*>|(<w:t(?:\s[^<>]*)?>)([^<]*)<\/w:t>/g

/** In the order of the document. */
export const bracedIn = (xml: string): Braced[] => found(xml)

/** `put` says what stands in place of each, in the order of `bracedIn`. */
export function replaceBraced(xml: string, put: (n: number) => string): string {
  const texts = new Map<Piece, { from: number; to: number; text: string }[]>()
  for (const [n, { pieces, from, to }] of found(xml).entries())
    for (const [i, cut] of cutsOf(pieces, from, to).entries())
      texts.set(cut.piece, [...(texts.get(cut.piece) ?? []), { ...cut, text: i === 0 ? put(n) : '' }])
  return splice(xml, [...texts].map(editOf))
}

function found(xml: string): Found[] {
  return paragraphsOf(xml)
    .flatMap(({ at, pieces }) => inParagraph(at, pieces))
    .sort((a, b) => a.at - b.at)
}

/** Text boxes hold paragraphs within a paragraph. */
function paragraphsOf(xml: string): { at: number; pieces: Piece[] }[] {
  const all: { at: number; pieces: Piece[] }[] = []
  const open: { at: number; pieces: Piece[] }[] = []
  for (const { 0: whole, 1: tag, 2: text = '', index } of xml.matchAll(TOKEN)) {
    if (whole === '</w:p>') all.push(...open.splice(-1))
    else if (/^<w:p[\s/>]/.test(whole)) {
      if (!whole.endsWith('/>')) open.push({ at: index, pieces: [] })
    } else open.at(-1)?.pieces.push(pieceOf(index, whole, tag, text))
  }
  return all
}

function pieceOf(index: number, whole: string, tag: string | undefined, text: string): Piece {
  if (tag === undefined) return { at: index, end: index + whole.length, text: ' ', isBreak: true }
  const at = index + tag.length
  return { at, end: at + text.length, text: unescapeXml(text), isBreak: false }
}

function inParagraph(paragraph: number, pieces: Piece[]): Found[] {
  const text = pieces.map((piece) => piece.text).join('')
  const all: Found[] = []
  for (let from = text.indexOf('{{'); from >= 0; from = text.indexOf('{{', from)) {
    const to = closed(text, from)
    const { piece, from: into } = itemAt(cutsOf(pieces, from, to), 0)
    all.push({ inside: straightened(text.slice(from + 2, to - 2)), at: piece.at + into, paragraph, pieces, from, to })
    from = to
  }
  return all
}

function closed(text: string, from: number): number {
  let depth = 0
  for (let i = from; i < text.length; i++) {
    if (text[i] === '{') depth++
    else if (text[i] === '}' && --depth === 0) return i + 1
  }
  const start = text.slice(from, from + 30)
  throw new Refusal('template.not-closed-in-paragraph', { start })
}

/** Word writes “省级” where a query has "省级". Where straight quotes stand, the curly ones belong to a text. */
function straightened(inside: string): string {
  const text = inside.replaceAll('\u00a0', ' ').trim()
  return text.includes('"') ? text : text.replace(/[“”„]/g, '"')
}

/** Which part of which piece lies between two places of the paragraph. */
function cutsOf(pieces: Piece[], from: number, to: number): { piece: Piece; from: number; to: number }[] {
  const cuts: { piece: Piece; from: number; to: number }[] = []
  let start = 0
  for (const piece of pieces) {
    const [a, b] = [Math.max(from - start, 0), Math.min(to - start, piece.text.length)]
    if (a < b) cuts.push({ piece, from: a, to: b })
    start += piece.text.length
  }
  return cuts
}

function editOf([{ at, end, text, isBreak }, cuts]: [Piece, { from: number; to: number; text: string }[]]): Edit {
  let [out, last] = ['', 0]
  for (const cut of cuts) {
    out += text.slice(last, cut.from) + cut.text
    last = cut.to
  }
  return { at, remove: end - at, insert: isBreak ? '' : wordText(out + text.slice(last)) }
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

export const wordText = (text: string): string => legalText(text).replace(/[&<>]/g, (char) => ENTITIES[char] ?? char)

/** What XML cannot hold at all is left out. */
export const legalText = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (char) => (/[\t\n\u007f-\u009f]/.test(char) ? char : ''))
