/** What the words around a table say: title, sheet and file name come in, how strongly each roster is named goes out. */
import type { RosterFacts } from '../../facts/roster'
import { heading, normalHeading } from '../model/heading'

const called = new WeakMap<RosterFacts, string[]>()

/** The names a roster goes by, as headings are compared. */
function namesOf(roster: RosterFacts): string[] {
  let names = called.get(roster)
  if (!names) {
    names = roster.sheets.map(normalHeading).filter((name) => name.length >= 2)
    called.set(roster, names)
  }
  return names
}

/** How strongly names around a table speak of each roster. */
export function announced(rosters: RosterFacts[], sheet: string, file: string, titles: string[]): Map<string, number> {
  const strength = new Map<string, number>()
  const hear = (text: string, weight: number) => {
    const heard = heading(text).text
    const hits = rosters.flatMap((roster) =>
      namesOf(roster)
        .filter((name) => heard.includes(name))
        .map((name) => [roster.name, name.length] as const),
    )
    const longest = Math.max(0, ...hits.map(([, length]) => length))
    for (const [name, length] of hits)
      if (length === longest) strength.set(name, Math.max(strength.get(name) ?? 0, weight * Math.min(length, 6)))
  }
  hear(sheet, 0.6)
  for (const title of titles) if (title.length <= 100) hear(title, 0.5)
  hear(file.replace(/\.[^.]+$/, ''), 0.2)
  return strength
}
