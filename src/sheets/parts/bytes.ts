import { plainText } from './entities'
import { NotPlainXlsx } from './not-plain-xlsx'

/** The characters that XML is made of, as bytes. */
export const LT = 0x3c
export const GT = 0x3e
export const SLASH = 0x2f
export const BANG = 0x21
export const QUERY = 0x3f
export const EQUALS = 0x3d
export const QUOTE = 0x22
export const APOSTROPHE = 0x27

/**
 * The byte at `i`, for arithmetic on it. Past the end there is none, and what comes out compares as NaN does: no test of a
 * range holds. Checking for that would be done once a byte; the scanners check once a tag.
 */
export const byteAt = (bytes: Uint8Array, i: number): number => bytes[i] as number

/** A stretch of XML text as a string. Most of it is ASCII or without anything to undo; a look at the bytes tells. */
export function textOf(bytes: Buffer, from: number, to: number): string {
  let all = 0
  let special = false
  for (let i = from; i < to; i++) {
    const c = byteAt(bytes, i)
    all |= c
    if (c === 0x26 || c === 0x5f || c === 0x0d) special = true
  }
  const text = all & 0x80 ? bytes.toString('utf8', from, to) : bytes.toString('latin1', from, to)
  return special ? plainText(text) : text
}

/** Text from `from` up to the next closing tag, with CDATA and comments in between; `at` is where that tag starts. */
export function mixedText(bytes: Buffer, from: number, end: number): { text: string; at: number } {
  let text = ''
  let i = from
  for (;;) {
    const start = i
    while (bytes[i] !== LT) i++
    if (i >= end) throw new NotPlainXlsx('text without an end')
    text += textOf(bytes, start, i)
    if (bytes[i + 1] === SLASH) return { text, at: i }
    const next = passMarkup(bytes, i, end)
    if (bytes[i + 2] === 0x5b) text += bytes.toString('utf8', i + 9, next - 3).replaceAll('\r\n', '\n')
    i = next
  }
}

/** The place after the comment, CDATA section or processing instruction at `i`; anything else is a doubt. */
export function passMarkup(bytes: Buffer, i: number, end: number): number {
  const opening = bytes.toString('latin1', i, i + 9)
  const closing = opening.startsWith('<!--')
    ? '-->'
    : opening === '<![CDATA['
      ? ']]>'
      : opening.startsWith('<?')
        ? '?>'
        : ''
  const at = closing === '' ? -1 : bytes.indexOf(closing, i + 2, 'latin1')
  if (at < 0 || at >= end) throw new NotPlainXlsx('unknown markup')
  return at + closing.length
}

/** The place of the `>` that ends the tag around `i`; a `>` inside quotes does not count. */
export function tagEnd(bytes: Buffer, i: number, end: number): number {
  let at = i
  for (let c = bytes[at]; c !== GT; c = bytes[++at]) {
    if (c !== QUOTE && c !== APOSTROPHE) continue
    do at++
    while (bytes[at] !== c)
  }
  if (at >= end) throw new NotPlainXlsx('a tag without an end')
  return at
}

/** The place after an element of no use, whose name stands at `name`, with everything in it. */
export function passElement(bytes: Buffer, name: number, end: number, prefix: Buffer): number {
  const open = tagEnd(bytes, name, end)
  if (bytes[open - 1] === SLASH) return open + 1
  let i = name
  while (!nameEnds(bytes, i)) i++
  const closing = `</${prefix.toString('latin1')}${bytes.toString('latin1', name, i)}>`
  const close = bytes.indexOf(closing, open, 'latin1')
  if (close < 0 || close >= end) throw new NotPlainXlsx('an element without an end')
  return close + closing.length
}

/** Does an element's name end before `i`? */
export function nameEnds(bytes: Buffer, i: number): boolean {
  const c = byteAt(bytes, i)
  return c === GT || c === SLASH || c <= 0x20
}

/** The place after the prefix that all names of a part carry, mostly none; another prefix is a doubt. */
export function afterPrefix(bytes: Buffer, at: number, prefix: Buffer): number {
  const p = prefix.length
  if (p === 0) return at
  for (let k = 0; k < p; k++) if (bytes[at + k] !== prefix[k]) throw new NotPlainXlsx('a second prefix')
  return at + p
}

/** The quote that opens an attribute's value; `at` is the place of its `=`, with no spaces about it. */
export function quoteAfter(bytes: Buffer, at: number, cut: number): number {
  const quote = byteAt(bytes, at + 1)
  if (at + 2 >= cut || (quote !== QUOTE && quote !== APOSTROPHE) || byteAt(bytes, at - 1) <= 0x20) {
    throw new NotPlainXlsx('an attribute written oddly')
  }
  return quote
}

const POWERS = Array.from({ length: 23 }, (_, k) => Number(`1e${k}`))
const powerOfTen = (k: number): number => POWERS[k] ?? Number(`1e${k}`)

/**
 * A decimal number straight from its digits. Up to 15 significant digits the whole mantissa and the power of ten are exact
 * doubles, so one division rounds correctly; anything longer, or with an exponent, is left to `Number`. NaN when it is none.
 */
export function numberOf(bytes: Buffer, from: number, to: number): number {
  let i = from
  const negative = bytes[i] === 0x2d
  if (negative) i++
  let value = 0
  let digits = 0
  let decimals = -1
  for (; i < to; i++) {
    const digit = byteAt(bytes, i) - 0x30
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit
      if (value > 0) digits++
      if (decimals >= 0) decimals++
    } else if (bytes[i] === 0x2e && decimals < 0) decimals = 0
    else return slowNumber(bytes, from, to)
  }
  const nothing = value === 0 && (to - from !== 1 || bytes[from] !== 0x30)
  if (digits > 15 || decimals > 22 || nothing) {
    return slowNumber(bytes, from, to)
  }
  if (decimals > 0) value /= powerOfTen(decimals)
  return negative ? -value : value
}

function slowNumber(bytes: Buffer, from: number, to: number): number {
  const text = bytes.toString('latin1', from, to).trim()
  return text === '' ? Number.NaN : Number(text)
}
