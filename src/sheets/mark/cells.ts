/**
 * The XML of a sheet and the cells to colour come in; the edits that colour them go out. A cell or row that the file
 * leaves out because it is empty is put where it belongs. Only the tags of rows are searched, and the cells of marked
 * rows, so a sheet of a hundred thousand rows takes little longer than reading it.
 */

import { Refusal } from '../../messages/refusal'
import { address, columnIndex } from '../sheet'
import { type Severity, styleIndexOf } from './styles'
import { attr, type Edit, isTrue, opened, removeAttr, setAttr, tagName } from './xml'

/** Severity by column (from 0), by row (from 1), both in rising order. */
export type Wanted = Map<number, Map<number, Severity>>
type Restyle = (base: number, severity: Severity) => number

/** What the sheet says before its rows, `min` and `max` from 0. */
interface ColumnInfo {
  min: number
  max: number
  style: number
  width?: number
}
export interface SheetFrame {
  prefix: string
  /** The `<sheetData>` tag, and where its content ends. */
  tag: string
  start: number
  inner: number
  innerEnd: number
  columns: ColumnInfo[]
}

/** A place where a tag was found, and the row or column it stands for. */
interface Found {
  tag: string
  start: number
  number: number
}

/** Finds the parts of a sheet; `scan` is its text with comments blanked. */
export function sheetFrameOf(scan: string, prefix: string): SheetFrame {
  const found = new RegExp(`<${prefix}sheetData(?=[\\s/>])[^>]*>`).exec(scan)
  if (!found) throw new Refusal('sheets.mark-no-cells', {})
  const [tag] = found
  const inner = found.index + tag.length
  const innerEnd = tag.endsWith('/>') ? inner : scan.indexOf(`</${prefix}sheetData`, inner)
  return { prefix, tag, start: found.index, inner, innerEnd, columns: columnsOf(scan.slice(0, found.index), prefix) }
}

function columnsOf(head: string, prefix: string): ColumnInfo[] {
  const tags = head.match(new RegExp(`<${prefix}col(?=[\\s/>])[^>]*>`, 'g')) ?? []
  return tags.map((tag) => {
    const width = attr(tag, 'width')
    const style = Number(attr(tag, 'style') ?? 0) || 0
    return {
      min: Number(attr(tag, 'min')) - 1,
      max: Number(attr(tag, 'max')) - 1,
      style,
      width: width ? Number(width) : undefined,
    }
  })
}

/** All tags of one kind between two places; one without `r` follows the one before it. */
function scanTags(scan: string, name: string, from: number, to: number, numberOf: (r: string) => number, last: number) {
  const found: Found[] = []
  const pattern = new RegExp(`<${name}(?=[\\s/>])[^>]*>`, 'g')
  pattern.lastIndex = from
  for (let hit = pattern.exec(scan); hit && hit.index < to; hit = pattern.exec(scan)) {
    const r = attr(hit[0], 'r')
    last = r === undefined ? last + 1 : numberOf(r)
    found.push({ tag: hit[0], start: hit.index, number: last })
  }
  return found
}

/** Where something missing belongs: before the first of a greater number. */
const placeFor = (list: Found[], number: number, end: number) => list.find((one) => one.number > number)?.start ?? end

export function cellEdits(scan: string, frame: SheetFrame, wanted: Wanted, restyle: Restyle): Edit[] {
  const { prefix, inner, innerEnd, tag, start } = frame
  const rows = scanTags(scan, `${prefix}row`, inner, innerEnd, Number, 0)
  const byNumber = new Map<number, Found>()
  for (const row of rows) if (!byNumber.has(row.number)) byNumber.set(row.number, row)
  const missing = [...wanted.keys()].filter((row) => !byNumber.has(row))
  const present = [...wanted.keys()].filter((row) => byNumber.has(row))
  const added = missing.map(
    (row) => `<${prefix}row r="${row}">${newCells(row, wanted.get(row)!, 0, frame, restyle)}</${prefix}row>`,
  )
  if (tag.endsWith('/>'))
    return [{ at: start, remove: tag.length, insert: `${opened(tag)}${added.join('')}</${prefix}sheetData>` }]
  const edits = placesFor(rows, missing, innerEnd).map((at, i) => ({ at, remove: 0, insert: added[i] ?? '' }))
  return edits.concat(present.flatMap((row) => rowEdits(scan, byNumber.get(row)!, wanted.get(row)!, frame, restyle)))
}

/** `placeFor` for many rising numbers in one walk. */
function placesFor(rows: Found[], numbers: number[], end: number): number[] {
  let i = 0
  return numbers.map((number) => {
    let row = rows[i]
    while (row && row.number < number) row = rows[++i]
    return row?.start ?? end
  })
}

function rowEdits(scan: string, row: Found, cells: Map<number, Severity>, frame: SheetFrame, restyle: Restyle): Edit[] {
  const { prefix } = frame
  const base = isTrue(attr(row.tag, 'customFormat')) ? styleIndexOf(row.tag) : 0
  if (row.tag.endsWith('/>')) {
    const inner = newCells(row.number, cells, base, frame, restyle)
    const tag = opened(removeAttr(row.tag, 'spans'))
    return [{ at: row.start, remove: row.tag.length, insert: `${tag}${inner}</${tagName(row.tag)}>` }]
  }
  const from = row.start + row.tag.length
  const end = scan.indexOf(`</${prefix}row`, from)
  const present = scanTags(
    scan,
    `${prefix}c`,
    from,
    end,
    (r) => columnIndex(r.toUpperCase().replace(/[^A-Z]/g, '')),
    -1,
  )
  const edits = [...cells].map(([column, severity]) => {
    const cell = present.find(({ number }) => number === column)
    if (cell) return coloured(cell, severity, restyle)
    const insert = newCells(row.number, new Map([[column, severity]]), base, frame, restyle)
    return { at: placeFor(present, column, end), remove: 0, insert }
  })
  // `spans` promises between which columns the cells lie; without it a reader looks for itself.
  if (edits.some(({ remove }) => remove === 0))
    edits.push({ at: row.start, remove: row.tag.length, insert: removeAttr(row.tag, 'spans') })
  return edits
}

const coloured = ({ tag, start }: Found, severity: Severity, restyle: Restyle): Edit => ({
  at: start,
  remove: tag.length,
  insert: setAttr(tag, 's', restyle(styleIndexOf(tag), severity)),
})

/** An empty cell looks like its row, or else like its column. */
function newCells(
  row: number,
  cells: Map<number, Severity>,
  rowStyle: number,
  frame: SheetFrame,
  restyle: Restyle,
): string {
  return [...cells]
    .map(([column, severity]) => {
      const columnStyle = frame.columns.find(({ min, max }) => min <= column && column <= max)?.style ?? 0
      return `<${frame.prefix}c r="${address(row, column)}" s="${restyle(rowStyle || columnStyle, severity)}"/>`
    })
    .join('')
}
