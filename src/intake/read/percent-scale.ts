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
  fault(
    'PERCENT_SCALE',
    mixed
      ? `“${header}”列有的带百分号，有的是不超过 1 的数，像是没有乘 100。请统一写法`
      : `“${header}”列的数都不超过 1，像是没有乘 100。如 0.28 表示 28%，请改为 28 或设为百分比格式`,
    mixed
      ? `some cells of “${header}” are percentages, others numbers of 1 or less: write them alike`
      : `every figure of “${header}” is 1 or less: if 0.28 means 28 %, write 28 or format the cells as percentages`,
    { severity: 'warning', address: `${column}${from}`, field },
  )
