/** Marks after names: 砀山县*, where a note says what the star means. Values come in, names without the mark go out, and one warning a column. */
import type { CellValue } from '../../sheets/sheet'
import { type Fault, fault, type UsedColumn } from './table'

/** A star or triangle right after a Chinese name. */
export const MARKED = /(?<=[\u3400-\u9fff)）])\s*[*＊※▲△★☆]+\s*$/

export class Marks {
  readonly #met = new Map<UsedColumn, number>()

  take(column: UsedColumn, value: CellValue): CellValue {
    if (typeof value !== 'string' || !MARKED.test(value)) return value
    this.#met.set(column, (this.#met.get(column) ?? 0) + 1)
    return value.replace(MARKED, '')
  }

  faults(from: number): Fault[] {
    return [...this.#met].map(([{ column, header, field }, n]) =>
      fault(
        'table.marked-names',
        { header, n },
        {
          severity: 'warning',
          address: `${column}${from}`,
          field,
        },
      ),
    )
  }
}
