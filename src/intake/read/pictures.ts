/** Pictures that WPS keeps inside cells as =DISPIMG("ID_…",1). A cell's value comes in, nothing goes out for a picture, and one warning a column. */
import type { CellValue } from '../../sheets/sheet'
import { type Fault, fault, type UsedColumn } from '../model/table'

const PICTURE = /^=?(?:_xlfn\.)?DISPIMG\(/i

const isPicture = (value: CellValue): boolean =>
  typeof value === 'string'
    ? value.length > 8 && (value[0] === '=' || value[0] === '_') && PICTURE.test(value)
    : typeof value === 'object' && 'uncached' in value && PICTURE.test(value.uncached)

export class Pictures {
  readonly #met = new Map<UsedColumn, { row: number; n: number }>()

  take(column: UsedColumn, value: CellValue, row: number): CellValue {
    if (value === undefined || typeof value === 'number' || !isPicture(value)) return value
    const met = this.#met.get(column)
    if (met) met.n++
    else this.#met.set(column, { row, n: 1 })
    return undefined
  }

  faults(): Fault[] {
    return [...this.#met].map(([{ column, header, field }, { row, n }]) =>
      fault('row.picture', { header, n }, { severity: 'warning', address: `${column}${row}`, field }),
    )
  }
}
