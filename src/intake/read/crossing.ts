/** Batches on their way between threads: many small objects become a few flat arrays, which are several times cheaper to copy. */

import type { Stored } from '../../facts/kinds/kind'
import { itemAt } from '../../facts/lists'
import type { Batch, Block } from '../model/import-reading'
import type { Fault, TypedRow } from '../model/table'

export interface Crossing {
  rows: Int32Array
  width: number
  cells: Stored[]
  partWidth: number
  parts: Stored[]
  blanks: (string | null)[]
  /** Faults by position of their row; most rows have none. */
  faults: [at: number, faults: Fault[], refused: boolean][]
  shown: Block
}

export function flatten({ rows, shown }: Batch): Crossing {
  const width = rows[0]?.cells.length ?? 0
  const partWidth = rows[0]?.parts.length ?? 0
  const cells: Stored[] = []
  const parts: Stored[] = []
  const faults: Crossing['faults'] = []
  for (const [at, row] of rows.entries()) {
    for (const value of row.cells) cells.push(value)
    for (const value of row.parts) parts.push(value)
    if (row.faults || row.refused) faults.push([at, row.faults ?? [], row.refused])
  }
  return {
    rows: Int32Array.from(rows, (row) => row.row),
    width,
    cells,
    partWidth,
    parts,
    blanks: rows.map((row) => row.blanks),
    faults,
    shown,
  }
}

export function unfold({ rows, width, cells, partWidth, parts, blanks, faults, shown }: Crossing): Batch {
  const typed: TypedRow[] = []
  for (const [at, row] of rows.entries())
    typed.push({
      row,
      cells: cells.slice(at * width, (at + 1) * width),
      parts: parts.slice(at * partWidth, (at + 1) * partWidth),
      blanks: blanks[at] ?? null,
      faults: null,
      refused: false,
      raw: [],
    })
  for (const [at, list, refused] of faults) Object.assign(itemAt(typed, at), { faults: list, refused })
  return { rows: typed, shown }
}
