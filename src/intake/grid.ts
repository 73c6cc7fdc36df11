/** The first rows of a sheet with its merges spread out: what a person sees when looking at the head of a table. */
import type { CellValue, Merge, Row } from '../sheets/sheet'
import { filled } from './lines'

export interface Grid {
  rows: Map<number, Row>
  merges: Merge[]
  /** The value seen at an address: a merged area shows its top left value everywhere. */
  at(row: number, column: number): CellValue
  merge(row: number, column: number): Merge | undefined
  first: number
  last: number
  columns: number
}

export function gridOf(rows: Row[], merges: Merge[]): Grid {
  const byRow = new Map(rows.map((row) => [row.row, row]))
  const byStart = new Map<number, Merge[]>()
  const limit = rows.length ? rows[rows.length - 1].row : 0
  for (const merge of merges) {
    if (merge.top > limit) continue
    for (let row = merge.top; row <= Math.min(merge.bottom, limit); row++) {
      const list = byStart.get(row)
      if (list) list.push(merge)
      else byStart.set(row, [merge])
    }
  }
  const mergeAt = (row: number, column: number): Merge | undefined =>
    byStart.get(row)?.find((merge) => merge.left <= column && column <= merge.right)
  let columns = 0
  for (const row of rows) {
    let wide = row.cells.length
    while (wide > 0 && !filled(row.cells[wide - 1])) wide--
    columns = Math.max(columns, wide)
  }
  return {
    rows: byRow,
    merges,
    merge: mergeAt,
    at(row, column) {
      const merge = mergeAt(row, column)
      return merge ? byRow.get(merge.top)?.cells[merge.left] : byRow.get(row)?.cells[column]
    },
    first: rows[0]?.row ?? 1,
    last: limit,
    columns,
  }
}
