/**
 * Decides which roster a table is, and where its header stands. In comes the grid and what surrounds it (title, sheet and file
 * name, what the user states); out goes one reading, or a reason a clerk understands.
 */

import type { MessageRef } from '../../messages/shapes'
import type { HeaderReading } from '../match/header-reading'
import { fieldName, fieldNames, spellings, vocabulary } from '../match/vocabulary'
import type { Grid } from '../model/grid'
import type { HeaderRegion } from '../model/header-region'
import { isFilled } from '../model/lines'
import { formRoster, isFormSheet } from './form'
import { regions } from './header'
import { type Looking, readings, trusted } from './readings'
import { form, noHeader, torn, unrecognisedReason } from './unrecognised'

export interface Recognised {
  reading?: HeaderReading
  region?: HeaderRegion
  reason?: MessageRef
}

/** How deep a header may lie below the top of the sheet or the end of the table before it. */
const DEEPEST_HEADER = 60
/** A second roster that reads a header this nearly as well makes it ambiguous. */
const AS_GOOD = 0.97

export function recognise(
  grid: Grid,
  from: number,
  looking: Looking,
  titlesAbove: (row: number) => string[],
): Recognised {
  const sure = looking.rosters.length === 1
  const search = new Search()
  let first: HeaderRegion | undefined
  let wide = false
  for (const region of regions(grid, from, Math.min(grid.last, from + DEEPEST_HEADER))) {
    first ??= region
    wide ||= region.columns.length >= 2
    if (search.best && leadsData(grid, search.best, region)) break
    if (!speaks(region, looking)) continue
    for (const reading of readings(region, looking, titlesAbove(region.top)).slice(0, 2))
      if (sure || trusted(reading)) search.take(reading)
  }
  const { best, rival } = search
  if (best && isFormSheet(grid, best)) return { region: best, reason: form(best.roster) }
  if (best) return rival ? { region: best, reason: torn(best, rival) } : { reading: best }
  if (!first || !(sure || wide)) return { reason: noHeader }
  const formed = formRoster(grid, first, looking.rosters)
  return { region: first, reason: formed ? form(formed) : unrecognisedReason(first, looking.rosters) }
}

/** The best reading so far, and the best one of another roster at the same place. */
class Search {
  best: HeaderReading | undefined
  #second: HeaderReading | undefined

  take(reading: HeaderReading): void {
    const { best } = this
    if (!best || reading.score > best.score + 1e-9) {
      if (best && best.roster !== reading.roster && reading.top === best.top) this.#second = best
      this.best = reading
    } else if (reading.roster !== best.roster && reading.top === best.top)
      if (!this.#second || reading.score > this.#second.score) this.#second = reading
  }

  /** A reading of another roster that is as good as the best. */
  get rival(): HeaderReading | undefined {
    const { best } = this
    const second = this.#second
    if (!best || !second || second.roster === best.roster) return undefined
    return second.score > best.score * AS_GOOD || readsAsMuch(second, best) ? second : undefined
  }
}

/**
 * Whether another roster makes as much of the same columns and lacks nothing it needs, where no name around the table speaks for
 * either: 编号 | 任务 | 牵头单位 may be goals or tasks of the workplan. That the better one needs more of them proves nothing.
 */
function readsAsMuch(second: HeaderReading, best: HeaderReading): boolean {
  const worth = ({ matching }: HeaderReading) => matching.matches.reduce((sum, { strength }) => sum + strength, 0)
  const own = new Set(second.matching.matches.map(({ target }) => target.path))
  const whole = second.roster.cells.every(({ required, only, name }) => !required || only || own.has(name))
  return !best.announced && !second.announced && whole && !best.spread && worth(second) >= worth(best)
}

/** Whether data has begun below a reading before another region: what follows is another table, however well it reads. */
function leadsData(grid: Grid, { bottom, matching, spread }: HeaderReading, next: HeaderRegion): boolean {
  const row = grid.rows.get(bottom + 1)
  if (!row || next.top <= bottom + 1 || (matching.matches.filter((match) => match.strength > 1).length < 2 && !spread))
    return false
  return matching.matches.filter((match) => isFilled(grid.at(row.row, match.column.index))).length >= 2
}

/** A look before the search: whether any heading of a region is a word of any roster, or one the user states. */
function speaks({ columns }: HeaderRegion, { rosters, stated }: Looking): boolean {
  return rosters.some((roster) => {
    const [words, told] = [vocabulary(roster), stated(roster)]
    const names = rosters.length === 1 ? fieldNames(roster) : undefined
    return columns.some(
      ({ path, code }) =>
        spellings(path).some(({ text }) => words.has(text) || told.has(text) || names?.has(fieldName(text))) ||
        (code !== undefined && names?.has(fieldName(code))),
    )
  })
}
