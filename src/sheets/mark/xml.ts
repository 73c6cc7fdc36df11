import { Refusal } from '../../messages/refusal'

export { isTrue } from '../parts/xml'
/** The text of an XML part comes in; where its elements lie, and the text with some places edited, goes out. No tree is built. */

/** One element: `tag` is its opening tag as written; the content lies between `inner` and `innerEnd`. */
export interface Element {
  /** Without prefix. */
  name: string
  tag: string
  start: number
  inner: number
  innerEnd: number
  end: number
}
export interface Edit {
  at: number
  remove: number
  insert: string
}

const TOKEN = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[?!][^>]*>|<(\/?)([^\s/>]+)(?:[^>"']|"[^"]*"|'[^']*')*>/g
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Undoes `&amp;`, `&#x4E2D;` and their kin. */
export function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[name] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

const patterns = new Map<string, RegExp>()
/** `name` may be a pattern, such as `\\w+:id` for an attribute whose prefix is not known. */
function pattern(name: string): RegExp {
  const known = patterns.get(name) ?? new RegExp(`(\\s${name}\\s*=\\s*)(?:"([^"]*)"|'([^']*)')`)
  patterns.set(name, known)
  return known
}

export function attr(tag: string, name: string): string | undefined {
  const found = pattern(name).exec(tag)
  return found ? unescapeXml(found[2] ?? found[3] ?? '') : undefined
}

/** The tag with the attribute replaced or added. `setAttr('<c r="A1"/>', 's', 5)` is `<c r="A1" s="5"/>`. */
export function setAttr(tag: string, name: string, value: string | number): string {
  if (pattern(name).test(tag)) return tag.replace(pattern(name), (_, before) => `${before}"${value}"`)
  return tag.replace(/\s*(\/?)>$/, (_, slash) => ` ${name}="${value}"${slash}>`)
}

export const removeAttr = (tag: string, name: string): string => tag.replace(pattern(name), '')
export const tagName = (tag: string): string => /^<([^\s/>]+)/.exec(tag)?.[1] ?? ''
/** `<row r="1"/>` becomes `<row r="1">`. */
export const opened = (tag: string): string => tag.replace(/\s*\/>$/, '>')

/** The outermost element. */
export function rootOf(xml: string): Element {
  TOKEN.lastIndex = 0
  let token = TOKEN.exec(xml)
  while (token && !token[2]) token = TOKEN.exec(xml)
  if (!token?.[2]) throw new Refusal('sheets.mark-no-xml', {})
  const inner = token.index + token[0].length
  const innerEnd = token[0].endsWith('/>') ? inner : xml.lastIndexOf('</')
  return { name: local(token[2]), tag: token[0], start: token.index, inner, innerEnd, end: xml.length }
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** `x:` when the elements of the part are written `<x:row>`, else empty. */
export function prefixOf(xml: string): string {
  const name = tagName(rootOf(xml).tag)
  return name.slice(0, name.indexOf(':') + 1)
}

/** The elements directly between two places. */
export function children(xml: string, { inner, innerEnd }: Pick<Element, 'inner' | 'innerEnd'>): Element[] {
  const found: Element[] = []
  let depth = 0
  TOKEN.lastIndex = inner
  for (let token = TOKEN.exec(xml); token && token.index < innerEnd; token = TOKEN.exec(xml)) {
    const [tag, slash, name] = token
    if (!name) continue
    const end = token.index + tag.length
    if (slash) {
      if (--depth === 0) Object.assign(found.at(-1)!, { innerEnd: token.index, end })
    } else {
      if (depth === 0) found.push({ name: local(name), tag, start: token.index, inner: end, innerEnd: end, end })
      if (!tag.endsWith('/>')) depth++
    }
  }
  return found
}

/** The edits that put `text` at the end of an element, and set its `count` when told. */
export function appendText(element: Element, text: string, count?: number): Edit[] {
  const tag = count === undefined ? element.tag : setAttr(element.tag, 'count', count)
  const replaced = { at: element.start, remove: element.tag.length }
  if (tag.endsWith('/>')) return [{ ...replaced, insert: `${opened(tag)}${text}</${tagName(tag)}>` }]
  return [
    { ...replaced, insert: tag },
    { at: element.innerEnd, remove: 0, insert: text },
  ]
}

/** The text with all edits made. At the same place what is inserted comes before what is replaced, and keeps its order. */
export function splice(text: string, edits: Edit[]): string {
  const pieces: string[] = []
  let at = 0
  for (const edit of [...edits].sort((a, b) => a.at - b.at || a.remove - b.remove)) {
    pieces.push(text.slice(at, edit.at), edit.insert)
    at = edit.at + edit.remove
  }
  return pieces.concat(text.slice(at)).join('')
}

/** The same text, as long, with comments and CDATA blanked, so that a search finds only true tags. */
export function masked(xml: string): string {
  if (!xml.includes('<!')) return xml
  return xml.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, (hidden) => ' '.repeat(hidden.length))
}
