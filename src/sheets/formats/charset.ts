import { isUtf8 } from 'node:buffer'

export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'windows-1252'

/**
 * Comes in: the first bytes of a text and samples of it that hold bytes above 127. Goes out: its character set. A BOM
 * decides; then valid UTF-8; then the zero bytes of UTF-16; then GB18030 against Big5 by how common the characters are
 * that come out; windows-1252 when neither gives Chinese.
 */
export function guessCharset(head: Buffer, samples: Buffer, utf8: boolean): Charset {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  const wide = guessUtf16(head)
  if (wide) return wide
  if (utf8 || mostlyUtf8(samples)) return 'utf-8'
  const chinese = pairs(samples)
  if (chinese.big5 > 0.6 && chinese.big5 > chinese.gb) return 'big5'
  return chinese.gb > 0.5 || (chinese.legal && chinese.runs > 0.5) ? 'gb18030' : 'windows-1252'
}

/** Text without BOM in UTF-16 has zeros on one side of its ASCII characters and hardly any on the other. */
function guessUtf16(head: Buffer): Charset | undefined {
  const zeros = { even: 0, odd: 0 }
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at & 1 ? 'odd' : 'even']++
  const few = (count: number) => count <= head.length / 1_000
  const many = (count: number) => count >= 3 && count >= head.length / 40
  if (many(zeros.odd) && few(zeros.even)) return 'utf-16le'
  if (many(zeros.even) && few(zeros.odd)) return 'utf-16be'
  return undefined
}

/** UTF-8 with a few broken bytes, as from a program that cuts characters: hardly any other text has so many whole ones. */
function mostlyUtf8(bytes: Buffer): boolean {
  const text = bytes.toString('utf8')
  const broken = text.split('\uFFFD').length - 1
  // biome-ignore lint/suspicious/noControlCharactersInRegex: everything but ASCII is what is counted
  const whole = text.replace(/[\x00-\x7f\ufffd]+/g, '').length
  return whole > 0 && broken * 50 < whole
}

/**
 * Both Chinese sets use pairs of bytes. GB 2312's 3,755 everyday characters lie at B0A1–D7F9 with a second byte from A1;
 * Big5's 5,401 lie at A440–C67E, their second byte below 7F two times in five. Each set is scored by the share of pairs
 * that are everyday characters or punctuation of its own. The private-use characters that a wrong guess yields count as nothing.
 */
function pairs(bytes: Buffer): { gb: number; big5: number; legal: boolean; runs: number } {
  const seen = { all: 0, gb: 0, big5: 0, low: 0, illegalBig5: 0, illegal: 0, runs: 0 }
  let lastEnd = -1
  for (let at = 0; at + 1 < bytes.length; at++) {
    const lead = bytes.readUInt8(at)
    if (lead < 0x80) continue
    const trail = bytes.readUInt8(at + 1)
    if (lead === 0x80 || lead === 0xff || trail < 0x30 || trail === 0x7f || trail === 0xff) {
      seen.illegal++
      continue
    }
    seen.all++
    if (lastEnd === at) seen.runs++
    if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3))) seen.gb++
    const inBig5 = (trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe)
    if (inBig5 && lead >= 0xa1 && lead <= 0xc6) seen.big5++
    if (!inBig5 || lead < 0xa1 || lead > 0xf9) seen.illegalBig5++
    if (inBig5 && trail < 0x80) seen.low++
    at++
    lastEnd = at + 1
  }
  const share = (count: number) => (seen.all === 0 ? 0 : count / (seen.all + seen.illegal))
  const isBig5 = share(seen.low) > 0.15 && share(seen.illegalBig5) < 0.02 && share(seen.runs) > 0.2
  return {
    gb: share(seen.gb),
    big5: isBig5 ? share(seen.big5) : 0,
    legal: seen.illegal <= seen.all / 50,
    runs: share(seen.runs),
  }
}

/** Bytes to text, a chunk at a time. NUL characters are dropped: no store can keep them. */
export function decoder(charset: Charset): (bytes: Buffer | undefined) => string {
  if (charset === 'windows-1252') {
    return (bytes) => (bytes ? western(bytes.toString('latin1')) : '').replaceAll('\0', '')
  }
  const text = new TextDecoder(charset)
  return (bytes) => (bytes ? text.decode(bytes, { stream: true }) : text.decode()).replaceAll('\0', '')
}

/** Node's decoder takes windows-1252 for Latin-1, which has control codes where these 27 characters belong. */
const western = (text: string) => text.replace(/[\x80-\x9f]/g, (c) => extra[c.charCodeAt(0) - 0x80] ?? c)
const extra = [...'€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ']

/** Is a stream of chunks valid UTF-8? Characters cut by a chunk's end are carried over; `bad` counts the chunks that fail. */
export class Utf8Check {
  bad = 0
  private carry: Buffer = Buffer.alloc(0)

  add(chunk: Buffer): void {
    const bytes = this.carry.length > 0 ? Buffer.concat([this.carry, chunk]) : chunk
    const cut = bytes.length - unfinished(bytes)
    if (!isUtf8(bytes.subarray(0, cut))) this.bad++
    this.carry = Buffer.from(bytes.subarray(cut))
  }
}

/** How many bytes at the end belong to a character that is not complete yet. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes.readUInt8(bytes.length - back)
    if (byte >= 0xc0) {
      return byte >= 0xf0 ? (back < 4 ? back : 0) : byte >= 0xe0 ? (back < 3 ? back : 0) : back < 2 ? back : 0
    }
    if (byte < 0x80) return 0
  }
  return 0
}
