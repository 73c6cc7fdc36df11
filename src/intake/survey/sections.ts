/**
 * Lines that head a group and say something about every row of it: 一、城关镇, or a township written above its villages in their
 * own column. Comes in: the lines of a table and the cells that have no column; goes out: the cell such lines give a value for.
 */

import type { CellFacts } from '../../facts/cell'
import { onlyOne } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import type { CellValue, Row } from '../../sheets/sheet'
import { type Target, targetsOf } from '../match/targets'
import { isFilled, lineClassifier, texts } from '../model/lines'
import { cellNameOf } from '../model/places'
import type { TableSurvey } from '../model/table'

/** `一、城关镇（12个村）：` says 城关镇. */
export const sectionText = (text: string): string =>
  text
    .trim()
    .replace(/^[【［[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]\s*/, '')
    .replace(/^[【［[]|[】］\]]$/g, '')
    .replace(/[:：]$/, '')
    .replace(/[（(][^（）()]*[)）]$/, '')
    .trim()

/** Whether a section head can be a value of a cell: by the suffix its names end in, by its options, or as a year: its kind tells. */
export function heads(cell: CellFacts, text: string): boolean {
  if (text.length < 2 || text.length > 30) return false
  return cell.kind.sheet.heads?.line?.(text, cell) ?? false
}

/** The cell that the section heads of a table give: every required one first, then whichever all heads can be. */
export function sectionOf(table: TableSurvey, roster: RosterFacts, rows: Row[]): TableSurvey['section'] {
  const open = openTargets(table, roster)
  if (open.length === 0) return null
  const lone = loneTexts(table, rows)
  for (const target of open) {
    const hits = lone.filter(({ text }) => heads(target.cell, text))
    const [first] = hits
    if (first && hits.length * 5 >= lone.length * 4)
      return { fields: alsoGiven(target, table, roster), column: first.column }
  }
  return inLabelColumn(table, roster, open, rows)
}

/** Cells without a column that a head may give: links, and what can be nothing else; words of their own are any lone label. */
function openTargets(table: TableSurvey, roster: RosterFacts): Target[] {
  const taken = new Set([...table.columns, ...table.shared].map((column) => cellNameOf(column.field)))
  const free = targetsOf(roster).filter(
    ({ own, path }) =>
      !taken.has(own.name) &&
      !(path in table.constants) &&
      path === own.name &&
      (own.kind.name === 'link' || (own.kind.sheet.heads?.line && !own.kind.words)),
  )
  return free.sort((a, b) => Number(b.own.required) - Number(a.own.required))
}

/** A village's township is given by the same line as the project's own township. */
const alsoGiven = (target: Target, table: TableSurvey, roster: RosterFacts): string[] => {
  const have = new Set([...table.columns, ...table.shared].map((column) => column.field))
  const same = targetsOf(roster).filter(
    (other) =>
      other.cell === target.cell && other.path !== target.path && !have.has(other.path) && other.path.includes('.'),
  )
  return [target.path, ...same.map((other) => other.path)]
}

function loneTexts(table: TableSurvey, rows: Row[]): { text: string; column: number }[] {
  const classify = lineClassifier(table.headings)
  return rows.flatMap((row) => {
    if (row.row < table.from || (table.to !== null && row.row > table.to)) return []
    const kind = classify(row)
    if (kind !== 'data' && kind !== 'section') return []
    const only = onlyOne(texts(row))
    return only && row.cells.filter(isFilled).length === 1
      ? [{ text: sectionText(only.text), column: only.column }]
      : []
  })
}

/** A township above its villages, in the column of their names: told apart by the suffix. */
function inLabelColumn(table: TableSurvey, roster: RosterFacts, open: Target[], rows: Row[]): TableSurvey['section'] {
  const label = table.columns.find((column) =>
    roster.cells.some((cell) => cell === roster.label && cell.name === column.field),
  )
  if (!label || roster.label.style === 'plain') return null
  const values = rows
    .filter((row) => row.row >= table.from && (table.to === null || row.row <= table.to))
    .map((row) => row.cells[label.index])
  for (const target of open.filter(
    ({ own, cell }) => own.required && cell.style !== roster.label.style && cell.style !== 'plain',
  )) {
    const isHead = (value: CellValue): boolean =>
      typeof value === 'string' && standsFor(value, target.cell, roster.label)
    if (
      values.some(isHead) &&
      values.some((value) => typeof value === 'string' && !isHead(value) && heads(roster.label, value.trim()))
    )
      return { fields: alsoGiven(target, table, roster), column: label.index }
  }
  return null
}

/** Whether a text in the column of one kind of name is a name of another: 城关镇 among villages. */
export const standsFor = (text: string, cell: CellFacts, among: CellFacts): boolean =>
  heads(cell, sectionText(text)) && !heads(among, sectionText(text))
