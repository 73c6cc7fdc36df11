/**
 * Wide tables: one column for each funding source, one for each year. The headings are values of a cell that has no column of
 * its own, and what stands below them are values of a measure they share. Columns that nothing else explains come in; the cell
 * the headings fill, and the columns of each value, go out.
 */

import { isFigure } from '../../facts/kinds/amount'
import { isYearHeading } from '../../facts/kinds/year'
import { itemAt, onlyOne } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import type { TableColumn } from '../model/header-region'
import { type Heading, isRemark, isRowNumber, normalHeading } from '../model/heading'
import type { MatchedBy } from '../model/table'
import type { Match } from './columns'
import { columnUnit } from './columns'
import { type Target, targetsOf } from './targets'
import { spellings, vocabulary } from './vocabulary'

export interface Spread {
  /** The cell the headings give a value for: `source`, `year`. */
  target: Target
  values: { value: string; headingRow: number; matches: Match[] }[]
}

/** What is known of the table besides its columns. */
interface SpreadSetting {
  /** Paths that have a column or a constant. */
  taken: Set<string>
  /** The title, the sheet's name or the user says which roster it is. */
  announced: boolean
  titles: string[]
}

const SUM = /^(?:合计|小计|总计|共计|计|总额|合计数)$|率$|占比|比例|^其中/

export function spreadOf(roster: RosterFacts, columns: TableColumn[], setting: SpreadSetting): Spread | undefined {
  const free = columns.filter(
    (column) =>
      column.path.length > 0 &&
      column.samples.some(isFigure) &&
      !column.samples.some((value) => typeof value === 'string' && value.length > 40),
  )
  for (const target of dimensions(roster, setting.taken)) {
    const found = free.flatMap((column) => readHeading(column, target, roster, setting) ?? [])
    const least = isUnmistakable(target) || found.some(({ named }) => named) ? 2 : 3
    if (found.length >= least) return { target, values: grouped(found) }
  }
  return undefined
}

/** Cells every row needs and no column gives: years first, then links. */
function dimensions(roster: RosterFacts, taken: Set<string>): Target[] {
  const needed = new Set(roster.key.flat().filter((name) => roster.cell(name).required))
  const open = targetsOf(roster).filter(
    (target) => needed.has(target.own.name) && !taken.has(target.path) && target.path === target.own.name,
  )
  const heading = open.filter(({ cell }) => cell.kind.sheet.heads?.column)
  const names = heading.filter((target) => !isUnmistakable(target) && target.own.kind.name === 'link')
  return [...heading.filter(isUnmistakable), ...names]
}

const isUnmistakable = ({ cell }: Target): boolean => cell.kind.sheet.heads?.unmistakable === true

interface Found {
  value: string
  headingRow: number
  match: Match
  /** The heading above says what the values are: 资金来源. */
  named: boolean
}

/** Which level of a heading is the value, and which measure the others name. */
function readHeading(
  column: TableColumn,
  target: Target,
  roster: RosterFacts,
  setting: SpreadSetting,
): Found | undefined {
  for (const [level, own] of [...column.path.entries()].reverse()) {
    if (!isValue(own, target, roster)) continue
    const rest = column.path.filter((_, i) => i !== level)
    const named = rest.some((other) => target.headers.includes(other.bare))
    const others = rest.filter((other) => !target.headers.includes(other.bare))
    const measure =
      others.length > 0
        ? measureOf(others, roster, setting.taken)
        : setting.announced || named || isUnmistakable(target)
          ? usualMeasure(roster, setting)
          : undefined
    if (!measure) continue
    const by: MatchedBy = 'alias'
    return {
      value: own.bare,
      headingRow: itemAt(column.rows, level),
      named,
      match: { column, target: measure, by, strength: 2, unit: columnUnit(column) },
    }
  }
  return undefined
}

/** Whether a heading can be a value: a year; a name that is no heading of this roster, with the suffix names of its kind end in. */
function isValue(level: Heading, target: Target, roster: RosterFacts): boolean {
  const said = target.cell.kind.sheet.heads?.column?.(level.bare, target.cell) ?? false
  return said && (isUnmistakable(target) || isName(level, roster))
}

/** Words that mean nothing else above a column: no sum, no number of the row, no year, no heading of the roster. */
function isName({ bare, text }: Heading, roster: RosterFacts): boolean {
  if (bare.length < 2 || bare.length > 40 || !/[\u3400-\u9fff]/.test(bare)) return false
  if (SUM.test(bare) || isRowNumber(bare) || isRemark(bare) || isYearHeading(bare)) return false
  return !vocabulary(roster).has(bare) && !vocabulary(roster).has(text)
}

function measureOf(path: Heading[], roster: RosterFacts, taken: Set<string>): Target | undefined {
  for (const { text } of spellings(path)) {
    const found = vocabulary(roster)
      .get(text)
      ?.find((target) => isMeasure(target) && !taken.has(target.path))
    if (found) return found
  }
  return undefined
}

const isMeasure = (target: Target): boolean => target.own === target.cell && target.cell.kind.amount !== undefined

/** The measure when no heading names it: the one the title speaks of, else plain 金额; none where other columns hold money already. */
function usualMeasure(roster: RosterFacts, { titles, taken }: SpreadSetting): Target | undefined {
  const measures = targetsOf(roster).filter(isMeasure)
  const open = measures.filter((target) => !taken.has(target.path))
  if (measures.some((target) => taken.has(target.path) && target.cell.kind.amount?.currency)) return undefined
  const spoken = open.flatMap((target) =>
    target.headers
      .filter((header) => header.length > 2 && titles.some((title) => normalHeading(title).includes(header)))
      .map((header) => ({ target, length: header.length })),
  )
  const [longest] = spoken.sort((a, b) => b.length - a.length)
  return longest?.target ?? open.find((target) => target.headers.includes('金额')) ?? onlyOne(open)
}

function grouped(found: Found[]): Spread['values'] {
  const values = new Map<string, Spread['values'][number]>()
  for (const { value, headingRow, match } of found) {
    const group = values.get(value) ?? { value, headingRow, matches: [] }
    if (!group.matches.some((other) => other.target === match.target)) group.matches.push(match)
    values.set(value, group)
  }
  return [...values.values()]
}
