/** The drawing that holds a sheet's comment boxes comes in, and new notes; the drawing with their boxes goes out. */

import { drawingXml, type Note, SHAPE_TYPE, shapeXml, type Widths } from '../write/notes'
import { rootOf, splice, tagName } from './xml'

const SPACES: Record<string, string> = {
  v: 'urn:schemas-microsoft-com:vml',
  o: 'urn:schemas-microsoft-com:office:office',
  x: 'urn:schemas-microsoft-com:office:excel',
}

export const newDrawing = (notes: Note[], block: number, widthOf: Widths): string => drawingXml(notes, block, widthOf)

/** The drawing may hold buttons or other people's notes as well: they are not looked at. */
export function addBoxes(vml: string, notes: Note[], widthOf: Widths): string {
  const root = rootOf(vml)
  const numbers = [...vml.matchAll(/_x0000_s(\d+)/g)].map(([, number]) => Number(number))
  const first = numbers.reduce((most, number) => Math.max(most, number), 1024) + 1
  const type = /id=["']_x0000_t202["']/.test(vml) ? '' : SHAPE_TYPE
  const boxes = notes.map((note, i) => shapeXml(note, first + i, widthOf)).join('')
  const undeclared = Object.keys(SPACES).filter((prefix) => !new RegExp(`\\sxmlns:${prefix}\\s*=`).test(root.tag))
  const declared = undeclared.map((prefix) => ` xmlns:${prefix}="${SPACES[prefix]}"`).join('')
  const afterName = root.start + 1 + tagName(root.tag).length
  return splice(vml, [
    { at: afterName, remove: 0, insert: declared },
    { at: root.innerEnd, remove: 0, insert: type + boxes },
  ])
}
