/**
 * Tells a form from a list: on a form labels and values alternate, 单位名称 | 县司法局 | 单位类别 | 机关, and the row below brings
 * the next labels. A reading comes in; whether it is one goes out.
 */
import { itemAt } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import type { HeaderReading } from '../match/header-reading'
import { vocabulary } from '../match/vocabulary'
import type { Grid } from '../model/grid'
import type { HeaderRegion } from '../model/header-region'
import { normalHeading } from '../model/heading'
import { isFilled } from '../model/lines'

/** Rows below the header that are looked at. */
const LOOKED_AT = 8

export function isFormSheet(grid: Grid, { bottom, roster, matching }: HeaderReading): boolean {
  const words = vocabulary(roster)
  const columns = matching.matches.map(({ column }) => column.index)
  let labels = 0
  let rows = 0
  for (let row = bottom + 1; row <= grid.last && rows < LOOKED_AT; row++) {
    const values = columns.map((index) => grid.at(row, index)).filter(isFilled)
    if (values.length === 0) continue
    rows++
    if (values.every((value) => typeof value === 'string' && words.has(normalHeading(value)))) labels++
  }
  return labels * 2 > rows
}

/** Labels one below the other, each with its value beside it: the roster whose words most of them are. */
export function formRoster(
  grid: Grid,
  { top, columns }: HeaderRegion,
  rosters: RosterFacts[],
): RosterFacts | undefined {
  const first = itemAt(columns, 0)
  const labels: string[] = []
  for (let row = top; row <= grid.last && row < top + LOOKED_AT; row++) {
    const value = grid.at(row, first.index)
    if (isFilled(value)) labels.push(normalHeading(String(value)))
  }
  const known = (roster: RosterFacts): number => labels.filter((label) => vocabulary(roster).has(label)).length
  return rosters.find((roster) => known(roster) >= 3 && known(roster) * 2 > labels.length)
}
