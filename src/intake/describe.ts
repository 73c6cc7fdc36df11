/**
 * Says what a recognised table is, column by column. Comes in: a reading and what surrounds it; goes out: one `TableSurvey`, or
 * one for each value of a wide table (each funding source, each year), with all that is wrong with them.
 */
import type { RosterFacts } from '../facts/roster'
import { columnName, type Sheet } from '../sheets/sheet'
import type { Match, TableColumn } from './columns'
import { fits } from './fits'
import type { Grid } from './grid'
import { isRemark, isRowNumber } from './heading'
import { headingsOf } from './headings'
import { duplicate, hiddenColumns, missingColumns, moneyWithoutUnit, unknownColumn } from './objections'
import { refusePersons } from './persons'
import type { Reading } from './recognise'
import { MARKED } from './marks'
import { sectionOf } from './sections'
import type { ReadingOptions } from './survey'
import { type Base, emptyTable, type IgnoredColumn, type TableSurvey, type UsedColumn } from './table'
import { type Target, targetsOf } from './targets'
import { factorOf, isUnitColumn, statedUnits } from './units'
import { spellings } from './vocabulary'
import { yearOf } from './year'

export interface Around {
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

export function describe(around: Around, reading: Reading): TableSurvey[] {
  const table = outline(around, reading)
  refusePersons(table, reading, around.options.dropPersonal ?? false)
  const units = unitsAround(around, reading.roster)
  const used = reading.matching.matches.map((match) => usedColumn(match, units))
  table.unitColumn = reading.columns.find((column) => column.path.length > 0 && isUnitColumn(column.path[column.path.length - 1].bare, column.samples))?.index ?? null
  table.ignored.push(...ignoredColumns(reading, table.unitColumn))
  const tables = reading.spread && reading.spread.values.length > 0 ? wide(table, reading, used, units) : [{ ...table, columns: used }]
  for (const [n, one] of tables.entries()) complete(one, reading, around, n === 0)
  return tables
}

function outline({ base, sheet, grid, span, to, titles, file, options }: Around, { roster, top, bottom, columns }: Reading): TableSurvey {
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
function unitsAround({ base, titles, options }: Around, roster: RosterFacts): string[] {
  const remembered = options.learned?.[base.file]?.units[roster.name]
  return [...titles.flatMap(statedUnits), ...(options.moneyUnit ? [options.moneyUnit] : []), ...(remembered ? [remembered] : [])]
}

function usedColumn({ column, target, by, unit: own }: Match, units: string[]): UsedColumn {
  const { factor, unit } = factorOf(target.cell, [own, ...units])
  const used: UsedColumn = { index: column.index, column: columnName(column.index), header: column.header, field: target.path, unit: unit ?? null, by, factor }
  if (target.cell.kind.name === 'flag' && onlyTicks(column)) used.blankIsNo = true
  if (target.cell.kind.name === 'text' && !target.cell.code && column.samples.some((value) => typeof value === 'string' && MARKED.test(value))) used.marked = true
  return used
}

function onlyTicks({ samples }: TableColumn): boolean {
  const values = samples.filter((value) => value !== undefined && String(value).trim() !== '')
  return values.length > 0 && values.length < samples.length && values.every((value) => /^[√✓✔☑]$/.test(String(value).trim()))
}

/** A table for each value of the headings: the columns all rows share, the heading itself, and the columns below it. */
function wide(table: TableSurvey, { spread }: Reading, used: UsedColumn[], units: string[]): TableSurvey[] {
  const { target, values } = spread!
  return values.map(({ value, headingRow, matches }) => {
    const [first] = matches
    const heading: UsedColumn = { index: first.column.index, column: columnName(first.column.index), header: value, field: target.path, unit: null, by: 'alias', factor: 1, headingRow }
    return { ...table, faults: [...table.faults], ignored: [...table.ignored], columns: [...used, heading, ...matches.map((match) => usedColumn(match, units))] }
  })
}

/** Orders the columns, finds what else they give, and objects to what cannot be read. Warnings are told once for a wide table. */
function complete(table: TableSurvey, reading: Reading, { sheet, grid }: Around, first: boolean): void {
  const { roster, matching } = reading
  table.columns.sort((a, b) => a.index - b.index)
  table.shared = sharedColumns(table, roster, reading)
  table.section = sectionOf(table, roster, [...grid.rows.values()])
  table.shared.push(...(table.section?.fields ?? []).map((field): UsedColumn => ({ index: -1, column: '', header: '', field, unit: null, by: 'alias', factor: 1 })))
  for (const clash of matching.clashes) table.faults.push(duplicate(clash.target.path, clash.columns))
  missingColumns(table, roster)
  if (table.unitColumn === null) moneyWithoutUnit(table, reading)
  if (!first) return
  for (const column of table.ignored.filter((one) => one.reason === UNKNOWN)) table.faults.push(unknownColumn(column, reading.bottom))
  hiddenColumns(table, sheet)
}

/** Parts of the links a table names that no column gives of its own, but that a column with such a heading gives as well. */
function sharedColumns(table: TableSurvey, roster: RosterFacts, { matching }: Reading): UsedColumn[] {
  const taken = new Set([...table.columns.map((column) => column.field), ...Object.keys(table.constants)])
  const open = targetsOf(roster).filter((target) => target.own.kind.name === 'link' && target.path.includes('.') && !taken.has(target.path) && taken.has(target.own.name))
  return open.flatMap((target) => {
    const match = matching.matches.find((m) => alsoMeans(m, target) && m.target.cell.kind === target.cell.kind && fits(target.cell, m.column.samples))
    return match ? [{ index: match.column.index, column: columnName(match.column.index), header: match.column.header, field: target.path, unit: null, by: match.by, factor: 1 }] : []
  })
}

/** A column means another target too when its heading can; a year is a year whatever it is called. */
const alsoMeans = ({ column, target: own }: Match, target: Target): boolean =>
  spellings(column.path).some(({ text }) => target.headers.includes(text)) || (own.cell.kind.name === 'year' && own.headers.some((header) => target.headers.includes(header)))

const UNKNOWN = '未识别的列 / not recognised'

/** Every column that gives no value, and why. */
function ignoredColumns({ columns, matching, spread }: Reading, unitColumn: number | null): IgnoredColumn[] {
  const used = new Set([...matching.matches.map((match) => match.column), ...(spread?.values ?? []).flatMap(({ matches }) => matches.map((match) => match.column)), ...matching.clashes.flatMap((clash) => clash.columns)])
  const reason = (column: TableColumn): string => (column.index === unitColumn ? '各行金额的单位 / unit of each row' : matching.leftOut.includes(column) ? '按要求不导入 / left out as asked' : reasonOf(column))
  return columns.filter((column) => !used.has(column)).map((column) => ({ column: columnName(column.index), header: column.header, reason: reason(column) }))
}

function reasonOf({ path }: TableColumn): string {
  const leaf = path[path.length - 1]?.bare
  if (leaf === undefined) return '没有列名 / no heading'
  if (isRowNumber(leaf)) return '行号 / row number'
  if (isRemark(leaf)) return '备注 / remark'
  return /^(?:合计|小计|总计|共计)$/.test(leaf) ? '横向合计 / sum across the row' : UNKNOWN
}
