/** Rows an office has taken out of its workbook stay in the store, marked; no figure counts them, at any depth of a `where`. */
import type { RosterFacts } from '../facts/roster'
import { targetOf } from '../facts/roster'
import type { World } from '../query/compile/parts'

const active = (wanted: boolean) => ({ isActive: { eq: wanted } })

/** The same `where`, with `some`, `none` and `every` speaking of rows that stand. */
export function activeOnly(given: unknown, roster: RosterFacts, world: World): unknown {
  if (Array.isArray(given)) return given.map((part) => activeOnly(part, roster, world))
  if (typeof given !== 'object' || given === null) return given
  return Object.fromEntries(Object.entries(given).map(([name, part]) => [name, field(name, part, roster, world)]))
}

function field(name: string, part: unknown, roster: RosterFacts, world: World): unknown {
  if (name === 'and' || name === 'or' || name === 'not') return activeOnly(part, roster, world)
  const cell = world.cells(roster).get(name)
  if (cell?.kind.name === 'link') return activeOnly(part, targetOf(cell), world)
  const list = world.lists(roster).get(name)
  if (!list || typeof part !== 'object' || part === null) return part
  return Object.fromEntries(
    Object.entries(part).map(([how, inner]) => [how, quantified(how, inner, list.roster, world)]),
  )
}

function quantified(how: string, inner: unknown, roster: RosterFacts, world: World): unknown {
  if (how === 'some' || how === 'none') return { and: [active(true), activeOnly(inner, roster, world)] }
  return how === 'every' ? { or: [active(false), activeOnly(inner, roster, world)] } : inner
}
