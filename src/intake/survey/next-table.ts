/**
 * Where the next table of a sheet begins. Comes in: the grid and the table being read; goes out: the first row that belongs to
 * another one, title included, or undefined. The same header printed again on every page begins no new table, unless what
 * stands above it says otherwise: another unit, another year, another title.
 */

import type { HeaderReading } from '../match/header-reading'
import { headingsOf } from '../match/headings'
import { type Grid, gridFrom } from '../model/grid'
import { isFilled, type LineClass, lineClassifier, texts, width } from '../model/lines'
import { statedUnits } from '../model/units'
import { yearOf } from '../model/year'
import type { Looking } from './readings'
import { recognise } from './recognise'

/** Rows below a possible header that are looked at to judge it. */
const AHEAD = 60

export function nextTable(grid: Grid, current: HeaderReading, looking: Looking, titles: string[]): number | undefined {
  const classify = lineClassifier(headingsOf(grid, current))
  let gap: number | undefined
  let said: string[] = []
  for (let row = current.bottom + 1; row <= grid.last; row++) {
    const line = grid.rows.get(row)
    const kind = line ? classify(line) : 'blank'
    if (!line || kind === 'blank') {
      gap ??= row
      continue
    }
    if (kind === 'header' || couldBegin(grid, row, kind, gap !== undefined)) {
      const found = kind === 'header' ? current : headerAt(grid, row, looking)
      if (found && differs(found, current, said, titles)) return begins(grid, current.bottom, gap ?? row, row)
      if (found) {
        row += kind === 'header' ? 0 : found.bottom - found.top
        said = []
        continue
      }
    }
    if (kind === 'data' && width(line) > 1) {
      gap = undefined
      said = []
      continue
    }
    gap ??= row
    if (kind === 'data' || kind === 'section') said.push(...texts(line).map(({ text }) => text))
  }
  return undefined
}

/** Mostly texts, and not in the middle of data. */
function couldBegin(grid: Grid, row: number, kind: LineClass, clear: boolean): boolean {
  if (!clear && kind === 'data') return false
  const line = grid.rows.get(row)!
  const labels = texts(line)
  return labels.length >= 2 && labels.length * 2 > line.cells.filter(isFilled).length
}

function headerAt(grid: Grid, row: number, looking: Looking): HeaderReading | undefined {
  const { reading } = recognise(gridFrom(grid, row, AHEAD), row, looking, () => [])
  return reading?.top === row &&
    (reading.spread || reading.matching.matches.filter((match) => match.strength > 1).length >= 2)
    ? reading
    : undefined
}

/** Another header, or this one again under words that make it another table. */
function differs(found: HeaderReading, current: HeaderReading, said: string[], titles: string[]): boolean {
  if (!sameHeader(found, current)) return true
  const fresh = said.filter((text) => !titles.includes(text) && !/续|^第.{1,4}页|^共.{1,4}页/.test(text))
  const units = fresh.flatMap(statedUnits)
  if (units.length > 0 && units.join() !== titles.flatMap(statedUnits).join()) return true
  const year = yearOf([fresh])
  return (
    (year !== null && year !== yearOf([titles])) ||
    fresh.some((text) => text.length >= 5 && /(?:表|台账|清单|名单|名册|统计|汇总)$/.test(text.replace(/[（(].*$/, '')))
  )
}

const sameHeader = (a: HeaderReading, b: HeaderReading): boolean =>
  a === b || a.columns.map((column) => column.header).join('\n') === b.columns.map((column) => column.header).join('\n')

/** The title lines of the next table belong to it: from the last blank line above its header, else from where the data ended. */
function begins(grid: Grid, bottom: number, gap: number, header: number): number {
  for (let row = header - 1; row > bottom && row >= gap; row--) if (!grid.rows.has(row)) return row + 1
  return gap
}
