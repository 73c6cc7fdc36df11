/** Control totals: 合计 and 小计 rows are claims about the rows above them, recomputed here per column. Typed rows come in; verdicts go out. */
import { inUnit } from '../facts/kinds/money'
import { point } from '../facts/numbers'
import type { CellFacts } from '../facts/cell'
import type { Reader, Stored } from '../facts/kinds/kind'
import type { CellValue, Row } from '../sheets/sheet'
import { fault, type TableEnd, type TypedRow } from './table'

interface Summed {
  index: number
  column: string
  header: string
  field: string
  slot: number
  part: boolean
  read: Reader
  target: { cell: CellFacts }
}

const summable = new Set(['money', 'whole', 'decimal'])

export function totals(columns: Summed[]) {
  const watched = columns.filter((column) => !column.part && summable.has(column.target.cell.kind.name))
  const group = new Array<number>(watched.length).fill(0)
  const all = new Array<number>(watched.length).fill(0)
  let from = 0
  let last = 0
  return {
    add(row: TypedRow): void {
      if (from === 0) from = row.row
      last = row.row
      for (let i = 0; i < watched.length; i++) {
        const value = row.cells[watched[i].slot]
        if (typeof value === 'number') {
          group[i] += value
          all[i] += value
        }
      }
    },
    /** Checks a total row: a 小计 against the rows since the last one, a 合计 against all (or the group, when that is what it sums). */
    claim(row: Row, kind: 'total' | 'subtotal', end: TableEnd): void {
      watched.forEach((column, i) => {
        const stated = valueOf(column, row.cells[column.index])
        if (stated === null) return
        const computed = kind === 'subtotal' || (stated === group[i] && stated !== all[i]) ? group[i] : all[i]
        const agrees = stated === computed
        const shown = { stated: show(column, stated), computed: show(column, computed) }
        end.controlTotals.push({ row: row.row, field: column.field, ...shown, agrees })
        if (agrees) return
        const at = `${column.column}${row.row}`
        end.faults.push(
          fault('CONTROL_TOTAL', `${at}：“${column.header}”的合计写的是 ${shown.stated}，第 ${from}–${last} 行实际相加是 ${shown.computed}`, `${at}: the total of “${column.header}” says ${shown.stated}, rows ${from}–${last} add up to ${shown.computed}`, {
            severity: 'warning',
            address: at,
            field: column.field,
            found: shown.stated,
          }),
        )
      })
      if (kind === 'subtotal') {
        group.fill(0)
        from = 0
      }
    },
  }
}

function valueOf(column: Summed, raw: CellValue): number | null {
  if (raw === undefined || typeof raw === 'object') return null
  const row: Stored[] = new Array(column.slot + 2).fill(null)
  const found = column.read(raw, row, column.slot)
  return found === undefined ? (row[column.slot] as number) : null
}

const show = (column: Summed, value: number): string => {
  const kind = column.target.cell.kind.name
  return kind === 'money' ? inUnit(value) : kind === 'decimal' ? point(value, 6, true) : String(value)
}
