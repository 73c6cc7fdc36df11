import { faults } from '../parts/faults'
import type { Meter } from '../parts/meter'
import { NotPlainXlsx } from '../parts/not-plain-xlsx'
import { type CellLookup, INLINE, kindOf, NUMBER, TEXT, Values } from '../parts/value'
import type { CellValue, Row } from '../sheet'
import {
  APOSTROPHE,
  BANG,
  EQUALS,
  endsName,
  GT,
  LT,
  mixedText,
  passElement,
  passMarkup,
  QUERY,
  QUOTE,
  SLASH,
  tagEnd,
} from './bytes'
import { Formulas } from './formula'
import { RichText } from './rich'

/**
 * Comes in: bytes of a sheet between `<sheetData>` and `</sheetData>`. Goes out: its rows. One pass over the bytes, without a
 * tree and without a string for anything but text. Whatever is not plainly what Excel or WPS writes is a doubt.
 */
export class RowScanner {
  /** Rows read and not yet taken. */
  rows: Row[] = []
  /** The last row handed on; a row before it comes too late. */
  delivered = 0
  private current = 0
  private readonly p: number
  private readonly rich: RichText
  private readonly values: Values
  private readonly formulas = new Formulas()

  constructor(
    private readonly sheet: string,
    private readonly prefix: Buffer,
    lookup: CellLookup,
    private readonly meter: Meter,
  ) {
    this.p = prefix.length
    this.rich = new RichText(prefix)
    this.values = new Values(sheet, lookup, meter)
  }

  /** Reads the rows from `from`, all of them whole up to `cut`, until `most` are waiting. Returns where it stopped. */
  scan(bytes: Buffer, from: number, cut: number, most: number): number {
    let i = from
    while (this.rows.length < most) {
      while (bytes[i] !== LT) i++
      if (i >= cut) return cut
      const next = bytes[i + 1]
      if (next === BANG || next === QUERY) {
        i = passMarkup(bytes, i, cut)
        continue
      }
      const name = this.name(bytes, i + 1)
      if (bytes[name] !== 0x72 || bytes[name + 1] !== 0x6f || bytes[name + 2] !== 0x77 || !endsName(bytes[name + 3])) {
        throw new NotPlainXlsx('something other than a row')
      }
      i = this.row(bytes, name + 3, cut)
      if (i > cut) throw new NotPlainXlsx('a row without an end')
    }
    return i
  }

  private name(bytes: Buffer, at: number): number {
    const { prefix, p } = this
    for (let k = 0; k < p; k++) if (bytes[at + k] !== prefix[k]) throw new NotPlainXlsx('a second prefix')
    return at + p
  }

  private row(bytes: Buffer, from: number, cut: number): number {
    let i = from
    let number = this.current + 1
    let hidden = false
    let empty = false
    for (let c = bytes[i]; c !== GT; c = bytes[i]) {
      if (c <= 0x20 || c === SLASH) {
        empty = c === SLASH
        i++
        continue
      }
      const start = i
      while (bytes[i] !== EQUALS) i++
      const length = i - start
      const quote = quoteAfter(bytes, i, cut)
      i += 2
      if (length === 1 && bytes[start] === 0x72) {
        number = 0
        for (; bytes[i] >= 0x30 && bytes[i] <= 0x39; i++) number = number * 10 + bytes[i] - 0x30
        if (bytes[i] !== quote || number < 1) throw new NotPlainXlsx('a row number that is none')
      } else if (length === 6 && bytes[start] === 0x68 && bytes[start + 1] === 0x69) {
        hidden = bytes[i] === 0x31 || bytes[i] === 0x74
      }
      while (bytes[i] !== quote) i++
      i++
      if (i >= cut) throw new NotPlainXlsx('a row without an end')
    }
    i++
    const cells: CellValue[] = []
    if (!empty) i = this.cells(bytes, i, cut, number, cells)
    this.keep(number, cells, hidden)
    return i
  }

  /** Empty rows are left out; a row out of order is put in its place as long as that has not been handed on. */
  private keep(number: number, cells: CellValue[], hidden: boolean): void {
    const { rows, meter, sheet } = this
    const before = this.current
    this.current = number
    if (cells.length === 0) return
    if (number > meter.limits.rows) meter.count('rows', number, { sheet })
    if (cells.length > meter.limits.columns) meter.count('columns', cells.length, { sheet })
    rows.push(hidden ? { row: number, cells, hidden } : { row: number, cells })
    if (number > before) return
    if (number <= this.delivered || rows.some((row, index) => row.row === number && index < rows.length - 1)) {
      throw faults.corrupt(`第 ${number} 行出现在第 ${before} 行之后`, `row ${number} comes after row ${before}`, sheet)
    }
    rows.sort((a, b) => a.row - b.row)
  }

  private cells(bytes: Buffer, from: number, cut: number, row: number, cells: CellValue[]): number {
    const { p } = this
    let i = from
    let column = -1
    for (;;) {
      while (bytes[i] !== LT) i++
      if (i >= cut) throw new NotPlainXlsx('a row without an end')
      const next = bytes[i + 1]
      if (next === SLASH) {
        i = this.name(bytes, i + 2)
        if (bytes[i] !== 0x72 || bytes[i + 1] !== 0x6f || bytes[i + 2] !== 0x77) {
          throw new NotPlainXlsx('a row that does not end')
        }
        return tagEnd(bytes, i, cut) + 1
      }
      if (next === BANG || next === QUERY) {
        i = passMarkup(bytes, i, cut)
        continue
      }
      i = p === 0 ? i + 1 : this.name(bytes, i + 1)
      if (bytes[i] !== 0x63 || !endsName(bytes[i + 1])) throw new NotPlainXlsx('something other than a cell')
      i++

      // The cell's own tag: where it is (r), its style (s), how its value is written (t).
      column++
      let style = 0
      let kind = NUMBER
      let empty = false
      for (let c = bytes[i]; c !== GT; c = bytes[i]) {
        if (c <= 0x20 || c === SLASH) {
          empty = c === SLASH
          i++
          continue
        }
        const start = i
        while (bytes[i] !== EQUALS) i++
        const attribute = i - start === 1 ? bytes[start] : 0
        const quote = quoteAfter(bytes, i, cut)
        i += 2
        if (attribute === 0x72) {
          let letters = 0
          for (let b = bytes[i]; b >= 0x41 && b <= 0x5a; b = bytes[++i]) letters = letters * 26 + b - 0x40
          column = letters - 1
          if (column < 0 || column > 0xfffff) throw new NotPlainXlsx('a cell without a column')
        } else if (attribute === 0x73) {
          style = 0
          for (let b = bytes[i]; b >= 0x30 && b <= 0x39; b = bytes[++i]) style = style * 10 + b - 0x30
        } else if (attribute === 0x74) kind = kindOf(bytes, i, quote)
        while (bytes[i] !== quote) i++
        i++
        if (i >= cut) throw new NotPlainXlsx('a cell without an end')
      }
      i++
      if (empty) continue

      // What the cell holds: a value, a formula before it, or an inline string.
      let value: CellValue
      let formula: string | undefined
      let valued = false
      for (;;) {
        while (bytes[i] !== LT) i++
        if (i >= cut) throw new NotPlainXlsx('a cell without an end')
        const c = bytes[i + 1]
        if (c === SLASH) {
          i = this.name(bytes, i + 2)
          if (bytes[i] !== 0x63) throw new NotPlainXlsx('a cell that does not end')
          i++
          break
        }
        if (c === BANG || c === QUERY) {
          i = passMarkup(bytes, i, cut)
          continue
        }
        const name = p === 0 ? i + 1 : this.name(bytes, i + 1)
        const first = bytes[name]
        if (first === 0x76 && endsName(bytes[name + 1])) {
          const open = bytes[name + 1] === GT ? name + 1 : tagEnd(bytes, name, cut)
          i = open + 1
          if (bytes[open - 1] === SLASH) continue
          const start = i
          while (bytes[i] !== LT) i++
          if (bytes[i + 1] === SLASH && bytes[i + 2 + p] === 0x76) {
            if (i > start) {
              value = this.values.value(bytes, start, i, kind, style, row, column)
              valued = true
            } else if (kind === TEXT) valued = true
            i += 3 + p
          } else {
            const mixed = mixedText(bytes, start, cut)
            const inner = Buffer.from(mixed.text.replaceAll('&', '&amp;'))
            if (mixed.text !== '') value = this.values.value(inner, 0, inner.length, kind, style, row, column)
            valued = true
            i = mixed.at + 2
          }
        } else if (first === 0x69 && bytes[name + 1] === 0x73 && endsName(bytes[name + 2])) {
          const open = tagEnd(bytes, name, cut)
          i = open + 1
          valued = true
          if (bytes[open - 1] === SLASH) continue
          const text = this.rich.read(bytes, i, cut)
          i = this.rich.at
          if (kind === INLINE) value = this.values.text(text, row, column)
        } else if (first === 0x66 && endsName(bytes[name + 1])) {
          formula = this.formulas.read(bytes, name, cut)
          i = this.formulas.at
        } else i = passElement(bytes, name, cut, this.prefix)
      }
      if (!valued && formula !== undefined) value = { uncached: formula }
      if (value === undefined) continue
      if (column < cells.length) cells[column] = value
      else {
        if (column >= this.meter.limits.columns) this.meter.count('columns', column + 1, { sheet: this.sheet })
        while (cells.length < column) cells.push(undefined)
        cells.push(value)
      }
    }
  }
}

/** The quote that opens an attribute's value; `at` is the place of its `=`, with no spaces about it. */
function quoteAfter(bytes: Buffer, at: number, cut: number): number {
  const quote = bytes[at + 1]
  if (at + 2 >= cut || (quote !== QUOTE && quote !== APOSTROPHE) || bytes[at - 1] <= 0x20) {
    throw new NotPlainXlsx('an attribute written oddly')
  }
  return quote
}
