/** What an indicator reads: its definition comes in; goes out, for every roster it looks at, which cells. */
import { type RosterFacts, targetOf } from '../../facts/roster'
import { world } from '../../facts/world'
import { cellsRead } from '../../filter/cells'
import { type Indicator, type Term, termsOfIndicator } from '../indicator'
import { writtenFilter } from '../row-filter'

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
    for (const read of cellsRead(writtenFilter(term.where, roster, world(rosters))))
      touch(reads, read.roster).add(read.cell.name)
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
  touch(reads, roster).add(cell.name)
  if (rest.length > 0 && cell.kind.name === 'link') readPath(reads, targetOf(cell), rest)
}
