import { messageRef } from '../../messages/words'
import {
  afterPrefix,
  BANG,
  byteAt,
  EQUALS,
  GT,
  LT,
  nameEnds,
  passMarkup,
  QUERY,
  quoteAfter,
  SLASH,
  tagEnd,
} from '../parts/bytes'
import { faults } from '../parts/faults'
import type { Meter } from '../parts/meter'
import { NotPlainXlsx } from '../parts/not-plain-xlsx'
import { type CellLookup, Values } from '../parts/value'
import type { CellValue, Row } from '../sheet'
import { CellScanner } from './cell'

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
  private readonly cell: CellScanner

  constructor(
    private readonly sheet: string,
    private readonly prefix: Buffer,
    lookup: CellLookup,
    private readonly meter: Meter,
  ) {
    this.cell = new CellScanner(prefix, new Values(sheet, lookup, meter))
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
      const name = afterPrefix(bytes, i + 1, this.prefix)
      if (!isRow(bytes, name) || !nameEnds(bytes, name + 3)) throw new NotPlainXlsx('something other than a row')
      i = this.row(bytes, name + 3, cut)
      if (i > cut) throw new NotPlainXlsx('a row without an end')
    }
    return i
  }

  private row(bytes: Buffer, from: number, cut: number): number {
    let i = from
    let number = this.current + 1
    let hidden = false
    let empty = false
    for (let c = byteAt(bytes, i); c !== GT; c = byteAt(bytes, i)) {
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
        for (let b = byteAt(bytes, i); b >= 0x30 && b <= 0x39; b = byteAt(bytes, ++i)) number = number * 10 + b - 0x30
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
      throw faults.corrupt(messageRef('sheets.row-order', { number, before }), sheet)
    }
    rows.sort((a, b) => a.row - b.row)
  }

  private cells(bytes: Buffer, from: number, cut: number, row: number, cells: CellValue[]): number {
    const { cell, prefix } = this
    let i = from
    let column = -1
    for (;;) {
      while (bytes[i] !== LT) i++
      if (i >= cut) throw new NotPlainXlsx('a row without an end')
      const next = bytes[i + 1]
      if (next === SLASH) return this.rowEnd(bytes, i + 2, cut)
      if (next === BANG || next === QUERY) {
        i = passMarkup(bytes, i, cut)
        continue
      }
      i = afterPrefix(bytes, i + 1, prefix)
      if (bytes[i] !== 0x63 || !nameEnds(bytes, i + 1)) throw new NotPlainXlsx('something other than a cell')
      i = cell.read(bytes, i + 1, cut, row, column + 1)
      column = cell.column
      if (cell.value !== undefined) this.put(cells, column, cell.value)
    }
  }

  private rowEnd(bytes: Buffer, at: number, cut: number): number {
    const i = afterPrefix(bytes, at, this.prefix)
    if (!isRow(bytes, i)) throw new NotPlainXlsx('a row that does not end')
    return tagEnd(bytes, i, cut) + 1
  }

  private put(cells: CellValue[], column: number, value: CellValue): void {
    if (column < cells.length) {
      cells[column] = value
      return
    }
    if (column >= this.meter.limits.columns) this.meter.count('columns', column + 1, { sheet: this.sheet })
    while (cells.length < column) cells.push(undefined)
    cells.push(value)
  }
}

/** Does `row` stand here? */
const isRow = (bytes: Buffer, at: number): boolean =>
  bytes[at] === 0x72 && bytes[at + 1] === 0x6f && bytes[at + 2] === 0x77
