/**
 * Decides which roster a table is, and where its header stands. In comes the grid and what surrounds it (title, sheet and file name, what the user
 * states); out goes one reading, or a reason a clerk understands.
 */
import type { RosterFacts } from '../facts/roster'
import { matchColumns, type Matching, type Stated, type TableColumn } from './columns'
import type { Grid } from './grid'
import { type HeaderRegion, regions } from './header'
import { heading, isRemark, isRowNumber, normalHeading } from './heading'
import { filled } from './lines'
import { personal } from './personal'
import { type Spread, spreadOf } from './spread'
import { isUnitColumn } from './units'
import { fieldName, fieldNames, spellings, vocabulary } from './vocabulary'

export interface Reading extends HeaderRegion {
  roster: RosterFacts
  matching: Matching
  /** Columns whose headings are values. */
  spread?: Spread
  score: number
}

/** What a sheet is looked at with. */
export interface Looking {
  rosters: RosterFacts[]
  sheet: string
  file: string
  stated(roster: RosterFacts): Stated
  /** Paths that have a constant. */
  constants: string[]
}

export interface Recognised {
  reading?: Reading
  region?: HeaderRegion
  reason?: { code: 'NO_TABLE' | 'NO_ROSTER' | 'AMBIGUOUS_ROSTER'; zh: string; en: string }
}

/** How deep a header may lie below the top of the sheet or the end of the table before it. */
const DEEPEST_HEADER = 60

const called = new WeakMap<RosterFacts, string[]>()

/** The names a roster goes by, as headings are compared. */
function namesOf(roster: RosterFacts): string[] {
  let names = called.get(roster)
  if (!names) {
    names = roster.sheets.map(normalHeading).filter((name) => name.length >= 2)
    called.set(roster, names)
  }
  return names
}

/** How strongly names around a table speak of each roster. */
export function announced(rosters: RosterFacts[], sheet: string, file: string, titles: string[]): Map<string, number> {
  const strength = new Map<string, number>()
  const hear = (text: string, weight: number) => {
    const heard = heading(text).text
    const hits = rosters.flatMap((roster) => namesOf(roster).filter((name) => heard.includes(name)).map((name) => [roster.name, name.length] as const))
    const longest = Math.max(0, ...hits.map(([, length]) => length))
    for (const [name, length] of hits) if (length === longest) strength.set(name, Math.max(strength.get(name) ?? 0, weight * Math.min(length, 6)))
  }
  hear(sheet, 0.6)
  for (const title of titles) if (title.length <= 100) hear(title, 0.5)
  hear(file.replace(/\.[^.]+$/, ''), 0.2)
  return strength
}

/** Cells a reading gives a value for. */
const given = ({ matching, spread }: Reading): Set<string> =>
  new Set([...matching.matches.map((match) => match.target.own.name), ...(spread ? [spread.target.own.name, ...spread.values[0].matches.map((match) => match.target.own.name)] : [])])

/** A reading good enough to trust: two cells at least, and one of them part of the key that is not a mere year. */
const trusted = (reading: Reading): boolean => {
  const own = given(reading)
  const naming = reading.roster.key.flat().filter((name) => reading.roster.cell(name).kind.name !== 'year')
  return own.size >= 2 && naming.some((name) => own.has(name))
}

export function recognise(grid: Grid, from: number, looking: Looking, titlesAbove: (row: number) => string[]): Recognised {
  const { rosters } = looking
  let first: HeaderRegion | undefined
  let wide = false
  let best: Reading | undefined
  let second: Reading | undefined
  for (const region of regions(grid, from, Math.min(grid.last, from + DEEPEST_HEADER))) {
    first ??= region
    wide ||= region.columns.length >= 2
    if (best && leadsData(grid, best, region)) break
    if (!speaks(region, looking)) continue
    for (const reading of readings(region, looking, titlesAbove(region.top)).slice(0, 2)) {
      if (rosters.length > 1 && !trusted(reading)) continue
      if (!best || reading.score > best.score + 1e-9) {
        if (best && best.roster !== reading.roster && region.top === best.top) second = best
        best = reading
      } else if (reading.roster !== best.roster && region.top === best.top && (!second || reading.score > second.score)) second = reading
    }
  }
  if (best) return second && second.roster !== best.roster && second.score > best.score * 0.97 ? { region: best, reason: torn(best, second) } : { reading: best }
  if (!first || (rosters.length > 1 && !wide)) return { reason: { code: 'NO_TABLE', zh: '没有找到表头。表格需要一行写明各列名称', en: 'no header row was found; a table needs a row that names its columns' } }
  return { region: first, reason: unknown(first, rosters) }
}

/** Whether data has begun below a reading before another region: what follows is another table, however well it reads. */
function leadsData(grid: Grid, { bottom, matching, spread }: Reading, next: HeaderRegion): boolean {
  const row = grid.rows.get(bottom + 1)
  if (!row || next.top <= bottom + 1 || (matching.matches.filter((match) => match.strength > 1).length < 2 && !spread)) return false
  return matching.matches.filter((match) => filled(grid.at(row.row, match.column.index))).length >= 2
}

/** A look before the search: whether any heading of a region is a word of any roster, or one the user states. */
function speaks({ columns }: HeaderRegion, { rosters, stated }: Looking): boolean {
  return rosters.some((roster) => {
    const [words, told] = [vocabulary(roster), stated(roster)]
    const names = rosters.length === 1 ? fieldNames(roster) : undefined
    return columns.some(({ path, code }) => spellings(path).some(({ text }) => words.has(text) || told.has(text) || names?.has(fieldName(text))) || (code !== undefined && names?.has(fieldName(code))))
  })
}

/** Whether a column may hold data: it has a heading, and does not merely number the rows, remark or name their units. */
const holdsData = ({ path, samples }: TableColumn): boolean => {
  const leaf = path[path.length - 1]
  return leaf !== undefined && !isRowNumber(leaf.bare) && !isRemark(leaf.bare) && !isUnitColumn(leaf.bare, samples)
}

/** How each roster reads a region, best first. */
function readings(region: HeaderRegion, looking: Looking, titles: string[]): Reading[] {
  const { rosters, sheet, file, constants } = looking
  const voices = announced(rosters, sheet, file, titles)
  const columns = region.columns.filter(holdsData)
  const sure = rosters.length === 1
  return rosters
    .map((roster) => {
      const matching = matchColumns(roster, columns, looking.stated(roster), sure)
      const taken = new Set([...matching.matches.map((match) => match.target.path), ...constants])
      const spread = spreadOf(roster, matching.unmatched, { taken, announced: sure || voices.has(roster.name), titles: [sheet, ...titles] })
      if (spread) settle(matching, spread)
      return { ...region, roster, matching, spread, score: score(roster, matching, spread, columns.length, voices) }
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
function score(roster: RosterFacts, { matches }: Matching, spread: Spread | undefined, columns: number, voices: Map<string, number>): number {
  const needed = new Set(roster.cells.filter((cell) => cell.required).map((cell) => cell.name))
  let sum = 0
  for (const match of matches) sum += match.strength * (needed.has(match.target.own.name) && !match.target.path.includes('.') ? 2 : 1)
  const wide = spread ? spread.values.reduce((n, value) => n + value.matches.length, 0) : 0
  if (wide > 0) sum += 4 + wide
  const telling = wide > 0 || matches.some((match) => match.strength > 1)
  if (!telling && voices.size === 0) return 0
  const named = matches.some((match) => match.target.own === roster.label) || spread?.target.own === roster.label ? 1 : NAMELESS
  return named * (sum / Math.sqrt(Math.max(columns, 1))) * (0.5 + (matches.length + wide) / Math.max(columns, 1)) + (voices.get(roster.name) ?? 0)
}

/** What a reading is worth whose rows have no name: 乡镇 | 户数 is about townships, not about nameless villages. */
const NAMELESS = 0.85

const torn = (best: Reading, second: Reading): Recognised['reason'] => ({
  code: 'AMBIGUOUS_ROSTER',
  zh: `这张表既像“${best.roster.zh}”又像“${second.roster.zh}”。请用 --roster 指明，例如 --roster ${best.roster.name}`,
  en: `the table could be ${best.roster.name} or ${second.roster.name}; say which with --roster`,
})

/** Headings as a message may show them: short, and none that may be data of a person. */
function listed({ columns }: HeaderRegion): string {
  const headers = columns.map(({ header }) => (header.length > 20 ? `${header.slice(0, 20)}…` : header)).filter(Boolean)
  return headers.slice(0, 6).join('、') + (headers.length > 6 ? ' …' : '')
}

/** A first row with figures and codes in it is data: the sheet has no header. Its values are not repeated. */
const isData = ({ columns }: HeaderRegion): boolean => columns.some(({ path }) => path.length > 0 && (personal(path[0].text) || /^\d{3,}$/.test(path[0].text)) && !/^(?:19|20)\d\d$/.test(path[0].text))

function unknown(region: HeaderRegion, rosters: RosterFacts[]): Recognised['reason'] {
  if (isData(region))
    return { code: 'NO_TABLE', zh: `第 ${region.top} 行看起来是数据，不是表头。请在第一行写明各列名称`, en: `row ${region.top} looks like data, not like a header; write the names of the columns above it` }
  const shown = listed(region)
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
