/**
 * Notes on cells come in; the two parts that Excel, WPS and LibreOffice show as comments (批注) go out: the texts, and
 * the drawing that says where each box floats.
 */
import { columnIndex } from '../sheet'
import { attribute, MAIN, textElement, XML_HEAD } from './xml'

export interface Note {
  address: string
  text: string
}
/** Width of a column, from 0 (A), in characters. */
export type Widths = (column: number) => number

const MAX_NOTE_LENGTH = 32_000
/** Shape numbers are dealt in blocks of 1024; a drawing names the blocks it uses. */
const BLOCK = 1024
const BOX_CHARACTERS = 36
export const DEFAULT_WIDTH = 8.43

/** Row from 1 and column from 0; `$` signs are allowed. `findAddress('C5')` is `{row: 5, column: 2}`. */
export function findAddress(address: string): { row: number; column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i.exec(address) ?? []
  if (!letters) return undefined
  const cell = { row: Number(digits), column: columnIndex(letters.toUpperCase()) }
  return cell.row <= 1_048_576 && cell.column <= 16_383 ? cell : undefined
}

/** As `findAddress`; what is no address is an error. */
export function parseAddress(address: string): { row: number; column: number } {
  const cell = findAddress(address)
  if (!cell) throw new RangeError(`单元格地址应如 C5：“${address}” / not a cell address`)
  return cell
}

/** One note per cell, as Excel demands; several texts for one cell become lines of one note. */
export function joinNotes(notes: Note[]): Note[] {
  const texts = new Map<string, string[]>()
  for (const { address, text } of notes) texts.set(address, [...(texts.get(address) ?? []), text])
  return [...texts].map(([address, lines]) => ({ address, text: lines.join('\n') }))
}

export function commentXml({ address, text }: Note, author = 0, prefix = ''): string {
  const cut = text.length > MAX_NOTE_LENGTH ? `${text.slice(0, MAX_NOTE_LENGTH)}…` : text
  const body = `<${prefix}text>${textElement(cut, prefix)}</${prefix}text>`
  return `<${prefix}comment ref="${attribute(address)}" authorId="${author}">${body}</${prefix}comment>`
}

export function commentsXml(notes: Note[], author: string, namespace = MAIN): string {
  const list = notes.map((note) => commentXml(note)).join('')
  const authors = `<authors><author>${attribute(author)}</author></authors>`
  return `${XML_HEAD}<comments xmlns="${namespace}">${authors}<commentList>${list}</commentList></comments>`
}

/** How far the box reaches: enough columns for a line of Chinese, enough rows for the text. */
function anchor(row: number, column: number, text: string, widthOf: Widths): string {
  let right = column + 1
  for (let width = 0; width < BOX_CHARACTERS && right < column + 12; right++) width += widthOf(right)
  const perLine = BOX_CHARACTERS / 2
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0)
  const top = Math.max(0, row - 2)
  return [column + 1, 15, top, 2, right, 15, top + Math.min(lines, 20) + 2, 4].join(', ')
}

export const SHAPE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'

export function shapeXml({ address, text }: Note, id: number, widthOf: Widths): string {
  const { row, column } = parseAddress(address)
  const look = 'position:absolute;margin-left:60pt;margin-top:2pt;width:180pt;height:60pt;z-index:1;visibility:hidden'
  const place =
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
    `<x:Anchor>${anchor(row, column, text, widthOf)}</x:Anchor><x:AutoFill>False</x:AutoFill>` +
    `<x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData>`
  return (
    `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="${look}" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    `<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>${place}</v:shape>`
  )
}

/** The drawing of one sheet. `block` is the first free block of shape numbers in the workbook, from 1. */
export function drawingXml(notes: Note[], block: number, widthOf: Widths): string {
  const blocks = Array.from({ length: blocksFor(notes) }, (_, i) => block + i).join(',')
  const shapes = notes.map((note, i) => shapeXml(note, block * BLOCK + 1 + i, widthOf)).join('')
  const spaces =
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
  const layout = `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${blocks}"/></o:shapelayout>`
  return `<xml ${spaces}>${layout}${SHAPE_TYPE}${shapes}</xml>`
}

export const blocksFor = (notes: Note[]): number => Math.ceil((notes.length + 1) / BLOCK)
