/**
 * Tables that stand beside each other: apart by empty columns, or one header printed two or three times across the page. Comes in:
 * the grid of a sheet; goes out: its parts, or the whole when it is one table.
 */
import { itemAt } from '../../facts/lists'
import type { Merge } from '../../sheets/sheet'
import type { HeaderReading } from '../match/header-reading'
import { type Grid, gridBetween } from '../model/grid'
import { isFilled, width } from '../model/lines'
import type { TableSurvey } from '../model/table'
import type { Looking } from './readings'
import { recognise } from './recognise'

interface GridPart {
  grid: Grid
  span: TableSurvey['span']
}

export function sideBySide(grid: Grid, merges: Merge[], looking: Looking): GridPart[] {
  const part = (span: [number, number]): GridPart => ({ grid: gridBetween(grid, span, merges), span })
  const apart = bands(grid)
  if (apart.length > 1) {
    const parts = apart.map(part)
    if (parts.filter((one) => read(one.grid, looking)).length > 1) return parts
  }
  const reading = read(grid, looking)
  const repeated = reading ? repeats(reading) : []
  return repeated.length > 1 ? repeated.map(part) : [{ grid, span: null }]
}

const read = (grid: Grid, looking: Looking): HeaderReading | undefined =>
  recognise(grid, grid.first, looking, () => []).reading

/** Stretches of two or more columns between columns that are empty in every line of more than one cell. */
function bands(grid: Grid): [number, number][] {
  const used = new Array<boolean>(grid.columns).fill(false)
  for (const row of grid.rows.values()) {
    if (width(row) < 2) continue
    row.cells.forEach((value, index) => {
      if (isFilled(value)) used[index] = true
    })
  }
  const found: [number, number][] = []
  for (let left = 0; left < used.length; left++) {
    if (!used[left]) continue
    let right = left
    while (used[right + 1]) right++
    if (right > left) found.push([left, right])
    left = right
  }
  return found
}

/** A header whose columns are the same again after every few: 乡镇 | 行政村 | 户数 | 乡镇 | 行政村 | 户数. */
function repeats({ columns }: HeaderReading): [number, number][] {
  const leaves = columns.map((column) => column.path.map((level) => level.text).join('/'))
  for (let period = 2; period * 2 <= leaves.length; period++) {
    if (leaves.length % period !== 0 || leaves.some((text, i) => text === '' || text !== leaves[i % period])) continue
    return Array.from({ length: leaves.length / period }, (_, n) => [
      itemAt(columns, n * period).index,
      itemAt(columns, (n + 1) * period - 1).index,
    ])
  }
  return []
}
