/** Columns as a table uses them: matches come in; where each value stands, what it means and in which unit go out. */
import { itemAt } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import { columnName } from '../../sheets/sheet'
import type { TableColumn } from '../model/header-region'
import { MARKED } from '../model/marks'
import type { TableSurvey, UsedColumn } from '../model/table'
import { factorOf } from '../model/units'
import type { Match } from './columns'
import { fits } from './fits'
import type { HeaderReading } from './header-reading'
import { type Target, targetsOf } from './targets'
import { spellings } from './vocabulary'

export function usedColumn({ column, target, by, unit: own }: Match, units: string[]): UsedColumn {
  const { factor, unit } = factorOf(target.cell, [own, ...units])
  const used: UsedColumn = {
    index: column.index,
    column: columnName(column.index),
    header: column.header,
    field: target.path,
    unit: unit ?? null,
    by,
    factor,
  }
  if (target.cell.kind.ticked && onlyTicks(column)) used.blankIsNo = true
  if (
    target.cell.kind.words &&
    !target.cell.code &&
    column.samples.some((value) => typeof value === 'string' && MARKED.test(value))
  )
    used.marked = true
  return used
}

function onlyTicks({ samples }: TableColumn): boolean {
  const values = samples.filter((value) => value !== undefined && String(value).trim() !== '')
  return (
    values.length > 0 &&
    values.length < samples.length &&
    values.every((value) => /^[√✓✔☑]$/.test(String(value).trim()))
  )
}

/** A table for each value of the headings: the columns all rows share, the heading itself, and the columns below it. */
export function wide(
  table: TableSurvey,
  { spread }: HeaderReading,
  used: UsedColumn[],
  units: string[],
): TableSurvey[] {
  const { target, values } = spread!
  return values.map(({ value, headingRow, matches }) => {
    const first = itemAt(matches, 0)
    const heading: UsedColumn = {
      index: first.column.index,
      column: columnName(first.column.index),
      header: value,
      field: target.path,
      unit: null,
      by: 'alias',
      factor: 1,
      headingRow,
    }
    return {
      ...table,
      faults: [...table.faults],
      ignored: [...table.ignored],
      columns: [...used, heading, ...matches.map((match) => usedColumn(match, units))],
    }
  })
}

/** Parts of the links a table names that no column gives of its own, but that a column with such a heading gives as well. */
export function sharedColumns(table: TableSurvey, roster: RosterFacts, { matching }: HeaderReading): UsedColumn[] {
  const taken = new Set([...table.columns.map((column) => column.field), ...Object.keys(table.constants)])
  const open = targetsOf(roster).filter(
    (target) =>
      target.own.kind.name === 'link' &&
      target.path.includes('.') &&
      !taken.has(target.path) &&
      taken.has(target.own.name),
  )
  return open.flatMap((target) => {
    const match = matching.matches.find(
      (m) => alsoMeans(m, target) && m.target.cell.kind === target.cell.kind && fits(target.cell, m.column.samples),
    )
    return match
      ? [
          {
            index: match.column.index,
            column: columnName(match.column.index),
            header: match.column.header,
            field: target.path,
            unit: null,
            by: match.by,
            factor: 1,
          },
        ]
      : []
  })
}

/** A column means another target too when its heading can; a year is a year whatever it is called. */
const alsoMeans = ({ column, target: own }: Match, target: Target): boolean =>
  spellings(column.path).some(({ text }) => target.headers.includes(text)) ||
  (own.cell.kind.sheet.titled === true && own.headers.some((header) => target.headers.includes(header)))
