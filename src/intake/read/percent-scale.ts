/** Percentages that have probably lost their sign. The values of a table's percent columns come in; a warning a column goes out. */
import type { CellValue } from '../../sheets/sheet'
import { type Fault, fault } from '../model/table'
import type { ReadColumn } from './cells'

interface Seen {
  column: ReadColumn
  most: number
  bare: number
  /** Cells with a % format or sign. */
  signed: number
}

export class PercentScale {
  readonly #seen: Seen[]

  constructor(columns: ReadColumn[]) {
    this.#seen = columns
      .filter((column) => column.target.cell.kind.amount?.percentage)
      .map((column) => ({ column, most: 0, bare: 0, signed: 0 }))
  }

  see(cells: CellValue[]): void {
    for (const seen of this.#seen) {
      const value = cells[seen.column.index]
      const number =
        typeof value === 'number'
          ? value
          : typeof value === 'string' && /^[\d.]+$/.test(value.trim())
            ? Number(value)
            : undefined
      if (number !== undefined) {
        seen.bare++
        seen.most = Math.max(seen.most, number)
      } else if (value !== undefined && (typeof value === 'object' || /[%％]/.test(String(value)))) seen.signed++
    }
  }

  faults(from: number): Fault[] {
    return this.#seen
      .filter(({ bare, most }) => bare > 0 && most > 0 && most <= 1)
      .map(({ column, signed }) => warning(column, from, signed > 0))
  }
}

const warning = ({ header, column, field }: ReadColumn, from: number, mixed: boolean): Fault =>
  fault('row.percent-scale', { mixed, header }, { severity: 'warning', address: `${column}${from}`, field })
