/** Which columns the blank form of a roster has: its own cells, and for a link the columns that its key needs. */

import type { CellFacts } from '../../facts/cell'
import { itemAt } from '../../facts/lists'
import { type RosterFacts, targetOf } from '../../facts/roster'
import { type Target, targetsOf } from '../match/targets'

export interface TemplateColumn {
  target: Target
  /** As printed: `*总户数（户）`, the asterisk for what must be filled in. */
  header: string
  required: boolean
}

export function templateColumns(roster: RosterFacts): TemplateColumn[] {
  const printed = new Set<string>()
  return targetsOf(roster)
    .filter((target) => isAsked(roster, target))
    .flatMap((target) => {
      const required = target.own.required && target.path === target.own.name
      const name = itemAt(target.headers, 0)
      if (isServed(target, printed)) return []
      printed.add(name)
      return [{ target, header: (required ? '*' : '') + name + unitOf(target.cell), required }]
    })
}

/** 乡镇 asked for once serves every link that needs it. */
const isServed = ({ path, headers }: Target, printed: Set<string>): boolean =>
  (path.includes('.') ? headers : headers.slice(0, 1)).some((header) => printed.has(header))

/** People know rows by name, not by code: of a link's keys, only the last alternative is asked for, and never what can be only one. */
export function isAsked(roster: RosterFacts, { path, headers }: Target): boolean {
  if (headers.length === 0) return false
  const [own = path, ...parts] = path.split('.')
  let cell = roster.cell(own)
  for (const part of parts) {
    const target = targetOf(cell)
    cell = target.cell(part)
    if (cell.only || !target.key.at(-1)?.includes(part)) return false
  }
  return true
}

/** Money and percentages always say their unit, for nobody guesses it; land and scores do, because they can be counted otherwise. */
const unitOf = ({ kind, unit }: CellFacts): string => (unit && kind.amount && !kind.amount.counts ? `（${unit}）` : '')
