/**
 * A sheet and notes for its cells come in; its comments, the drawing of their boxes, and the links between them are
 * written to the package. What goes out is the one thing the sheet itself must then say: which drawing it has.
 */

import { findAddress, type Note, type Widths } from '../write/notes'
import { addComments, commentedCells, newComments } from './comments'
import { addBoxes, newDrawing } from './drawing'
import { addLink, addType, freePath, linksOf, type Relationship } from './links'
import type { Package } from './zip'

const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml'
const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing'

interface NotesOf {
  book: Package
  /** Path of the sheet's part. */
  path: string
  /** First words of the types of links, and namespace of the parts: strict files differ. */
  office: string
  namespace: string
  /** The id by which the sheet calls its drawing, if it has one. */
  drawingId?: string
  widthOf: Widths
}

/** The id by which the sheet must call its drawing. */
export async function writeNotes(sheet: NotesOf, notes: Note[]): Promise<string> {
  const links = await linksOf(sheet.book, sheet.path)
  const comments = links.find(({ kind, target }) => kind === 'comments' && sheet.book.has(target))
  const commented = new Set(comments ? commentedCells((await sheet.book.read(comments.target))!) : [])
  await writeComments(sheet, comments, notes)
  const drawing = links.find(({ id, kind }) => id === sheet.drawingId && kind === 'vmlDrawing')
  const vml = drawing && (await sheet.book.read(drawing.target, 'bytes'))
  if (!vml) return addDrawing(sheet, [...notes, ...elsewhere(commented, notes)])
  const boxless = notes.filter(({ address }) => !commented.has(address))
  if (boxless.length) await sheet.book.write(drawing.target, addBoxes(vml, boxless, sheet.widthOf))
  return drawing.id
}

/** Comments that have no box, since the sheet has no drawing, are given one too, unless their address is nonsense. */
const elsewhere = (commented: Set<string>, notes: Note[]): Note[] => {
  const own = new Set(notes.map(({ address }) => address))
  const boxless = [...commented].filter((address) => findAddress(address) && !own.has(address))
  return boxless.map((address) => ({ address, text: '' }))
}

async function writeComments({ book, path, office, namespace }: NotesOf, old: Relationship | undefined, notes: Note[]) {
  if (old) return book.write(old.target, addComments((await book.read(old.target))!, notes))
  const fresh = freePath(book, 'xl/comments', '.xml')
  await book.write(fresh, newComments(notes, namespace))
  await addLink(book, path, `${office}/comments`, fresh)
  await addType(book, { path: fresh }, COMMENTS_TYPE)
}

async function addDrawing({ book, path, office, widthOf }: NotesOf, notes: Note[]): Promise<string> {
  const fresh = freePath(book, 'xl/drawings/vmlDrawing', '.vml')
  const block = Number(/(\d+)\.vml$/.exec(fresh)![1])
  await book.write(fresh, newDrawing(notes, block, widthOf))
  await addType(book, { extension: 'vml' }, DRAWING_TYPE)
  return addLink(book, path, `${office}/vmlDrawing`, fresh)
}
