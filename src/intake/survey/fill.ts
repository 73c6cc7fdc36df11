/** Values of areas merged over several rows, filled down as their rows pass. */
import type { CellValue, Merge, Row } from '../../sheets/sheet'

/** `alone` are columns whose merged value counts once: an amount for several rows together stands in the first of them. */
export function fillDown(merges: Merge[], from: number, alone: Set<number>): (row: Row) => void {
  const waiting = merges
    .filter((merge) => merge.bottom > merge.top && merge.bottom >= from && !alone.has(merge.left))
    .sort((a, b) => b.top - a.top)
  let open: { merge: Merge; value: CellValue }[] = []
  return (row) => {
    for (let merge = waiting.at(-1); merge && merge.top <= row.row; merge = waiting.at(-1)) {
      waiting.pop()
      open.push({ merge, value: merge.top === row.row ? row.cells[merge.left] : undefined })
    }
    if (open.length === 0) return
    open = open.filter(({ merge }) => merge.bottom >= row.row)
    for (const { merge, value } of open) {
      if (merge.top === row.row || value === undefined) continue
      while (row.cells.length <= merge.left) row.cells.push(undefined)
      row.cells[merge.left] = value
    }
  }
}
