/**
 * Control totals: 合计 and 小计 lines are claims about rows, recomputed here for every column. Typed rows come in; verdicts go out.
 * A claim may be about its group, its section, everything since the last total, or the whole table, and may stand above or below
 * its rows: the reading under which most of its columns agree is the one that was meant.
 */

import { addsUp } from '../../facts/kinds/amount'
import type { Stored } from '../../facts/kinds/kind'
import { itemAt } from '../../facts/lists'
import type { CellValue, Row } from '../../sheets/sheet'
import { fault, type TableEnd, type TypedRow } from '../model/table'
import type { ReadColumn } from './cells'

export type Claim = 'total' | 'subtotal' | 'head'

/** A place in the table: what the columns added up to there, and the first row after it. */
interface Mark {
  sums: number[]
  from: number
}

interface Stated {
  row: number
  kind: Claim
  figures: (number | null)[]
  mark: Mark
}

export class Totals {
  readonly #columns: ReadColumn[]
  readonly #sums: number[]
  readonly #start: Mark
  #group: Mark
  #section: Mark
  readonly #last: Partial<Record<Claim, Mark>> = {}
  /** Where claims of a kind stand; the first one tells. */
  readonly #above: Partial<Record<Claim, boolean>> = {}
  /** Claims above their rows. */
  #waiting: Stated[] = []
  #fresh: Mark[] = []
  #rows = 0
  #sinceMark = 0
  #lastRow = 0

  constructor(
    columns: ReadColumn[],
    readonly end: TableEnd,
  ) {
    this.#columns = columns.filter(({ part, target }) => !part && addsUp(target.cell))
    this.#sums = this.#columns.map(() => 0)
    this.#start = this.#group = this.#section = this.#mark()
  }

  add({ row, cells }: TypedRow): void {
    for (const [i, { slot }] of this.#columns.entries()) {
      const value = cells[slot]
      if (typeof value === 'number') this.#sums[i] = (this.#sums[i] ?? 0) + value
    }
    for (const mark of this.#fresh) mark.from = row
    if (this.#fresh.length > 0) this.#fresh = []
    this.#rows++
    this.#sinceMark++
    this.#lastRow = row
  }

  /** A section head without figures. */
  section(): void {
    this.#section = this.#mark()
    this.#sinceMark = 0
  }

  claim(row: Row, kind: Claim): void {
    const figures = this.#columns.map((column) => figureOf(column, row.cells[column.index]))
    if (figures.every((figure) => figure === null)) return
    this.#answer(kind)
    this.#above[kind] ??= kind === 'head' || (this.#sinceMark === 0 && (kind === 'subtotal' || this.#rows === 0))
    if (this.#above[kind]) this.#waiting.push({ row: row.row, kind, figures, mark: this.#mark() })
    else this.#verdict(row.row, figures, this.#candidates(kind))
    this.#group = this.#last[kind] = this.#mark()
    this.#sinceMark = 0
  }

  /** Whether the figures of a row are what the rows above it add up to. */
  adds(row: Row): boolean {
    const figures = this.#columns.map((column) => figureOf(column, row.cells[column.index]))
    if (this.#rows < 2 || figures.every((figure) => figure === null)) return false
    const agrees = (mark: Mark): boolean => {
      const computed = this.#since(mark)
      return figures.every((figure, i) => figure === null || figure === computed[i])
    }
    return this.#candidates('total').some(agrees)
  }

  /** What the columns add up to since a mark was set. */
  #since = (mark: Mark): number[] => this.#sums.map((sum, i) => sum - (mark.sums[i] ?? 0))

  finish(): void {
    for (const kind of ['head', 'subtotal', 'total'] as const) this.#answer(kind)
    this.end.controlTotals.sort((a, b) => a.row - b.row)
  }

  /** A claim above its rows is answered when the next of its kind, or the end, is reached. */
  #answer(kind: Claim): void {
    const due = this.#waiting.filter((stated) => stated.kind === kind || (kind !== 'total' && stated.kind !== 'total'))
    this.#waiting = this.#waiting.filter((stated) => !due.includes(stated))
    for (const { row, figures, mark } of due) this.#verdict(row, figures, [mark])
  }

  #mark(): Mark {
    const mark = { sums: [...this.#sums], from: 0 }
    this.#fresh.push(mark)
    return mark
  }

  /** Where the rows of a claim below them may begin, the most likely first. */
  #candidates(kind: Claim): Mark[] {
    const likely =
      kind === 'total'
        ? [this.#start, this.#last.total, this.#section, this.#group]
        : [this.#group, this.#section, this.#last.subtotal, this.#last.total, this.#start]
    return likely.filter((mark) => mark !== undefined)
  }

  #verdict(row: number, figures: (number | null)[], candidates: Mark[]): void {
    const agreeing = (mark: Mark): number => {
      const computed = this.#since(mark)
      return figures.filter((figure, i) => figure !== null && figure === computed[i]).length
    }
    const meant = candidates.reduce((best, mark) => (agreeing(mark) > agreeing(best) ? mark : best))
    for (const [i, computed] of this.#since(meant).entries()) {
      const stated = figures[i] ?? null
      if (stated !== null) this.#judge(itemAt(this.#columns, i), row, stated, computed, meant.from)
    }
  }

  #judge(column: ReadColumn, row: number, stated: number, computed: number, from: number): void {
    const agrees = stated === computed
    const shown = { stated: show(column, stated), computed: show(column, computed) }
    this.end.controlTotals.push({ row, field: column.field, ...shown, agrees })
    if (agrees) return
    const at = `${column.column}${row}`
    const rows =
      from === 0
        ? { zh: '没有明细行', en: 'there are no rows to add' }
        : {
            zh: `第 ${from}–${this.#lastRow} 行实际相加是 ${shown.computed}`,
            en: `rows ${from}–${this.#lastRow} add up to ${shown.computed}`,
          }
    this.end.faults.push(
      fault(
        'row.total',
        { at, header: column.header, stated: shown.stated, rows, mixed: isUnitMixed(stated, computed) },
        { severity: 'warning', address: at, field: column.field, found: shown.stated },
      ),
    )
  }
}

/** 元 and 万元 are ten thousand times apart. */
const isUnitMixed = (stated: number, computed: number): boolean =>
  stated !== 0 && (stated === computed * 10_000 || computed === stated * 10_000)

function figureOf(column: ReadColumn, raw: CellValue): number | null {
  if (raw === undefined || typeof raw === 'object') return null
  const row: Stored[] = new Array(column.slot + 2).fill(null)
  return column.read(raw, row, column.slot) === undefined ? (row[column.slot] as number) : null
}

const show = (column: ReadColumn, value: number): string => {
  const { cell } = column.target
  return String(cell.kind.show([value], cell))
}
