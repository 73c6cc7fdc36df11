/**
 * The user's own workbook and the faults found in it come in; the same workbook with the faulty cells coloured, and a
 * note on each, goes out. Colours and notes are added; every other byte stays as it was.
 */

import { Refusal } from '../../messages/refusal'
import { StyleBook } from '../write/styles'
import { MAIN } from '../write/xml'
import { addLink, addType, findSheets, LOOSE, linksOf, STRICT, STRICT_MAIN } from './links'
import type { Mark } from './mark-type'
import { markSheet } from './sheet'
import { MarkedStyles } from './styles'
import { Package } from './zip'

export { MARK_AUTHOR } from './comments'
export { markedCopy } from './copy'

const STYLES_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml'

/** For .xlsx and .xlsm; a sheet that is not in the workbook is an error. */
export async function markWorkbook(original: Buffer, marks: Mark[]): Promise<Buffer> {
  if (marks.length === 0) return original
  const book = new Package(original)
  const { workbook, sheets } = await findSheets(book)
  const { styles, save } = await openStyles(book, workbook)
  for (const [name, own] of bySheet(marks)) {
    const path = sheets.get(name)
    if (!path) throw new Refusal('sheets.mark-no-sheet', { name, names: [...sheets.keys()] })
    await markSheet(book, path, own, styles)
  }
  await save()
  return book.save()
}

function bySheet(marks: Mark[]): Map<string, Mark[]> {
  const sheets = new Map<string, Mark[]>()
  for (const mark of marks) {
    const own = sheets.get(mark.sheet)
    if (own) own.push(mark)
    else sheets.set(mark.sheet, [mark])
  }
  return sheets
}

/** A workbook may have no styles at all; then it is given the plainest ones to build on. */
async function openStyles(book: Package, workbook: string) {
  const links = await linksOf(book, workbook)
  const known = links.find(({ kind, target }) => kind === 'styles' && book.has(target))?.target
  const path = known ?? 'xl/styles.xml'
  // Styles must be in the tongue of the workbook, loose or strict.
  const isStrict = (await book.read(workbook))!.includes(STRICT_MAIN)
  const plain = new StyleBook().xml().replace(MAIN, isStrict ? STRICT_MAIN : MAIN)
  const styles = new MarkedStyles((await book.read(path, 'bytes')) ?? plain)
  if (!known) {
    await addLink(book, workbook, `${isStrict ? STRICT : LOOSE}/styles`, path)
    await addType(book, { path }, STYLES_TYPE)
  }
  return { styles, save: () => book.write(path, styles.result()) }
}
