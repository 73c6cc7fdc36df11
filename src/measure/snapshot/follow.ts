/** Rows and a path of links come in, the areas they lead to go out. */
import { entryOf } from '../../facts/lists'
import { type RosterFacts, targetOf } from '../../facts/roster'
import { cellById } from '../../store/rows/read'
import type { CellsOfRow } from '../../store/rows/row'
import type { Reader } from '../../store/store'

/** Links that put a row into an area: the first steps of the paths that lead there. */
export function areaCellsOf(paths: (roster: RosterFacts) => string[]): (roster: RosterFacts) => Set<string> {
  const known = new Map<RosterFacts, Set<string>>()
  return (roster) => {
    const found =
      known.get(roster) ??
      new Set(
        paths(roster)
          .map((path) => path.replace(/\..*$/, ''))
          .filter(Boolean),
      )
    known.set(roster, found)
    return found
  }
}

/** The area ids that rows lead to along a path; `null` where it leads nowhere. Asked once a step for all rows. */
export async function follow(
  reader: Reader,
  roster: RosterFacts,
  rows: CellsOfRow[],
  path: string,
): Promise<(number | null)[]> {
  if (path === '') return rows.map(({ id }) => id)
  const [first = path, ...rest] = path.split('.')
  const at = entryOf(roster.slots, first)
  let ids = rows.map(({ cells }) => cells[at] as number | null)
  let place = targetOf(roster.cell(first))
  for (const name of rest) {
    const next = await cellById(reader, place, name, [...new Set(ids.filter((id) => id !== null))])
    ids = ids.map((id) => (id === null ? null : ((next.get(id) ?? null) as number | null)))
    place = targetOf(place.cell(name))
  }
  return ids
}
