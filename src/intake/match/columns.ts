/**
 * Matches the columns of a table to what a roster can hold. In come header paths with sample values; out goes, for every
 * column, the target it means and how that was found. A near miss is never a match.
 */

import type { CellFacts } from '../../facts/cell'
import { entryOf, itemAt } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import type { Named } from '../../messages/shapes'
import { columnName } from '../../sheets/sheet'
import type { TableColumn } from '../model/header-region'
import { normalHeading } from '../model/heading'
import type { MatchedBy } from '../model/table'
import { factorOf } from '../model/units'
import { fits } from './fits'
import { type Target, targetsOf } from './targets'
import { fieldName, fieldNames, spellings, vocabulary } from './vocabulary'

export interface Match {
  column: TableColumn
  target: Target
  by: MatchedBy
  /** 3 our own heading, 2 a known variant, 1 a bare leaf under an unknown parent. */
  strength: number
  unit?: string
}

export interface Matching {
  matches: Match[]
  unmatched: TableColumn[]
  /** Two columns for one target, equally strong. */
  clashes: { target: Target; columns: TableColumn[] }[]
  /** Columns the user wants left out. */
  leftOut: TableColumn[]
}

/** What a heading is said to mean when its column is to be left out. */
const LEAVE_OUT = '-'

/** What the user or an earlier import says a heading means: normal heading → target path. */
export type Stated = Map<string, { path: string; by: 'stated' | 'learned' }>

/** `sure` is true when the roster is stated: then field names are headings too. */
export function matchColumns(roster: RosterFacts, all: TableColumn[], stated: Stated, sure = false): Matching {
  const leftOut =
    stated.size === 0
      ? []
      : all.filter((column) => spellings(column.path).some(({ text }) => stated.get(text)?.path === LEAVE_OUT))
  const columns = all.filter((column) => !leftOut.includes(column))
  const leaves = count(columns.map((column) => itemAt(column.path, -1).bare))
  const candidates = columns.flatMap((column) => candidatesOf(column, stated, roster, leaves, sure))
  const taken = new Map<string, Match>()
  const clashes = new Map<string, TableColumn[]>()
  const claimed = new Set<TableColumn>()
  for (const match of candidates.sort((a, b) => b.strength - a.strength)) {
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
  const byPath = new Map(targetsOf(roster).map((target) => [target.path, target]))
  return {
    matches: [...taken.values()],
    unmatched: columns.filter((column) => !claimed.has(column)),
    clashes: [...clashes].map(([path, list]) => ({ target: entryOf(byPath, path), columns: list })),
    leftOut,
  }
}

export const columnUnit = (column: TableColumn): string | undefined =>
  column.path.findLast((level) => level.unit !== undefined)?.unit

function candidatesOf(
  column: TableColumn,
  stated: Stated,
  roster: RosterFacts,
  leaves: Map<string, number>,
  sure: boolean,
): Match[] {
  const leaf = itemAt(column.path, -1)
  const unit = columnUnit(column)
  if (stated.size > 0)
    for (const { text } of spellings(column.path)) {
      const told = stated.get(text)
      const target = told && targetsOf(roster).find((t) => t.path === told.path)
      if (target) return [{ column, target, by: told.by, strength: 9, unit }]
    }
  const words = vocabulary(roster)
  const found: Match[] = []
  const consider = (target: Target, by: MatchedBy, strength: number) => {
    if (found.some((match) => match.target === target) || !fits(target.cell, column.samples)) return
    if (leaf.unit !== undefined && !measuresAlike(target.cell, leaf.unit)) return
    found.push({ column, target, by, strength: strength - (target.path.includes('.') ? 0.25 : 0), unit })
  }
  for (const { text, leafOnly } of spellings(column.path)) {
    if (leafOnly && entryOf(leaves, leaf.bare) > 1) continue
    for (const target of words.get(text) ?? []) {
      const ours = text === target.headers[0]
      consider(target, ours && !leafOnly ? 'exact' : 'alias', leafOnly ? 1 : ours ? 3 : 2)
    }
  }
  if (sure)
    for (const name of [leaf.text, column.code ?? ''])
      for (const target of fieldNames(roster).get(fieldName(name)) ?? []) consider(target, 'exact', 3)
  return found
}

/** A header that states a unit does not mean a cell measured otherwise: 少数民族(户) is not a head count in 元. */
function measuresAlike(cell: CellFacts, unit: string): boolean {
  const { amount } = cell.kind
  return !amount || amount.anyUnit === true || factorOf(cell, [unit]).unit !== undefined
}

const count = (words: string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** `--map 村民委员会=name` and learned mappings as `Stated`. */
export const statedColumns = (map: Record<string, string> = {}, by: 'stated' | 'learned' = 'stated'): Stated =>
  new Map(Object.entries(map).map(([header, path]) => [normalHeading(header), { path, by }]))

/** A column as a message names it: K列“镇” in Chinese, K “镇” in English. */
export const columnNamed = ({ index, header }: Pick<TableColumn, 'index' | 'header'>): Named => ({
  zh: `${columnName(index)}列“${header}”`,
  en: `${columnName(index)} “${header}”`,
})
