/** The rows of a roster as people would tell them apart: cells as shown, links by the labels they lead to, in one order whatever their ids. */
import type { Stored } from '../../../src/facts/kinds/kind'
import { type RosterFacts, slice, targetOf } from '../../../src/facts/roster'
import type { Store } from '../../../src/store/store'

export async function named(store: Store, roster: RosterFacts): Promise<Record<string, string>[]> {
  const rows = await rowsOf(store, roster)
  const labels = new Map<RosterFacts, Map<number, Stored[]>>()
  for (const cell of roster.cells) if (cell.kind.name === 'link') await gather(store, targetOf(cell), labels)
  const all = [...rows.values()].map((row) =>
    Object.fromEntries(roster.cells.map((cell) => [cell.name, shown(roster, cell.name, row, labels)])),
  )
  return all.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

async function rowsOf(store: Store, roster: RosterFacts): Promise<Map<number, Stored[]>> {
  const columns = roster.columns.map(({ name }) => `"${name}"`).join(', ')
  return new Map(
    (await store.read(`SELECT id, ${columns} FROM "${roster.table}" WHERE is_active = 1`)).map(([id, ...row]) => [
      id as number,
      row,
    ]),
  )
}

async function gather(store: Store, roster: RosterFacts, into: Map<RosterFacts, Map<number, Stored[]>>): Promise<void> {
  if (into.has(roster)) return
  into.set(roster, await rowsOf(store, roster))
  for (const part of roster.key.flat())
    if (roster.cell(part).kind.name === 'link') await gather(store, targetOf(roster.cell(part)), into)
}

function shown(
  roster: RosterFacts,
  name: string,
  row: Stored[],
  labels: Map<RosterFacts, Map<number, Stored[]>>,
): string {
  const cell = roster.cell(name)
  const stored = slice(roster, cell, row)
  if (cell.kind.name !== 'link' || stored[0] === null) return cell.kind.display(stored, cell)
  const target = targetOf(cell)
  const found = labels.get(target)?.get(stored[0] as number)
  return found
    ? target.key
        .at(-1)!
        .map((part) => shown(target, part, found, labels))
        .join('/')
    : '?'
}
