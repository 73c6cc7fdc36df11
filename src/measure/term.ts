/** Terms of indicators come in, with the levels, periods and key they are wanted for; goes out the question put to the rows: which of them count, by which keys they belong to areas, what is asked of them. */
import type { RosterFacts } from '../facts/roster'
import { grainNamed } from '../query/compile/sql/grains'
import type { Setting } from '../query/compile/statement'
import type { CountingRows } from '../query/compile/terms/counting-rows'
import type { InAreas, LevelKeys } from '../query/compile/terms/level-keys'
import type { TermsQuestion } from '../query/compile/terms/terms'
import { cellPath, keyPath } from '../query/plan/cell-path'
import type { GroupKey } from '../query/plan/plan'
import { aggregateOf, type Geography, type Level, type Term } from './indicator'
import { type NamedValues, periodNames } from './named'
import { pathsTo } from './paths'
import type { Moment } from './periods'
import { rowFilter } from './row-filter'

/** What a measurement is made against: the moment of knowledge, the areas, the names. */
export interface Frame {
  setting: Setting
  geography: Geography
  known: NamedValues
  /** The level whose one area is everything there is: no link is needed to belong to it. */
  whole: Level | null
}

/** What terms are asked for. `by` is a path of cells, MONTH, or a level. */
export interface Asking {
  levels: Level[]
  within: { level: Level; id: number } | null
  moments: Moment[]
  by?: string
  /** Parts of a breakdown that have rows but no value are wanted too. */
  everyPart?: boolean
}

export function rosterOf(frame: Frame, name: string): RosterFacts {
  const found = frame.setting.world.rosters.find((roster) => roster.name === name)
  if (!found) throw new RangeError(`there is no roster “${name}”`)
  return found
}

/** By which keys a row is told to belong to an area of a level; none when nothing says so. */
export const areaKeys = ({ geography }: Frame, roster: RosterFacts, level: Level): GroupKey[] =>
  pathsTo(geography, roster, level).map((path) => keyPath(roster, path))

/** As `areaKeys`, where the level whose one area is everything needs none. */
export const areaLevel = (frame: Frame, roster: RosterFacts, level: Level): LevelKeys => ({
  name: level,
  keys: level === frame.whole ? null : areaKeys(frame, roster, level),
})

/** Only the rows of one area, if one is stated. */
export const insideOf = (frame: Frame, roster: RosterFacts, within: Asking['within'] | undefined): InAreas | null =>
  within ? { level: areaLevel(frame, roster, within.level), ids: [within.id] } : null

/** Whether rows can belong to areas of a level at all. */
const reaches = ({ keys }: LevelKeys): boolean => keys === null || keys.length > 0

/** A row that counts: it is active, it meets the `where`, and its days fit the period. */
export function countingRows(
  frame: Frame,
  { roster: name, where, during, until, latest }: Omit<Term, 'aggregate'>,
  moments: Moment[],
): CountingRows {
  const roster = rosterOf(frame, name)
  return {
    roster,
    where: rowFilter(where, roster, frame.setting.world),
    during: during === undefined ? undefined : cellPath(roster, during),
    until: until === undefined ? undefined : cellPath(roster, until),
    latest: latest && { per: roster.cell(latest.per), by: roster.cell(latest.by) },
    periods: moments.map((moment) => periodNames(frame.known, moment)),
  }
}

/** What a value is broken down by: the first key that is filled; undefined when rows have nothing of the kind. */
export function breakdownKeys(frame: Frame, term: Term, by: string): GroupKey[] | undefined {
  const roster = rosterOf(frame, term.roster)
  if (by === 'MONTH') return monthKeys(roster, term)
  if (!isLevel(frame.geography, by)) return [cellPath(roster, by)]
  const keys = areaKeys(frame, roster, by)
  return keys.length > 0 ? keys : undefined
}

function monthKeys(roster: RosterFacts, { during, until }: Term): GroupKey[] | undefined {
  const day = during ?? until
  return day === undefined ? undefined : [{ ...cellPath(roster, day), grain: grainNamed('MONTH') }]
}

export const isLevel = ({ levels }: Geography, by: string): by is Level => levels.some(({ level }) => level === by)

/** Terms that look at the same rows differ in nothing but what they ask of them. */
export const rowsMark = ({ aggregate: _asked, ...rows }: Term): string => JSON.stringify(rows)

/** The question of terms that look at the same rows; null when these cannot be broken down so. No levels are in it when none of the asked ones has such rows. */
export function termsQuestion(
  frame: Frame,
  [term, ...others]: [Term, ...Term[]],
  asking: Asking,
): TermsQuestion | null {
  const by = asking.by ? breakdownKeys(frame, term, asking.by) : undefined
  if (asking.by && !by) return null
  const rows = countingRows(frame, term, asking.moments)
  const levels = asking.levels.map((level) => areaLevel(frame, rows.roster, level)).filter(reaches)
  const inside = asking.within && {
    level: areaLevel(frame, rows.roster, asking.within.level),
    id: asking.within.id,
  }
  const aggregates = [term, ...others].map(({ aggregate }) => aggregateOf(aggregate))
  return { rows, aggregates, levels: inside && !reaches(inside.level) ? [] : levels, inside, by }
}
