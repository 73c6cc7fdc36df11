/**
 * Finds where the header of a table may stand and reads it as paths. A header is a region, not a row: its rows are tried at
 * every start and height. Comes in: the grid of a sheet's first rows; goes out: header rows and columns with paths and samples.
 */

import { rawText } from '../../facts/reading'
import type { CellValue, Row } from '../../sheets/sheet'
import type { Grid } from '../model/grid'
import type { HeaderRegion, TableColumn } from '../model/header-region'
import { heading } from '../model/heading'
import { isFilled, texts, width } from '../model/lines'

const DEEPEST = 4
const SAMPLES = 40
const MAX_HEADING_LENGTH = 60

/** All regions from `from` on that could be a header, top first. */
export function* regions(grid: Grid, from: number, until: number): Generator<HeaderRegion> {
  for (let top = from; top <= until; top++) {
    const row = grid.rows.get(top)
    if (!row || cutsMerge(grid, top) || !couldHead(row, grid)) continue
    const least = reach(grid, top)
    for (let bottom = least; bottom < Math.max(top + DEEPEST, least + 1) && bottom < grid.last; bottom++) {
      if (!grid.rows.has(bottom)) break
      if (bottom > least && !deepens(grid, bottom)) break
      const machine = isMachineRow(grid, top, bottom + 1) ? bottom + 1 : undefined
      const columns = tableColumnsOf(grid, top, bottom, machine)
      if (columns.length > 0) yield { top, bottom: machine ?? bottom, columns }
    }
  }
}

/** A row that a merge from above reaches into is not where a header begins. */
const cutsMerge = (grid: Grid, row: number): boolean =>
  grid.mergesOn(row).some((merge) => merge.top < row && isFilled(grid.rows.get(merge.top)?.cells[merge.left]))

/** A header row has two or more short texts that stand apart; a title is one text, merged across. */
function couldHead(row: Row, grid: Grid): boolean {
  const labels = texts(row).filter(({ text }) => text.length <= MAX_HEADING_LENGTH)
  if (new Set(labels.map(({ column }) => grid.merge(row.row, column)?.left ?? column)).size < 2)
    return labels.length === 1 && grid.columns === 1
  return (
    (labels.length + row.cells.filter((value) => typeof value === 'number' && isYear(value)).length) * 2 >= width(row)
  )
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

/** A further row belongs to the header when it holds texts only, no figures but years. */
function deepens(grid: Grid, bottom: number): boolean {
  const row = grid.rows.get(bottom)!
  return (
    row.cells.every((value) => !isFilled(value) || typeof value === 'string' || isYear(value)) &&
    texts(row).every(({ text }) => text.length <= MAX_HEADING_LENGTH && (!/^\d/.test(text) || isYear(text)))
  )
}

const isYear = (value: CellValue): boolean => /^(?:19|20)\d{2}年?度?$/.test(String(value))

/** A row of names for machines below Chinese headings: TOWN_ID, #adm1+name. */
function isMachineRow(grid: Grid, top: number, row: number): boolean {
  const line = grid.rows.get(row)
  if (!line || row >= grid.last) return false
  const values = line.cells.filter(isFilled)
  return (
    values.length >= 2 &&
    values.every((value) => typeof value === 'string' && MACHINE.test(value.trim())) &&
    texts(grid.rows.get(top)!).some(({ text }) => HAN.test(text))
  )
}

const MACHINE = /^#?[A-Za-z_][\w#+.:-]*$/
const HAN = /[\u3400-\u9fff]/

function tableColumnsOf(grid: Grid, top: number, bottom: number, machine?: number): TableColumn[] {
  const columns: TableColumn[] = []
  let samples: number[] | undefined
  const values = (index: number): CellValue[] => {
    samples ??= sampleRows(grid, (machine ?? bottom) + 1)
    return samples.map((row) => grid.at(row, index))
  }
  for (let index = grid.left; index < grid.columns; index++) {
    const levels = pathOf(grid, top, bottom, index)
    let own: CellValue[] | undefined
    const column: TableColumn = {
      index,
      path: levels.map(({ text }) => heading(text)),
      rows: levels.map(({ row }) => row),
      header: levels.map(({ text }) => text.replace(/\s+/g, '').slice(0, MAX_HEADING_LENGTH)).join('/'),
      get samples() {
        own ??= values(index)
        return own
      },
    }
    if (machine !== undefined && isFilled(grid.at(machine, index))) column.code = String(grid.at(machine, index))
    if (levels.length > 0 || column.samples.some(isFilled)) columns.push(column)
  }
  return columns
}

/** Header texts of one column from top to bottom; an unmerged parent reaches right over the blanks beside it while its children have texts of their own. */
function pathOf(grid: Grid, top: number, bottom: number, index: number): { text: string; row: number }[] {
  const levels: { text: string; row: number }[] = []
  for (let row = top; row <= bottom; row++) {
    let value = grid.at(row, index)
    if (!isFilled(value) && row < bottom && isFilled(grid.at(bottom, index))) value = leftward(grid, row, index)
    const text = rawText(value).trim().slice(0, 200)
    if (text && heading(text).text !== heading(levels[levels.length - 1]?.text ?? '').text)
      levels.push({ text, row: grid.merge(row, index)?.top ?? row })
  }
  return levels
}

function leftward(grid: Grid, row: number, index: number): CellValue {
  for (let column = index - 1; column >= grid.left; column--) {
    if (grid.merge(row, column)) return undefined
    const value = grid.at(row, column)
    if (isFilled(value)) return isFilled(grid.at(row + 1, column)) ? value : undefined
  }
  return undefined
}

function sampleRows(grid: Grid, from: number): number[] {
  const rows: number[] = []
  const least = Math.min(2, grid.columns - grid.left)
  for (let row = from; row <= grid.last && rows.length < SAMPLES; row++)
    if (grid.rows.has(row) && width(grid.rows.get(row)!) >= least) rows.push(row)
  return rows
}
