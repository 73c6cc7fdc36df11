/**
 * Says what a recognised table is, column by column. Comes in: a reading and what surrounds it; goes out: one `TableSurvey`, or
 * one for each value of a wide table (each funding source, each year), with all that is wrong with them.
 */
import type { RosterFacts } from '../../facts/roster'
import type { Sheet } from '../../sheets/sheet'
import type { HeaderReading } from '../match/header-reading'
import { headingsOf } from '../match/headings'
import { ignoredColumns, UNKNOWN } from '../match/ignored-columns'
import {
  duplicate,
  hiddenColumns,
  missingColumns,
  moneyWithoutUnit,
  namelessColumns,
  unknownColumn,
} from '../match/objections'
import { sharedColumns, usedColumn, wide } from '../match/used-columns'
import type { Grid } from '../model/grid'
import { heading, normalHeading } from '../model/heading'
import type { ReadingOptions } from '../model/reading-options'
import { type Base, emptyTable, type TableSurvey, type UsedColumn } from '../model/table'
import { isUnitColumn, statedUnits } from '../model/units'
import { yearOf } from '../model/year'
import { refusePersons } from './persons'
import { sectionOf } from './sections'

interface TableContext {
  base: Base
  sheet: Sheet
  grid: Grid
  span: TableSurvey['span']
  /** The last row of the table; null when it runs to the end of a sheet not yet seen whole. */
  to: number | null
  titles: string[]
  file: string
  options: ReadingOptions
}

export function describe(around: TableContext, reading: HeaderReading): TableSurvey[] {
  const table = outline(around, reading)
  refusePersons(table, reading, around.options.dropPersonal ?? false)
  const units = unitsAround(around, reading.roster)
  const used = reading.matching.matches.map((match) => usedColumn(match, units))
  table.unitColumn =
    reading.columns.find(({ path, samples }) => {
      const leaf = path.at(-1)
      return leaf && isUnitColumn(leaf.bare, samples)
    })?.index ?? null
  table.ignored.push(...ignoredColumns(reading, table.unitColumn))
  const tables =
    reading.spread && reading.spread.values.length > 0
      ? wide(table, reading, used, units)
      : [{ ...table, columns: used }]
  for (const [n, one] of tables.entries()) complete(one, reading, around, n === 0)
  return tables
}

function outline(
  { base, sheet, grid, span, to, titles, file, options }: TableContext,
  { roster, top, bottom, columns }: HeaderReading,
): TableSurvey {
  const stem = file.replace(/\.[^.]+$/, '')
  const parents = columns.flatMap(({ path }) => path.slice(0, -1).map((level) => level.text))
  return {
    ...emptyTable(base),
    roster: roster.name,
    headerRows: [top, bottom],
    from: bottom + 1,
    to,
    span,
    headings: headingsOf(grid, { top, bottom }),
    constants: options.set ?? {},
    year: yearOf([titles, parents, [sheet.name], [stem]]),
    hints: [sheet.name, ...titles.filter((text) => text.length <= 60), stem],
  }
}

/** Units the lines above the table state, then what the user says, then what was remembered. */
function unitsAround({ base, titles, options }: TableContext, roster: RosterFacts): string[] {
  const remembered = options.learned?.[base.file]?.units[roster.name]
  return [
    ...titles.flatMap(statedUnits),
    ...(options.moneyUnit ? [options.moneyUnit] : []),
    ...(remembered ? [remembered] : []),
  ]
}

/** Orders the columns, finds what else they give, and objects to what cannot be read. Warnings are told once for a wide table. */
function complete(
  table: TableSurvey,
  reading: HeaderReading,
  { sheet, grid, options }: TableContext,
  first: boolean,
): void {
  const { roster, matching } = reading
  table.columns.sort((a, b) => a.index - b.index)
  fillDownAsked(table, options.fill)
  table.shared = sharedColumns(table, roster, reading)
  table.section = sectionOf(table, roster, [...grid.rows.values()])
  table.shared.push(
    ...(table.section?.fields ?? []).map(
      (field): UsedColumn => ({ index: -1, column: '', header: '', field, unit: null, by: 'alias', factor: 1 }),
    ),
  )
  for (const clash of matching.clashes) table.faults.push(duplicate(clash.target.path, clash.columns))
  missingColumns(table, roster)
  if (table.unitColumn === null) moneyWithoutUnit(table, reading)
  if (!first) return
  for (const column of table.ignored.filter((one) => one.reason === UNKNOWN))
    table.faults.push(unknownColumn(column, reading.bottom, roster))
  table.faults.push(...namelessColumns(reading))
  hiddenColumns(table, sheet)
}

/** Columns whose blank cells mean what stands above them, named by heading or by field. */
function fillDownAsked(table: TableSurvey, asked: string[] = []): void {
  const names = new Set(asked.flatMap((name) => [name, normalHeading(name)]))
  for (const column of table.columns)
    if (names.has(column.field) || names.has(heading(column.header).bare) || names.has(normalHeading(column.header)))
      column.fill = true
}
