/** How each roster reads a possible header. A region comes in; readings go out, best first, each with what it is worth. */

import { itemAt } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import { type Match, type Matching, matchColumns, type Stated } from '../match/columns'
import type { HeaderReading } from '../match/header-reading'
import { type Spread, spreadOf } from '../match/spread'
import type { HeaderRegion, TableColumn } from '../model/header-region'
import { isRemark, isRowNumber } from '../model/heading'
import { isUnitColumn } from '../model/units'
import { announced } from './announced'

/** What a sheet is looked at with. */
export interface Looking {
  rosters: RosterFacts[]
  sheet: string
  file: string
  stated(roster: RosterFacts): Stated
  /** Paths that have a constant. */
  constants: string[]
}

/** Every value that stands in a heading has the same measures below it. */
const measured = ({ values }: Spread): Match[] => itemAt(values, 0).matches

/** Cells a reading gives a value for. */
const given = ({ matching, spread }: HeaderReading): Set<string> =>
  new Set([
    ...matching.matches.map((match) => match.target.own.name),
    ...(spread ? [spread.target.own.name, ...measured(spread).map((match) => match.target.own.name)] : []),
  ])

/** A reading good enough to trust: two cells at least, and one of them part of the key that is not a mere year. */
export const trusted = (reading: HeaderReading): boolean => {
  const own = given(reading)
  const naming = reading.roster.key.flat().filter((name) => !reading.roster.cell(name).kind.sheet.titled)
  return own.size >= 2 && naming.some((name) => own.has(name))
}

/** Whether a column may hold data: it has a heading, and does not merely number the rows, remark or name their units. */
const holdsData = ({ path, samples }: TableColumn): boolean => {
  const leaf = path[path.length - 1]
  return leaf !== undefined && !isRowNumber(leaf.bare) && !isRemark(leaf.bare) && !isUnitColumn(leaf.bare, samples)
}

/** How each roster reads a region, best first. */
export function readings(region: HeaderRegion, looking: Looking, titles: string[]): HeaderReading[] {
  const { rosters, sheet, file, constants } = looking
  const voices = announced(rosters, sheet, file, titles)
  const columns = region.columns.filter(holdsData)
  const sure = rosters.length === 1
  return rosters
    .map((roster) => {
      const matching = matchColumns(roster, columns, looking.stated(roster), sure)
      const taken = new Set([...matching.matches.map((match) => match.target.path), ...constants])
      const spread = spreadOf(roster, matching.unmatched, {
        taken,
        announced: sure || voices.has(roster.name),
        titles: [sheet, ...titles],
      })
      if (spread) settle(matching, spread)
      const announced = voices.has(roster.name)
      return {
        ...region,
        roster,
        matching,
        spread,
        announced,
        score: score(roster, matching, spread, columns.length, voices),
      }
    })
    .filter((reading) => reading.matching.matches.length > 0)
    .sort((a, b) => b.score - a.score)
}

/** Columns a spread explains are no longer without a meaning. */
function settle(matching: Matching, { values }: Spread): void {
  const explained = new Set(values.flatMap(({ matches }) => matches.map((match) => match.column)))
  matching.unmatched = matching.unmatched.filter((column) => !explained.has(column))
}

/** Share of the columns understood, weighed by how surely; the cells a row cannot do without count double. */
function score(
  roster: RosterFacts,
  { matches }: Matching,
  spread: Spread | undefined,
  columns: number,
  voices: Map<string, number>,
): number {
  const needed = new Set(roster.cells.filter((cell) => cell.required).map((cell) => cell.name))
  let sum = 0
  for (const match of matches)
    sum += match.strength * (needed.has(match.target.own.name) && !match.target.path.includes('.') ? 2 : 1)
  const wide = spread ? spread.values.reduce((n, value) => n + value.matches.length, 0) : 0
  if (wide > 0) sum += 4 + wide
  const telling = wide > 0 || matches.some((match) => match.strength > 1)
  if (!telling && voices.size === 0) return 0
  const named =
    matches.some((match) => match.target.own === roster.label) || spread?.target.own === roster.label ? 1 : NAMELESS
  return (
    named * (sum / Math.sqrt(Math.max(columns, 1))) * (0.5 + (matches.length + wide) / Math.max(columns, 1)) +
    (voices.get(roster.name) ?? 0)
  )
}

/** What a reading is worth whose rows have no name: 乡镇 | 户数 is about townships, not about nameless villages. */
const NAMELESS = 0.85
