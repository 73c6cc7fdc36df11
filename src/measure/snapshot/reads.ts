/** What an indicator reads: its definition comes in; goes out, for every roster it looks at, which cells. */
import type { CellFacts } from '../../facts/cell'
import { inversesOf, type RosterFacts, targetOf } from '../../facts/roster'
import { type Indicator, type Term, termsOfIndicator } from '../indicator'

export interface Reads {
  /** Rosters whose rows are counted or summed, and those their conditions lead to. */
  cells: Map<string, Set<string>>
  /** Rosters whose rows are counted or summed. */
  counted: Set<string>
  /** Rosters that links lead through from those, to the areas their rows belong to. */
  passed: Set<string>
}

export function readsOf(indicator: Indicator, rosters: RosterFacts[]): Reads {
  const reads: Reads = { cells: new Map(), counted: new Set(), passed: new Set() }
  for (const term of termsOfIndicator(indicator)) {
    const roster = rosters.find(({ name, plural }) => name === term.roster || plural === term.roster)
    if (!roster) continue
    reads.counted.add(roster.name)
    pass(reads.passed, roster)
    touch(reads, roster)
    readWhere(reads, rosters, roster, term.where ?? {})
    for (const path of pathsOf(term)) readPath(reads, roster, path.split('.'))
  }
  return reads
}

function pass(passed: Set<string>, roster: RosterFacts): void {
  for (const target of roster.cells.filter((cell) => cell.kind.name === 'link').map(targetOf)) {
    if (passed.has(target.name)) continue
    passed.add(target.name)
    pass(passed, target)
  }
}

function touch(reads: Reads, roster: RosterFacts): Set<string> {
  const known = reads.cells.get(roster.name) ?? new Set<string>()
  reads.cells.set(roster.name, known)
  return known
}

const pathsOf = ({ aggregate, during, until, latest }: Term): string[] =>
  [...Object.values(aggregate).flat(), during, until, latest?.per, latest?.by].filter(
    (path) => typeof path === 'string',
  )

function readPath(reads: Reads, roster: RosterFacts, [name, ...rest]: string[]): void {
  const cell = roster.cells.find((one) => one.name === name)
  if (!cell) return
  touch(reads, roster).add(name)
  if (rest.length > 0 && cell.kind.name === 'link') readPath(reads, targetOf(cell), rest)
}

const combining = new Set(['and', 'or', 'not', 'some', 'every', 'none'])

function readWhere(reads: Reads, rosters: RosterFacts[], roster: RosterFacts, where: unknown): void {
  if (Array.isArray(where)) for (const part of where) readWhere(reads, rosters, roster, part)
  if (where === null || typeof where !== 'object' || Array.isArray(where)) return
  for (const [name, part] of Object.entries(where)) {
    if (combining.has(name)) readWhere(reads, rosters, roster, part)
    else readField(reads, rosters, roster, name, part)
  }
}

function readField(reads: Reads, rosters: RosterFacts[], roster: RosterFacts, name: string, part: unknown): void {
  const cell = roster.cells.find((one) => one.name === name || `${one.name}Qualifier` === name)
  if (cell) readCell(reads, rosters, roster, cell, part)
  else readList(reads, rosters, roster, name, part)
}

function readList(reads: Reads, rosters: RosterFacts[], roster: RosterFacts, name: string, part: unknown): void {
  const list = inversesOf(roster, rosters).find((one) => one.name === name)
  if (!list) return
  touch(reads, list.roster).add(list.cell.name)
  const { aggregate, ...rows } = part as { aggregate?: object }
  for (const field of Object.keys(aggregate ?? {})) readPath(reads, list.roster, [field])
  readWhere(reads, rosters, list.roster, rows)
}

function readCell(reads: Reads, rosters: RosterFacts[], roster: RosterFacts, cell: CellFacts, part: unknown): void {
  touch(reads, roster).add(cell.name)
  if (cell.kind.name === 'link') readWhere(reads, rosters, targetOf(cell), part)
  const other = (part as { [operator: string]: { field?: string } } | null) ?? {}
  for (const value of Object.values(other)) {
    const peer = Object.values(value ?? {})[0]
    if (typeof value === 'object' && typeof peer === 'string') readPath(reads, roster, [peer])
  }
}
