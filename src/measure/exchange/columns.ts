/**
 * A roster comes in; goes out how its rows stand in a CSV that this product can read back: our own headings, links by the names
 * that find their rows, and beside them ids, by which any other program can join the files.
 */

import type { CellFacts } from '../../facts/cell'
import { itemAt } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import { type Target, targetsOf } from '../../intake/match/targets'
import { isAsked } from '../../intake/template/columns'

export interface ExportColumn {
  header: string
  /** Whose value it is: `paid`, `village.township`; links of ids end in `.id`. */
  path: string
  cell: CellFacts
  /** The roster's own cell it belongs to. */
  own: CellFacts
}

/** Headings no roster knows, so that reading back leaves these columns alone. */
export const ID_HEADING = 'rosterql_id'
export const HIDDEN_HEADING = 'rosterql_suppressed'

export function exportColumns(roster: RosterFacts): ExportColumn[] {
  const printed = new Set<string>()
  return [
    ...targetsOf(roster)
      .filter((target) => isAsked(roster, target))
      .flatMap((target) => named(target, printed)),
    ...links(roster),
  ]
}

function named({ path, cell, own, headers }: Target, printed: Set<string>): ExportColumn[] {
  const first = itemAt(headers, 0)
  const served = (path.includes('.') ? headers : [first]).some((header) => printed.has(header))
  if (served) return []
  printed.add(first)
  return [{ header: first + unitOf(cell), path, cell, own }]
}

const links = (roster: RosterFacts): ExportColumn[] =>
  roster.cells
    .filter(({ kind }) => kind.name === 'link')
    .map((cell) => ({ header: `rosterql_${cell.name}`, path: `${cell.name}.id`, cell, own: cell }))

/** Money and percentages must say their unit, or nobody could read them back. */
const unitOf = ({ kind, unit }: CellFacts): string => (unit && kind.amount && !kind.amount.counts ? `（${unit}）` : '')
