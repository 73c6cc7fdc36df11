/**
 * The column that numbers the rows, taken as a checksum: a gap or a number met twice shows that rows were lost or pasted in.
 * Rows come in; one warning goes out. Counting may begin again at 1, for every group is numbered by itself.
 */
import { columnName, type Row } from '../../sheets/sheet'
import { type Fault, fault } from '../model/table'

const TOLD = 5

export class RowNumbers {
  #last: { row: number; number: number } | undefined
  readonly #breaks: { row: number; number: number; before: number }[] = []
  #broken = 0
  #counted = 0

  constructor(readonly index: number) {}

  see({ row, cells }: Row): void {
    const number = numberIn(cells[this.index])
    if (number === undefined) return
    const last = this.#last
    this.#last = { row, number }
    this.#counted++
    if (!last || number === last.number + 1 || number === 1) return
    this.#broken++
    if (this.#breaks.length < TOLD) this.#breaks.push({ row, number, before: last.number })
  }

  /** Nothing when half of the numbers are out of order: then the column numbers something else. */
  faults(): Fault[] {
    const [first] = this.#breaks
    if (!first || this.#broken * 2 > this.#counted) return []
    const column = columnName(this.index)
    const places = this.#breaks.map((one) => ({
      zh: `${column}${one.row} 是 ${one.number}，上一行是 ${one.before}`,
      en: `${column}${one.row} is ${one.number} after ${one.before}`,
    }))
    return [
      fault(
        'row.row-numbers',
        { broken: this.#broken, places, more: this.#broken > this.#breaks.length },
        { severity: 'warning', address: `${column}${first.row}`, found: String(first.number) },
      ),
    ]
  }
}

const numberIn = (value: Row['cells'][number]): number | undefined => {
  const number = typeof value === 'string' && /^\d{1,7}$/.test(value.trim()) ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) && number > 0 ? number : undefined
}
