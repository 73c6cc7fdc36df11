/**
 * Decides which roster a table is, and where its header stands. In comes the grid and what surrounds it (title, sheet and file name, what the user
 * states); out goes one reading, or a reason a clerk understands.
 */
import type { RosterFacts } from '../facts/roster'
import type { Stated } from './columns'
import type { Grid } from './grid'
import { type HeaderRegion, type Reading, readings, regions } from './header'
import { normalHeading } from './heading'

export interface Surroundings {
  sheet: string
  file: string
  /** Text of the lines above the header. */
  titles: string[]
}

export interface Recognised {
  reading?: Reading
  region?: HeaderRegion
  reason?: { code: 'NO_TABLE' | 'NO_ROSTER' | 'AMBIGUOUS_ROSTER'; zh: string; en: string }
}

/** How deep a header may lie below the top of the sheet or the end of the table before it. */
const DEEPEST_HEADER = 60

/** How strongly names around a table speak of each roster. */
export function announced(rosters: RosterFacts[], { sheet, file, titles }: Surroundings): Map<string, number> {
  const strength = new Map<string, number>()
  const hear = (text: string, weight: number) => {
    const heard = normalHeading(text)
    let longest = 0
    const hits: [string, number][] = []
    for (const roster of rosters)
      for (const name of roster.sheets) {
        const at = normalHeading(name)
        if (at.length >= 2 && heard.includes(at)) {
          hits.push([roster.name, at.length])
          longest = Math.max(longest, at.length)
        }
      }
    for (const [name, length] of hits) if (length === longest) strength.set(name, Math.max(strength.get(name) ?? 0, weight * Math.min(length, 6)))
  }
  hear(sheet, 0.6)
  for (const title of titles) hear(title, 0.5)
  hear(file.replace(/\.[^.]+$/, ''), 0.2)
  return strength
}

/** A reading good enough to trust: two cells at least, and one of them part of the key that is not a mere year. */
const trusted = (reading: Reading): boolean => {
  const own = new Set(reading.matching.matches.map((match) => match.target.own.name))
  const naming = reading.roster.key.flat().filter((name) => reading.roster.cell(name).kind.name !== 'year')
  return own.size >= 2 && naming.some((name) => own.has(name))
}

export function recognise(
  grid: Grid,
  from: number,
  rosters: RosterFacts[],
  stated: (roster: RosterFacts) => Stated,
  around: Surroundings,
  titlesAbove: (row: number) => string[],
): Recognised {
  const candidates = regions(grid, from, Math.min(grid.last, from + DEEPEST_HEADER))
  if (candidates.length === 0 || (rosters.length > 1 && candidates.every((region) => region.columns.length < 2)))
    return { reason: { code: 'NO_TABLE', zh: '没有找到表头。表格需要一行写明各列名称', en: 'no header row was found; a table needs a row that names its columns' } }
  let best: Reading | undefined
  let second: Reading | undefined
  for (const region of candidates) {
    const voices = announced(rosters, { ...around, titles: titlesAbove(region.top) })
    const found = readings(region, rosters, stated, voices)
    const only = rosters.length === 1
    for (const reading of found.slice(0, 2)) {
      if (!only && !trusted(reading)) continue
      if (!best || reading.score > best.score + 1e-9) {
        if (best && best.roster !== reading.roster && region.top === best.top) second = best
        best = reading
      } else if (reading.roster !== best.roster && region.top === best.top && (!second || reading.score > second.score)) second = reading
    }
  }
  if (!best) return { region: candidates[0], reason: unknown(candidates[0], rosters) }
  if (second && second.score > best.score * 0.97 && second.roster !== best.roster)
    return {
      region: best,
      reason: {
        code: 'AMBIGUOUS_ROSTER',
        zh: `这张表既像“${best.roster.zh}”又像“${second.roster.zh}”。请用 --roster 指明，例如 --roster ${best.roster.name}`,
        en: `the table could be ${best.roster.name} or ${second.roster.name}; say which with --roster`,
      },
    }
  return { reading: best }
}

function unknown(region: HeaderRegion, rosters: RosterFacts[]): Recognised['reason'] {
  const headers = region.columns.map((column) => column.header).filter(Boolean)
  const shown = headers.slice(0, 6).join('、') + (headers.length > 6 ? ' …' : '')
  if (rosters.length === 1)
    return {
      code: 'NO_ROSTER',
      zh: `表头（${shown}）中没有“${rosters[0].zh}”的列。可用 --map 列名=字段 说明各列含义`,
      en: `none of the headings (${shown}) means a cell of ${rosters[0].name}; say what they mean with --map heading=field`,
    }
  return {
    code: 'NO_ROSTER',
    zh: `表头（${shown}）不属于任何一种已知台账。如果确实是，请用 --roster 指明种类，用 --map 列名=字段 说明各列`,
    en: `the headings (${shown}) belong to no roster we know; if they do, name it with --roster and the columns with --map heading=field`,
  }
}
