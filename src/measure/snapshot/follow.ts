/** Rows and a path of links come in, the areas they lead to go out. */
import type { Stored } from '../../facts/kinds/kind'
import { type RosterFacts, targetOf } from '../../facts/roster'
import type { Reader } from '../../store/store'

/** Links that put a row into an area: the first steps of the paths that lead there. */
export function areaCellsOf(paths: (roster: RosterFacts) => string[]): (roster: RosterFacts) => Set<string> {
  const known = new Map<RosterFacts, Set<string>>()
  return (roster) => {
    const found =
      known.get(roster) ??
      new Set(
        paths(roster)
          .map((path) => path.split('.')[0])
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
  rows: Stored[][],
  path: string,
): Promise<(number | null)[]> {
  if (path === '') return rows.map((row) => row[0] as number)
  const [first, ...rest] = path.split('.')
  const at = (of: RosterFacts, name: string): number => 1 + of.slots.get(name)!
  let ids = rows.map((row) => row[at(roster, first)] as number | null)
  let place = targetOf(roster.cell(first))
  for (const name of rest) {
    const column = place.columns[place.slots.get(name)!].name
    const next = await lookup(reader, place, column, ids)
    ids = ids.map((id) => (id === null ? null : (next.get(id) ?? null)))
    place = targetOf(place.cell(name))
  }
  return ids
}

async function lookup(
  reader: Reader,
  { table }: RosterFacts,
  column: string,
  ids: (number | null)[],
): Promise<Map<number, number | null>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  const found = new Map<number, number | null>()
  for (let i = 0; i < wanted.length; i += 500) {
    const some = wanted.slice(i, i + 500)
    const sql = `SELECT id, "${column}" FROM "${table}" WHERE id IN (${some.map(() => '?').join(', ')})`
    for (const [id, to] of await reader.read(sql, some)) found.set(id as number, to as number | null)
  }
  return found
}
