/**
 * Matches the columns of a table to what a roster can hold. In come header paths with sample values; out goes, for every
 * column, the target it means and how that was found. A near miss is never a match.
 */
import type { CellFacts } from '../facts/cell'
import type { RosterFacts } from '../facts/roster'
import { isSpecial, missingIn } from '../facts/reading'
import type { CellValue } from '../sheets/sheet'
import { type Heading, normalHeading } from './heading'
import { type Target, targetsOf } from './targets'
import { factorOf } from './units'

/** One column of a table as found in the sheet: its header levels from top to bottom, and values from its first rows. */
export interface TableColumn {
  index: number
  path: Heading[]
  /** The header as a person reads it: `资金/到位资金`. */
  header: string
  samples: CellValue[]
}

export type By = 'exact' | 'alias' | 'learned' | 'stated'

export interface Match {
  column: TableColumn
  target: Target
  by: By
  /** 3 our own heading, 2 a known variant, 1 a bare leaf under an unknown parent. */
  strength: number
  unit?: string
}

export interface Matching {
  matches: Match[]
  unmatched: TableColumn[]
  /** Two columns for one target, equally strong. */
  clashes: { target: Target; columns: TableColumn[] }[]
  score: number
}

/** What the user or an earlier import says a heading means: normal heading → target path. */
export type Stated = Map<string, { path: string; by: 'stated' | 'learned' }>

const remembered = new WeakMap<RosterFacts, Map<string, Target[]>>()

/** Heading → targets, for one roster. */
function vocabulary(roster: RosterFacts): Map<string, Target[]> {
  let words = remembered.get(roster)
  if (!words) {
    words = new Map()
    for (const target of targetsOf(roster))
      for (const header of target.headers) {
        const list = words.get(header)
        if (list) list.push(target)
        else words.set(header, [target])
      }
    remembered.set(roster, words)
  }
  return words
}

/** The spellings of a header path, most telling first: whole path, parent and leaf in either order, then the leaf alone. */
export function spellings(path: Heading[]): { text: string; leafOnly: boolean }[] {
  const leaf = path[path.length - 1]
  if (path.length === 1) return [leaf.text, leaf.bare].map((text) => ({ text, leafOnly: false }))
  const parent = path[path.length - 2]
  const whole = path.map((p) => p.bare)
  return [
    ...[whole.join('/'), whole.join(''), `${parent.bare}/${leaf.bare}`, parent.bare + leaf.bare, leaf.bare + parent.bare].map((text) => ({ text, leafOnly: false })),
    ...[leaf.text, leaf.bare].map((text) => ({ text, leafOnly: true })),
  ]
}

export function matchColumns(roster: RosterFacts, columns: TableColumn[], stated: Stated): Matching {
  const words = vocabulary(roster)
  const leaves = count(columns.map((column) => column.path[column.path.length - 1].bare))
  const candidates = columns.map((column) => candidatesOf(column, words, stated, roster, leaves))
  const taken = new Map<string, Match>()
  const clashes = new Map<string, TableColumn[]>()
  const claimed = new Set<TableColumn>()
  for (const match of candidates.flat().sort((a, b) => b.strength - a.strength)) {
    if (claimed.has(match.column)) continue
    const rival = taken.get(match.target.path)
    if (!rival) {
      taken.set(match.target.path, match)
      claimed.add(match.column)
    } else if (rival.strength === match.strength && rival.by !== 'stated') {
      claimed.add(match.column)
      clashes.set(match.target.path, [...(clashes.get(match.target.path) ?? [rival.column]), match.column])
    }
  }
  const matches = [...taken.values()]
  const byPath = new Map(targetsOf(roster).map((target) => [target.path, target]))
  return {
    matches,
    unmatched: columns.filter((column) => !claimed.has(column)),
    clashes: [...clashes].map(([path, list]) => ({ target: byPath.get(path)!, columns: list })),
    score: score(roster, matches, columns.length),
  }
}

function candidatesOf(column: TableColumn, words: Map<string, Target[]>, stated: Stated, roster: RosterFacts, leaves: Map<string, number>): Match[] {
  const leaf = column.path[column.path.length - 1]
  const unit = [...column.path].reverse().find((heading) => heading.unit)?.unit
  for (const { text } of spellings(column.path)) {
    const told = stated.get(text)
    const target = told && targetsOf(roster).find((t) => t.path === told.path)
    if (target) return [{ column, target, by: told.by, strength: 9, unit }]
  }
  const found: Match[] = []
  for (const { text, leafOnly } of spellings(column.path)) {
    if (leafOnly && leaves.get(leaf.bare)! > 1) continue
    for (const target of words.get(text) ?? []) {
      if (found.some((match) => match.target === target) || !fits(target.cell, column.samples)) continue
      if (leaf.unit !== undefined && !measuresAlike(target.cell, leaf.unit)) continue
      const ours = text === target.headers[0]
      const part = target.path.includes('.') ? 0.25 : 0
      found.push({ column, target, by: ours && !leafOnly ? 'exact' : 'alias', strength: (leafOnly ? 1 : ours ? 3 : 2) - part, unit })
    }
  }
  return found
}

/** A header that states a unit does not mean a cell measured otherwise: 少数民族(户) is not a head count in 元. */
function measuresAlike(cell: CellFacts, unit: string): boolean {
  const kind = cell.kind.name
  if (kind === 'money' || kind === 'whole' || kind === 'percent') return factorOf(cell, [unit]).unit !== undefined
  return true
}

/** Whether the first values of a column can be this cell at all: 行政村 with numbers in it is a count, not a name. */
export function fits(cell: CellFacts, samples: CellValue[]): boolean {
  const values = samples.filter((value) => value !== undefined && !(typeof value === 'string' && missingIn(value)))
  if (values.length === 0) return true
  const good = values.filter((value) => couldBe(cell, value)).length
  return good * 2 >= values.length
}

function couldBe(cell: CellFacts, value: CellValue): boolean {
  if (isSpecial(value) && ('error' in value || 'uncached' in value)) return true
  const digits = typeof value === 'number' || (typeof value === 'string' && /^[\d.,０-９，．\s%]+$/.test(value))
  switch (cell.kind.name) {
    case 'text':
      return cell.code || !digits
    case 'flag':
      return typeof value === 'boolean' || (typeof value === 'string' ? value.length <= 20 : value === 0 || value === 1 || isSpecial(value))
    case 'choice':
      return typeof value === 'string'
    case 'whole':
    case 'money':
    case 'decimal':
    case 'percent':
      return typeof value === 'number' || isSpecial(value) || (typeof value === 'string' && /[\d０-９一二三四五六七八九十百千万]/.test(value))
    case 'year':
      return typeof value === 'number' ? value > 1900 && value < 2200 : isSpecial(value) || /[\d二]/.test(String(value))
    default:
      return true
  }
}

/** Share of the columns understood, weighed by how surely; the cells a row cannot do without count double. */
function score(roster: RosterFacts, matches: Match[], columns: number): number {
  const needed = new Set(roster.cells.filter((cell) => cell.required).map((cell) => cell.name))
  let sum = 0
  for (const match of matches) sum += match.strength * (needed.has(match.target.own.name) && !match.target.path.includes('.') ? 2 : 1)
  return sum / Math.sqrt(Math.max(columns, 1))
}

const count = (words: string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** `--map 村民委员会=name` and learned mappings as `Stated`. */
export const statedColumns = (map: Record<string, string> = {}, by: 'stated' | 'learned' = 'stated'): Stated =>
  new Map(Object.entries(map).map(([header, path]) => [normalHeading(header), { path, by }]))
