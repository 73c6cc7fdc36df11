/**
 * Finds where the header of a table stands and reads it as paths. A header is a region, not a row: its rows are tried at
 * every start and height, and the reading that a roster understands best wins; without a roster, the one that looks like a
 * header. Comes in: the grid of a sheet's first rows; goes out: header rows and columns with paths and samples.
 */
import type { RosterFacts } from '../facts/roster'
import type { CellValue, Row } from '../sheets/sheet'
import { matchColumns, type Matching, type Stated, type TableColumn } from './columns'
import type { Grid } from './grid'
import { heading, isRemark, isRowNumber, normalHeading } from './heading'
import { filled, texts, width } from './lines'

export interface HeaderRegion {
  top: number
  bottom: number
  columns: TableColumn[]
}

export interface Reading extends HeaderRegion {
  roster: RosterFacts
  matching: Matching
  score: number
}

const DEEPEST = 4
const SAMPLES = 40

/** All regions from `from` on that could be a header, top first. */
export function regions(grid: Grid, from: number, until: number): HeaderRegion[] {
  const found: HeaderRegion[] = []
  for (let top = from; top <= until; top++) {
    const row = grid.rows.get(top)
    if (!row || cutsMerge(grid, top) || !couldHead(row, grid)) continue
    const least = reach(grid, top)
    for (let bottom = least; bottom < Math.max(top + DEEPEST, least + 1) && bottom < grid.last; bottom++) {
      if (!grid.rows.has(bottom)) break
      if (bottom > least && !deepens(grid, top, bottom)) break
      found.push({ top, bottom, columns: columnsOf(grid, top, bottom) })
    }
  }
  return found.filter((region) => region.columns.length > 0)
}

/** A row that a merge from above reaches into is not where a header begins. */
const cutsMerge = (grid: Grid, row: number): boolean => grid.merges.some((merge) => merge.top < row && merge.bottom >= row && filled(grid.rows.get(merge.top)?.cells[merge.left]))

/** A header row has two or more short texts that stand apart; a title is one text, merged across. */
function couldHead(row: Row, grid: Grid): boolean {
  const labels = texts(row).filter(({ text }) => text.length <= 60)
  if (new Set(labels.map(({ column }) => grid.merge(row.row, column)?.left ?? column)).size < 2) return labels.length === 1 && grid.columns === 1
  return labels.length * 2 >= width(row)
}

/** The last row that a merge starting in the header's first row covers. */
function reach(grid: Grid, top: number): number {
  let bottom = top
  for (const { column } of texts(grid.rows.get(top)!)) {
    const merge = grid.merge(top, column)
    if (merge && merge.top === top && merge.bottom - top < DEEPEST) bottom = Math.max(bottom, merge.bottom)
  }
  return bottom
}

/** A further row belongs to the header when it holds texts only, no figures. */
function deepens(grid: Grid, top: number, bottom: number): boolean {
  const row = grid.rows.get(bottom)!
  return bottom > top && row.cells.every((value) => !filled(value) || typeof value === 'string') && texts(row).every(({ text }) => text.length <= 60 && !/^\d/.test(text))
}

export function columnsOf(grid: Grid, top: number, bottom: number): TableColumn[] {
  const columns: TableColumn[] = []
  const samples = sampleRows(grid, bottom + 1)
  for (let index = 0; index < grid.columns; index++) {
    const levels = pathOf(grid, top, bottom, index)
    const values = samples.map((row) => grid.at(row, index))
    if (levels.length === 0) {
      if (values.some(filled)) columns.push({ index, path: [], header: '', samples: values })
      continue
    }
    columns.push({ index, path: levels.map(heading), header: levels.map((text) => text.replace(/\s+/g, '')).join('/'), samples: values })
  }
  return columns
}

/** Header texts of one column from top to bottom; an unmerged parent reaches right over the blanks beside it while its children have texts of their own. */
function pathOf(grid: Grid, top: number, bottom: number, index: number): string[] {
  const levels: string[] = []
  for (let row = top; row <= bottom; row++) {
    let value = grid.at(row, index)
    if (!filled(value) && row < bottom && filled(grid.at(bottom, index))) value = leftward(grid, row, index)
    const text = filled(value) ? String(value).trim() : ''
    if (text && normalHeading(text) !== normalHeading(levels[levels.length - 1] ?? '')) levels.push(text)
  }
  return levels
}

function leftward(grid: Grid, row: number, index: number): CellValue {
  for (let column = index - 1; column >= 0; column--) {
    if (grid.merge(row, column)) return undefined
    const value = grid.at(row, column)
    if (filled(value)) return filled(grid.at(row + 1, column)) ? value : undefined
  }
  return undefined
}

function sampleRows(grid: Grid, from: number): number[] {
  const rows: number[] = []
  for (let row = from; row <= grid.last && rows.length < SAMPLES; row++) if (grid.rows.has(row) && width(grid.rows.get(row)!) > 1) rows.push(row)
  return rows
}

/** The best reading of a region by any of the rosters; `announced` are those the title, sheet or file name speaks of. */
export function readings(region: HeaderRegion, rosters: RosterFacts[], stated: (roster: RosterFacts) => Stated, announced: Map<string, number>): Reading[] {
  const columns = region.columns.filter((column) => column.path.length > 0 && !isRowNumber(column.path[column.path.length - 1].bare) && !isRemark(column.path[column.path.length - 1].bare))
  return rosters
    .map((roster) => {
      const matching = matchColumns(roster, columns, stated(roster))
      const telling = matching.matches.filter((match) => match.strength > 1).length
      const score = telling === 0 && announced.size === 0 ? 0 : matching.score * (0.5 + matching.matches.length / Math.max(columns.length, 1)) + (announced.get(roster.name) ?? 0)
      return { ...region, roster, matching, score }
    })
    .filter((reading) => reading.matching.matches.length > 0)
    .sort((a, b) => b.score - a.score)
}
