import {
  afterPrefix,
  BANG,
  byteAt,
  EQUALS,
  GT,
  LT,
  mixedText,
  nameEnds,
  passElement,
  passMarkup,
  QUERY,
  quoteAfter,
  SLASH,
  tagEnd,
} from '../parts/bytes'
import { NotPlainXlsx } from '../parts/not-plain-xlsx'
import { INLINE, kindOf, NUMBER, TEXT, type Values } from '../parts/value'
import type { CellValue } from '../sheet'
import { Formulas } from './formula'
import { RichText } from './rich'

/**
 * Comes in: the bytes of a cell after `<c`. Goes out: its column and its value, as fields: an object a cell would cost more
 * than all the rest.
 */
export class CellScanner {
  column = 0
  value: CellValue
  private row = 0
  private style = 0
  private kind = NUMBER
  private empty = false
  private formula: string | undefined
  private valued = false
  private readonly rich: RichText
  private readonly formulas = new Formulas()

  constructor(
    private readonly prefix: Buffer,
    private readonly values: Values,
  ) {
    this.rich = new RichText(prefix)
  }

  /** Reads the cell, which stands in `column` unless it says otherwise. Returns the place after its last tag's name. */
  read(bytes: Buffer, from: number, cut: number, row: number, column: number): number {
    this.row = row
    this.column = column
    this.value = undefined
    const i = this.tag(bytes, from, cut)
    return this.empty ? i : this.content(bytes, i, cut)
  }

  /** The cell's own tag: where it is (r), its style (s), how its value is written (t). */
  private tag(bytes: Buffer, from: number, cut: number): number {
    this.style = 0
    this.kind = NUMBER
    this.empty = false
    let i = from
    for (let c = byteAt(bytes, i); c !== GT; c = byteAt(bytes, i)) {
      if (c <= 0x20 || c === SLASH) {
        this.empty = c === SLASH
        i++
        continue
      }
      const start = i
      while (bytes[i] !== EQUALS) i++
      const quote = quoteAfter(bytes, i, cut)
      i = i - start === 1 ? this.attribute(bytes, byteAt(bytes, start), i + 2, quote) : i + 2
      while (bytes[i] !== quote) i++
      i++
      if (i >= cut) throw new NotPlainXlsx('a cell without an end')
    }
    return i + 1
  }

  /** Takes in the value at `from` of the attribute `name`; returns a place in or at the end of the value. */
  private attribute(bytes: Buffer, name: number, from: number, quote: number): number {
    let i = from
    if (name === 0x72) {
      let letters = 0
      for (let b = byteAt(bytes, i); b >= 0x41 && b <= 0x5a; b = byteAt(bytes, ++i)) letters = letters * 26 + b - 0x40
      this.column = letters - 1
      if (letters < 1 || letters > 0x100000) throw new NotPlainXlsx('a cell without a column')
    } else if (name === 0x73) {
      let style = 0
      for (let b = byteAt(bytes, i); b >= 0x30 && b <= 0x39; b = byteAt(bytes, ++i)) style = style * 10 + b - 0x30
      this.style = style
    } else if (name === 0x74) this.kind = kindOf(bytes, i, quote)
    return i
  }

  /** What the cell holds: a value, a formula before it, or an inline string. */
  private content(bytes: Buffer, from: number, cut: number): number {
    this.formula = undefined
    this.valued = false
    let i = from
    for (;;) {
      while (bytes[i] !== LT) i++
      if (i >= cut) throw new NotPlainXlsx('a cell without an end')
      const next = bytes[i + 1]
      if (next === SLASH) break
      if (next === BANG || next === QUERY) i = passMarkup(bytes, i, cut)
      else i = this.element(bytes, afterPrefix(bytes, i + 1, this.prefix), cut)
    }
    i = afterPrefix(bytes, i + 2, this.prefix)
    if (bytes[i] !== 0x63) throw new NotPlainXlsx('a cell that does not end')
    if (!this.valued && this.formula !== undefined) this.value = { uncached: this.formula }
    return i + 1
  }

  private element(bytes: Buffer, name: number, cut: number): number {
    const first = bytes[name]
    if (first === 0x76 && nameEnds(bytes, name + 1)) return this.plain(bytes, name, cut)
    if (first === 0x69 && bytes[name + 1] === 0x73 && nameEnds(bytes, name + 2)) return this.inline(bytes, name, cut)
    if (first !== 0x66 || !nameEnds(bytes, name + 1)) return passElement(bytes, name, cut, this.prefix)
    this.formula = this.formulas.read(bytes, name, cut)
    return this.formulas.at
  }

  private plain(bytes: Buffer, name: number, cut: number): number {
    const p = this.prefix.length
    const open = bytes[name + 1] === GT ? name + 1 : tagEnd(bytes, name, cut)
    const start = open + 1
    if (bytes[open - 1] === SLASH) return start
    let i = start
    while (bytes[i] !== LT) i++
    if (bytes[i + 1] !== SLASH || bytes[i + 2 + p] !== 0x76) return this.mixed(bytes, start, cut)
    if (i > start) this.value = this.values.value(bytes, start, i, this.kind, this.style, this.row, this.column)
    if (i > start || this.kind === TEXT) this.valued = true
    return i + 3 + p
  }

  /** A value with CDATA or comments in it, which no program writes and XML allows. */
  private mixed(bytes: Buffer, start: number, cut: number): number {
    const { text, at } = mixedText(bytes, start, cut)
    const inner = Buffer.from(text.replaceAll('&', '&amp;'))
    const { kind, style, row, column } = this
    if (text !== '') this.value = this.values.value(inner, 0, inner.length, kind, style, row, column)
    this.valued = true
    return at + 2
  }

  private inline(bytes: Buffer, name: number, cut: number): number {
    const open = tagEnd(bytes, name, cut)
    this.valued = true
    if (bytes[open - 1] === SLASH) return open + 1
    const text = this.rich.read(bytes, open + 1, cut)
    if (this.kind === INLINE) this.value = this.values.text(text, this.row, this.column)
    return this.rich.at
  }
}
