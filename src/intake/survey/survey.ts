/**
 * Looks at a workbook without reading its rows yet: which tables it holds, which roster each is, what every column means.
 * Comes in: an open workbook and what the user states; goes out: one `TableSurvey` per table or per sheet without one;
 * `notes` gathers what else is worth telling.
 */

import type { RosterFacts } from '../../facts/roster'
import type { Row, Sheet, Workbook } from '../../sheets/sheet'
import { statedColumns } from '../match/columns'
import { type Grid, gridOf } from '../model/grid'
import { texts } from '../model/lines'
import type { ReadingOptions } from '../model/reading-options'
import { type Base, emptyTable, type Fault, type FileSurvey, fault, faultOf, type TableSurvey } from '../model/table'
import { describe } from './describe'
import { nextTable } from './next-table'
import { isNotForImport, notForImportNote } from './not-for-import'
import { refuseWholeSheet } from './persons'
import type { Looking } from './readings'
import { type Recognised, recognise } from './recognise'
import { sideBySide } from './side-by-side'

/** Rows looked at to understand a sheet; a sheet that ends within them may hold several tables. */
const HEAD = 3000

async function sheetHead(sheet: Sheet): Promise<{ rows: Row[]; complete: boolean }> {
  const rows: Row[] = []
  for await (const batch of sheet.rows()) {
    rows.push(...batch)
    if (rows.length >= HEAD) return { rows, complete: false }
  }
  return { rows, complete: true }
}

export async function surveyWorkbook(
  workbook: Workbook,
  file: { index: number; name: string },
  rosters: RosterFacts[],
  options: ReadingOptions,
  notes: FileSurvey['notes'] = [],
): Promise<TableSurvey[]> {
  const tables: TableSurvey[] = []
  for (const [sheetIndex, sheet] of workbook.sheets.entries()) {
    const base = { file: file.index, sheet: sheet.name, sheetIndex }
    if (options.sheets && !options.sheets.includes(sheet.name)) continue
    tables.push(...(await surveySheet(base, sheet, file.name, rosters, options, notes)))
  }
  return tables
}

async function surveySheet(
  base: Base,
  sheet: Sheet,
  file: string,
  all: RosterFacts[],
  options: ReadingOptions,
  notes: FileSurvey['notes'],
): Promise<TableSurvey[]> {
  if (sheet.visibility !== 'visible' && !options.sheets)
    return [nothing(base, fault('table.hidden-sheet', { sheet: sheet.name }, { severity: 'warning' }))]
  const { rows, complete } = await sheetHead(sheet)
  if (rows.length === 0)
    return [nothing(base, fault('table.empty-sheet', { sheet: sheet.name }, { severity: 'warning' }))]
  if (isNotForImport(rows)) {
    notes.push(notForImportNote(sheet.name))
    return []
  }
  const looking: Looking = {
    rosters: options.roster ? all.filter((roster) => roster.name === options.roster) : all,
    sheet: sheet.name,
    file,
    stated: statedFor(options, base.file),
    constants: Object.keys(options.set ?? {}),
  }
  const parts = sideBySide(gridOf(rows, sheet.merges), sheet.merges, looking)
  const tables = parts.flatMap(({ grid, span }) => stacked(base, sheet, grid, span, complete, looking, options))
  return refuseWholeSheet(tables)
}

/** What each roster's headings are said to mean; remembered while the sheet is looked at, for it is asked at every row. */
function statedFor(options: ReadingOptions, file: number): Looking['stated'] {
  const known = new Map<string, ReturnType<Looking['stated']>>()
  return ({ name }) => {
    let stated = known.get(name)
    if (!stated) {
      stated = new Map([
        ...statedColumns(options.learned?.[file]?.headings[name], 'learned'),
        ...statedColumns(options.map),
      ])
      known.set(name, stated)
    }
    return stated
  }
}

/** The tables of a grid, one below the other. */
function stacked(
  base: Base,
  sheet: Sheet,
  grid: Grid,
  span: TableSurvey['span'],
  complete: boolean,
  looking: Looking,
  options: ReadingOptions,
): TableSurvey[] {
  const tables: TableSurvey[] = []
  let from = grid.first
  while (from <= grid.last) {
    const above = (row: number): string[] => titlesBetween(grid, from, row)
    const found = recognise(grid, from, looking, above)
    if (!found.reading) {
      if (tables.length === 0) tables.push(unrecognised(base, found, options))
      break
    }
    const titles = above(found.reading.top)
    const next = complete ? nextTable(grid, found.reading, looking, titles) : undefined
    const to = next === undefined ? (complete ? grid.last : null) : next - 1
    tables.push(...describe({ base, sheet, grid, span, to, titles, file: looking.file, options }, found.reading))
    if (next === undefined) break
    from = next
  }
  return tables
}

/** A line with more texts than this is no title. */
const MAX_IN_TITLE = 6

/** Texts of the lines that stand above a header: titles, unit lines, who reports and when. */
function titlesBetween(grid: Grid, from: number, header: number): string[] {
  const titles: string[] = []
  for (let row = from; row < header; row++) {
    const line = grid.rows.get(row)
    const found = line ? texts(line) : []
    if (found.length <= MAX_IN_TITLE) for (const { text } of found) titles.push(text)
  }
  return titles
}

/** A sheet without any header is a cover or a note, and only mentioned; one whose header nobody understands is a fault. */
function unrecognised(base: Base, { region, reason }: Recognised, options: ReadingOptions): TableSurvey {
  return nothing(base, faultOf(reason!, { severity: region || options.sheets ? 'error' : 'warning' }))
}

/** A sheet, or part of one, without a table of ours. */
const nothing = (base: Base, why: Fault): TableSurvey => ({ ...emptyTable(base), faults: [why] })

export const isUsable = (table: TableSurvey): boolean =>
  table.roster !== null && !table.faults.some((f) => f.severity === 'error')
