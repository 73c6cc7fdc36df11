import type { RosterFacts } from '../../facts/roster'
import { Refusal } from '../../messages/refusal'
import { didYouMean } from './suggest'

const names = (roster: RosterFacts): string[] => [
  roster.name,
  roster.singular,
  roster.plural,
  roster.zh,
  ...roster.sheets,
]

/** A roster by its type name, its singular or plural field, its Chinese name or the title of its sheet; case makes no difference. */
export function namedRoster(name: string, rosters: RosterFacts[]): RosterFacts {
  const asked = name.trim().toLowerCase()
  const found = rosters.find((roster) => names(roster).some((one) => one.toLowerCase() === asked))
  if (found) return found
  const guess = didYouMean(
    name,
    rosters.flatMap(({ name, singular, plural, zh }) => [name, singular, plural, zh]),
  )
  const all = rosters.map((roster) => `${roster.name} ${roster.zh}`).join('、')
  throw new Refusal('cli.no-roster', {
    name,
    guess,
    all: { zh: all, en: rosters.map((roster) => roster.name).join(', ') },
  })
}
