/** The comments of a sheet and new notes come in; the comments with the notes added go out, theirs first, ours below. */

import { Refusal } from '../../messages/refusal'
import { commentsXml, commentXml, type Note } from '../write/notes'
import { textElement } from '../write/xml'
import {
  appendText,
  attr,
  children,
  type Edit,
  type Element,
  prefixOf,
  rootOf,
  setAttr,
  splice,
  unescapeXml,
} from './xml'

/** By this name notes of an earlier check are known, and replaced instead of repeated. */
export const MARK_AUTHOR = 'RosterQL check'

export const newComments = (notes: Note[], namespace: string): string => commentsXml(notes, MARK_AUTHOR, namespace)

const refOf = (comment: Element) => (attr(comment.tag, 'ref') ?? '').replaceAll('$', '').toUpperCase()

/** The cells that have a comment. */
export function commentedCells(xml: string): string[] {
  const list = children(xml, rootOf(xml)).find(({ name }) => name === 'commentList')
  return list ? children(xml, list).map(refOf) : []
}

/** Our number among the authors, and whether we are one of them already. */
interface Hand {
  author: number
  isOwn: boolean
  prefix: string
}

export function addComments(xml: string, notes: Note[]): string {
  const prefix = prefixOf(xml)
  const root = rootOf(xml)
  const [authors, list] = ['authors', 'commentList'].map((wanted) =>
    children(xml, root).find(({ name }) => name === wanted),
  )
  if (!authors || !list) throw new Refusal('sheets.mark-comments', {})
  const names = children(xml, authors).map(({ inner, innerEnd }) => unescapeXml(xml.slice(inner, innerEnd)))
  const known = names.indexOf(MARK_AUTHOR)
  const author = known < 0 ? names.length : known
  const hand = { author, isOwn: known >= 0, prefix }
  const old = new Map(children(xml, list).map((comment) => [refOf(comment), comment]))
  const fresh = notes.filter(({ address }) => !old.has(address)).map((note) => commentXml(note, author, prefix))
  const edits = notes.flatMap((note) => (old.has(note.address) ? extend(xml, old.get(note.address)!, note, hand) : []))
  if (known < 0) edits.push(...appendText(authors, `<${prefix}author>${MARK_AUTHOR}</${prefix}author>`))
  return splice(xml, [...edits, ...appendText(list, fresh.join(''))])
}

function extend(xml: string, comment: Element, note: Note, { author, isOwn, prefix }: Hand): Edit[] {
  const whole = { at: comment.start, remove: comment.end - comment.start }
  if (isOwn && Number(attr(comment.tag, 'authorId')) === author)
    return [{ ...whole, insert: commentXml(note, author, prefix) }]
  const text = children(xml, comment).find(({ name }) => name === 'text')
  if (!text) return [{ ...whole, insert: commentXml(note, author, prefix) }]
  const said = plainText(xml.slice(text.inner, text.innerEnd)).split('\n')
  const lines = note.text.split('\n').filter((line) => !said.includes(line))
  return lines.length ? lengthen(xml, text, `${said.join('') ? '\n' : ''}${lines.join('\n')}`, prefix) : []
}

const plainText = (inner: string) =>
  [...inner.matchAll(/<(?:[\w.-]+:)?t(?:\s[^>]*)?>([^<]*)</g)].map(([, text = '']) => unescapeXml(text)).join('')

/** A text is either one `<t>` or a row of runs `<r>`; phonetic hints may follow. */
function lengthen(xml: string, text: Element, more: string, prefix: string): Edit[] {
  const parts = children(xml, text)
  const lastRun = parts.findLast(({ name }) => name === 'r')
  const only = parts.find(({ name }) => name === 't')
  if (lastRun) return [{ at: lastRun.end, remove: 0, insert: `<${prefix}r>${textElement(more, prefix)}</${prefix}r>` }]
  if (!only) return appendText(text, textElement(more, prefix))
  const tag = setAttr(only.tag, 'xml:space', 'preserve')
  if (tag.endsWith('/>')) return [{ at: only.start, remove: only.tag.length, insert: textElement(more, prefix) }]
  const added = textElement(more).replace(/^<t[^>]*>|<\/t>$/g, '')
  return [
    { at: only.start, remove: only.tag.length, insert: tag },
    { at: only.innerEnd, remove: 0, insert: added },
  ]
}
