import {
  APOSTROPHE,
  afterPrefix,
  BANG,
  LT,
  mixedText,
  nameEnds,
  passMarkup,
  QUERY,
  QUOTE,
  SLASH,
  tagEnd,
  textOf,
} from '../parts/bytes'
import { NotPlainXlsx } from '../parts/not-plain-xlsx'

/**
 * Comes in: the inside of a string item (`<si>` of the shared strings, `<is>` of a cell). Goes out: its plain text: all its
 * runs joined, phonetic guides left out. `at` is then the place after its closing tag.
 */
export class RichText {
  at = 0
  constructor(private readonly prefix: Buffer) {}

  read(bytes: Buffer, from: number, end: number): string {
    const p = this.prefix.length
    let text = ''
    let i = from
    for (;;) {
      while (bytes[i] !== LT) i++
      if (i >= end) throw new NotPlainXlsx('a string without an end')
      const next = bytes[i + 1]
      if (next === BANG || next === QUERY) {
        i = passMarkup(bytes, i, end)
        continue
      }
      const closing = next === SLASH
      const name = this.local(bytes, closing ? i + 2 : i + 1)
      const first = bytes[name]
      if (closing) {
        i = tagEnd(bytes, name, end) + 1
        const second = bytes[name + 1]
        if (nameEnds(bytes, name + 2) && ((first === 0x73 && second === 0x69) || (first === 0x69 && second === 0x73))) {
          this.at = i
          return text
        }
      } else if (first === 0x74 && nameEnds(bytes, name + 1)) {
        const open = tagEnd(bytes, name, end)
        i = open + 1
        if (bytes[open - 1] === SLASH) continue
        const start = i
        while (bytes[i] !== LT) i++
        if (bytes[i + 1] === SLASH) {
          const piece = textOf(bytes, start, i)
          text = text === '' ? piece : text + piece
        } else {
          const mixed = mixedText(bytes, start, end)
          text += mixed.text
          i = mixed.at
        }
      } else if (first === 0x72 && bytes[name + 1] === 0x50 && bytes[name + 2] === 0x68) {
        i = this.passPhonetic(bytes, name, end)
      } else i = tagEnd(bytes, name, end) + 1
      if (p > 0 && i >= end) throw new NotPlainXlsx('a string without an end')
    }
  }

  /** The place of an element's name after the prefix that the part uses throughout; another prefix is a doubt. */
  private local(bytes: Buffer, at: number): number {
    const from = afterPrefix(bytes, at, this.prefix)
    for (let i = from; !nameEnds(bytes, i); i++) {
      if (bytes[i] === 0x3a || bytes[i] === QUOTE || bytes[i] === APOSTROPHE || bytes[i] === LT) {
        throw new NotPlainXlsx('a second prefix')
      }
    }
    return from
  }

  private passPhonetic(bytes: Buffer, name: number, end: number): number {
    const open = tagEnd(bytes, name, end)
    if (bytes[open - 1] === SLASH) return open + 1
    const close = bytes.indexOf(`</${this.prefix.toString('latin1')}rPh`, open, 'latin1')
    if (close < 0 || close >= end) throw new NotPlainXlsx('a phonetic guide without an end')
    return tagEnd(bytes, close, end) + 1
  }
}
