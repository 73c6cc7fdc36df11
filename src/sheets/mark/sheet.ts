/** One sheet of a package and the marks for it come in; its cells are coloured, its notes written, nothing else touched. */

import { Refusal } from '../../messages/refusal'
import { address, type Merge } from '../sheet'
import { DEFAULT_WIDTH, findAddress } from '../write/notes'
import { MAIN } from '../write/xml'
import { cellEdits, type SheetFrame, sheetFrameOf, type Wanted } from './cells'
import { LOOSE, STRICT, STRICT_MAIN } from './links'
import type { Mark } from './mark-type'
import { writeNotes } from './notes'
import { type Settled, settle } from './settle'
import type { MarkedStyles } from './styles'
import { attr, children, type Edit, type Element, masked, prefixOf, rootOf, setAttr, splice } from './xml'
import type { Package } from './zip'

/** What may only come after the link to the drawing of notes. */
const AFTER_DRAWING = [
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]

export async function markSheet(book: Package, path: string, marks: Mark[], styles: MarkedStyles): Promise<void> {
  const xml = await book.read(path, 'bytes')
  if (!xml) throw new Refusal('sheets.mark-no-part', { path })
  const scan = masked(xml)
  const prefix = prefixOf(scan)
  const frame = sheetFrameOf(scan, prefix)
  const tail = tailOf(scan, frame)
  const settled = settle(marks, mergesOf(scan, tail))
  const edits = cellEdits(scan, frame, wantedOf(settled), (base, severity) => styles.number(base, severity))
  edits.push(...dimensionEdit(scan, frame, settled), ...(await noteEdits(book, path, scan, frame, tail, settled)))
  await book.write(path, splice(xml, edits))
}

/** The elements after the rows. */
function tailOf(scan: string, { innerEnd, tag }: SheetFrame): Element[] {
  const inner = tag.endsWith('/>') ? innerEnd : scan.indexOf('>', innerEnd) + 1
  return children(scan, { inner, innerEnd: scan.lastIndexOf('</') })
}

function mergesOf(scan: string, tail: Element[]): Merge[] {
  const list = tail.find(({ name }) => name === 'mergeCells')
  return (list ? children(scan, list) : []).flatMap(({ tag }) => areaOf(attr(tag, 'ref')) ?? [])
}

/** `areaOf('A1:C3')`; a single cell is an area too. What some program wrote badly is no area: it must not stop the marks. */
function areaOf(ref = ''): Merge | undefined {
  const [first, last = first] = ref.split(':').map(findAddress)
  return first && last && { top: first.row, left: first.column, bottom: last.row, right: last.column }
}

function wantedOf(settled: Settled[]): Wanted {
  const wanted: Wanted = new Map()
  for (const { row, column, severity } of settled) {
    if (!wanted.has(row)) wanted.set(row, new Map())
    wanted.get(row)!.set(column, severity)
  }
  return wanted
}

/** Some readers believe what the sheet says of its extent, so it must take in the cells that were added. */
function dimensionEdit(scan: string, { prefix, start }: SheetFrame, settled: Settled[]): Edit[] {
  const found = new RegExp(`<${prefix}dimension\\s[^>]*>`).exec(scan.slice(0, start))
  const area = found ? areaOf(attr(found[0], 'ref')) : undefined
  if (!found || !area) return []
  const wide = settled.reduce(
    (all, { row, column }) => ({
      top: Math.min(all.top, row),
      left: Math.min(all.left, column),
      bottom: Math.max(all.bottom, row),
      right: Math.max(all.right, column),
    }),
    area,
  )
  if (Object.entries(area).every(([side, value]) => wide[side as keyof Merge] === value)) return []
  const tag = setAttr(found[0], 'ref', `${address(wide.top, wide.left)}:${address(wide.bottom, wide.right)}`)
  return [{ at: found.index, remove: found[0].length, insert: tag }]
}

async function noteEdits(
  book: Package,
  path: string,
  scan: string,
  frame: SheetFrame,
  tail: Element[],
  settled: Settled[],
) {
  const root = rootOf(scan)
  const isStrict = root.tag.includes(STRICT_MAIN)
  const office = isStrict ? STRICT : LOOSE
  const drawing = tail.find(({ name }) => name === 'legacyDrawing')
  const drawingId = drawing && attr(drawing.tag, '[\\w.-]+:id')
  const widthOf = (column: number) =>
    frame.columns.find(({ min, max }) => min <= column && column <= max)?.width ?? DEFAULT_WIDTH
  const notes = settled.map(({ row, column, comment }) => ({ address: address(row, column), text: comment }))
  const namespace = isStrict ? STRICT_MAIN : MAIN
  const id = await writeNotes({ book, path, office, namespace, drawingId, widthOf }, notes)
  if (id === drawingId) return []
  const tag = `<${frame.prefix}legacyDrawing xmlns:r="${office}" r:id="${id}"/>`
  if (drawing) return [{ at: drawing.start, remove: drawing.end - drawing.start, insert: tag }]
  return [{ at: placeForDrawing(scan, tail), remove: 0, insert: tag }]
}

function placeForDrawing(scan: string, tail: Element[]): number {
  const isAfter = ({ name, start, end }: Element) =>
    AFTER_DRAWING.includes(name) ||
    (name === 'AlternateContent' && /<(\w+:)?(controls|oleObjects)[\s>]/.test(scan.slice(start, end)))
  return tail.find(isAfter)?.start ?? scan.lastIndexOf('</')
}
