/** Marks as they were found come in; one mark per cell that can be seen goes out, in the order of the sheet. */

import { address, type Merge } from '../sheet'
import { parseAddress } from '../write/notes'
import type { Mark } from './mark-type'
import type { Severity } from './styles'

export interface Settled {
  /** From 1. */
  row: number
  /** From 0. */
  column: number
  severity: Severity
  comment: string
}

/**
 * Several faults of a cell become lines of one note, and an error outweighs a warning. A cell covered by a merged area
 * cannot show anything: its mark goes to the area's first cell and says which cell is meant.
 */
export function settle(marks: Pick<Mark, 'address' | 'comment' | 'severity'>[], merges: Merge[]): Settled[] {
  const cells = new Map<string, Settled & { lines: Set<string> }>()
  for (const mark of marks) {
    const { row, column, line } = visible(mark, merges)
    const key = address(row, column)
    const cell = cells.get(key) ?? { row, column, severity: mark.severity, comment: '', lines: new Set<string>() }
    if (mark.severity === 'error') cell.severity = 'error'
    cells.set(key, { ...cell, lines: cell.lines.add(line) })
  }
  return [...cells.values()]
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .map(({ row, column, severity, lines }) => ({ row, column, severity, comment: [...lines].join('\n') }))
}

function visible(mark: Pick<Mark, 'address' | 'comment'>, merges: Merge[]) {
  const { row, column } = parseAddress(mark.address)
  const area = merges.find(
    ({ top, left, bottom, right }) => top <= row && row <= bottom && left <= column && column <= right,
  )
  if (!area || (area.top === row && area.left === column)) return { row, column, line: mark.comment }
  return { row: area.top, column: area.left, line: `${address(row, column)}：${mark.comment}` }
}
