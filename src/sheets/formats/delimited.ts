import type { Meter } from '../parts/meter'
import { address } from '../sheet'

export type Delimiter = ',' | '\t' | ';'

/**
 * Comes in: text in pieces of any size. Goes out: its records, a cell being text exactly as it stands (quotes undone).
 * Lenient as Excel: a quote inside an unquoted cell is itself, text after a closing quote is kept.
 */
export class DelimitedText {
  /** The record now being read, from 1. */
  row = 1
  private cells: string[] = []
  private cell = ''
  private state: 'start' | 'plain' | 'quoted' | 'closed' = 'start'
  private skipLineFeed = false

  constructor(
    private readonly delimiter: Delimiter,
    private readonly meter: Meter,
    private readonly sheet: string,
    private readonly onRow: (row: number, cells: string[]) => void,
  ) {}

  push(text: string): void {
    let at = 0
    if (this.skipLineFeed && text.length > 0) {
      this.skipLineFeed = false
      if (text[0] === '\n') at = 1
    }
    while (at < text.length) at = this.state === 'quoted' ? this.quoted(text, at) : this.open(text, at)
  }

  end(): void {
    if (this.state !== 'start' || this.cells.length > 0) this.endRow()
  }

  private quoted(text: string, from: number): number {
    const quote = text.indexOf('"', from)
    this.add(text.slice(from, quote < 0 ? text.length : quote))
    if (quote < 0) return text.length
    this.state = 'closed'
    return quote + 1
  }

  private open(text: string, from: number): number {
    if (text.charCodeAt(from) === 34 && this.state !== 'plain') {
      if (this.state === 'closed') this.add('"')
      this.state = 'quoted'
      return from + 1
    }
    const delimiter = this.delimiter.charCodeAt(0)
    let at = from
    let code = text.charCodeAt(at)
    while (at < text.length && code !== delimiter && code !== 10 && code !== 13) code = text.charCodeAt(++at)
    if (at > from) {
      this.add(text.slice(from, at))
      this.state = 'plain'
    }
    if (at === text.length) return at
    if (code === delimiter) this.endCell()
    else this.endRow()
    if (code !== 13) return at + 1
    if (at + 1 === text.length) this.skipLineFeed = true
    return text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1
  }

  private add(text: string): void {
    this.cell = this.cell === '' ? text : this.cell + text
    if (this.cell.length > this.meter.limits.cellText) {
      const at = address(this.row, this.cells.length)
      const where = { sheet: this.sheet, zh: `单元格 ${at} 的`, en: `cell ${at}` }
      this.meter.count('cellText', this.cell.length, where)
    }
  }

  private endCell(): void {
    this.cells.push(this.cell)
    this.cell = ''
    this.state = 'start'
    if (this.cells.length > this.meter.limits.columns) {
      this.meter.count('columns', this.cells.length, {
        sheet: this.sheet,
        zh: `第 ${this.row} 行的`,
        en: `row ${this.row}`,
      })
    }
  }

  private endRow(): void {
    this.endCell()
    this.onRow(this.row, this.cells)
    this.row++
    this.cells = []
  }
}

/** The delimiter that cuts the most lines of a sample into the same number of cells, two at least; a comma when none does. */
export function guessDelimiter(sample: string, meter: Meter): { delimiter: Delimiter; tidy: boolean } {
  const scored = ([',', '\t', ';'] as const).map((delimiter) => ({ delimiter, ...evenness(sample, delimiter, meter) }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return { delimiter: best.delimiter, tidy: best.tidy }
}

function evenness(sample: string, delimiter: Delimiter, meter: Meter): { score: number; tidy: boolean } {
  const widths = new Map<number, number>()
  let rows = 0
  try {
    const text = new DelimitedText(delimiter, meter, '', (_, cells) => {
      if (cells.length === 1 && cells[0]?.trim() === '') return
      rows++
      widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
    })
    text.push(sample)
    text.end()
  } catch {
    return { score: 0, tidy: false }
  }
  const [width, times] = [...widths].filter(([cells]) => cells > 1).reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0])
  return {
    score: (times / Math.max(1, rows)) * (1 + Math.min(width, 50) / 1_000),
    tidy: rows >= 2 && times >= 0.8 * rows,
  }
}
