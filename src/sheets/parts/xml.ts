import { plainText } from './entities'
import { NotPlainXlsx } from './not-plain-xlsx'

/** One tag of a small XML part. Names are without their prefixes. */
interface Tag {
  name: string
  kind: 'open' | 'close' | 'empty'
  attribute(name: string): string | undefined
}

/**
 * Comes in: a small part (workbook, relations, styles) as bytes. Goes out: its tags, one after the other. Only UTF-8 without
 * a DTD is read here; anything else is a doubt.
 */
export function* tags(bytes: Buffer): Generator<Tag> {
  const xml = decodeXml(bytes)
  for (let at = xml.indexOf('<'); at >= 0; ) {
    const end = tagEnd(xml, at)
    const next = xml[at + 1]
    if (next !== '!' && next !== '?') yield asTag(xml.slice(at + 1, end))
    at = xml.indexOf('<', end + 1)
  }
}

/** Bytes to text, when they are plainly UTF-8 and declare no document type. */
export function decodeXml(bytes: Buffer): string {
  const head = bytes.toString('latin1', 0, 1_024)
  const encoding = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)/.exec(head)?.[1] ?? 'utf-8'
  if (!/^utf-?8$/i.test(encoding) || !/^(?:\xef\xbb\xbf)?\s*</.test(head)) throw new NotPlainXlsx('not UTF-8')
  if (bytes.includes('<!DOCTYPE')) throw new NotPlainXlsx('a document type')
  return bytes.toString('utf8')
}

/** Where the tag at `at` ends. A `>` inside quotes does not count; comments and CDATA are passed over whole. */
function tagEnd(xml: string, at: number): number {
  const closing = xml.startsWith('<!--', at) ? '-->' : xml.startsWith('<![CDATA[', at) ? ']]>' : undefined
  if (closing) {
    const end = xml.indexOf(closing, at + 4)
    if (end < 0) throw new NotPlainXlsx('an open comment')
    return end + 2
  }
  for (let i = at + 1; i < xml.length; i++) {
    const c = xml[i]
    if (c === '>') return i
    if (c !== '"' && c !== "'") continue
    i = xml.indexOf(c, i + 1)
    if (i < 0) break
  }
  throw new NotPlainXlsx('an open tag')
}

function asTag(text: string): Tag {
  const close = text[0] === '/'
  const full = /^\/?([^\s/>]*)/.exec(text)?.[1] ?? ''
  return {
    name: full.slice(full.indexOf(':') + 1),
    kind: close ? 'close' : text.endsWith('/') ? 'empty' : 'open',
    attribute: (name) => readAttribute(text, name),
  }
}

function readAttribute(tag: string, name: string): string | undefined {
  for (const [, full = '', one, two] of tag.matchAll(/([^\s=/<>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (full.slice(full.indexOf(':') + 1) === name) return plainText(one ?? two ?? '')
  }
  return undefined
}

/** `"1"`, `"true"` and `"on"` are true in OOXML. */
export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true' || value === 'on'
