/** The first rows of a sheet with its merges spread out: what a person sees when looking at the head of a table. */
import type { CellValue, Merge, Row } from '../../sheets/sheet'
import { isFilled, width } from './lines'

export interface Grid {
  rows: Map<number, Row>
  /** The value seen at an address: a merged area shows its top left value everywhere. */
  at(row: number, column: number): CellValue
  merge(row: number, column: number): Merge | undefined
  mergesOn(row: number): Merge[]
  first: number
  last: number
  /** Columns from `left` to before `columns`. */
  left: number
  columns: number
}

export function gridOf(rows: Row[], merges: Merge[], left = 0): Grid {
  const byRow = new Map(rows.map((row) => [row.row, row]))
  const mergesOn = byRows(merges)
  const merge = (row: number, column: number): Merge | undefined =>
    mergesOn(row).find((one) => one.left <= column && column <= one.right)
  return {
    rows: byRow,
    mergesOn,
    merge,
    at(row, column) {
      const area = merge(row, column)
      return area ? byRow.get(area.top)?.cells[area.left] : byRow.get(row)?.cells[column]
    },
    first: rows[0]?.row ?? 1,
    last: rows.at(-1)?.row ?? 0,
    left,
    columns: rows.reduce((most, row) => Math.max(most, reachOf(row)), 0),
  }
}

/** Merges that cover a row, looked up once for each row that is asked for. */
function byRows(merges: Merge[]): (row: number) => Merge[] {
  const known = new Map<number, Merge[]>()
  return (row) => {
    let list = known.get(row)
    if (!list) {
      list = merges.filter((merge) => merge.top <= row && row <= merge.bottom)
      known.set(row, list)
    }
    return list
  }
}

function reachOf(row: Row): number {
  let reach = row.cells.length
  while (reach > 0 && !isFilled(row.cells[reach - 1])) reach--
  return reach
}

/** The rows of a grid from one row on, as if nothing stood above. */
export const gridFrom = (grid: Grid, row: number, rows: number): Grid => ({
  ...grid,
  first: row,
  last: Math.min(grid.last, row + rows),
})

/** The part of a grid between two columns. Lines above it that stand over all parts (titles, a unit line at the far right) are its own as well. */
export function gridBetween(grid: Grid, [left, right]: [number, number], merges: Merge[]): Grid {
  let above = true
  const rows = [...grid.rows.values()].map((row) => {
    const cells = between(row.cells, left, right)
    const own = cells.filter(isFilled).length
    if (own > 1) above = false
    if (above && own === 0 && width(row) <= 2)
      row.cells.filter(isFilled).forEach((value, i) => {
        cells[left + i] = value
      })
    return { ...row, cells }
  })
  return gridOf(
    rows,
    merges.filter((merge) => merge.left >= left && merge.right <= right),
    left,
  )
}

/** The cells of a row with everything outside two columns left out. */
export function between(cells: CellValue[], left: number, right: number): CellValue[] {
  const own = cells.slice(0, right + 1)
  for (let i = 0; i < Math.min(left, own.length); i++) own[i] = undefined
  return own
}
