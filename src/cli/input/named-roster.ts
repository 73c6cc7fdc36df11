import type { RosterFacts } from '../../facts/roster'
import { Misuse } from './misuse'
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
  throw new Misuse(
    `没有名为“${name}”的台账。${guess.zh}可用：${all}`,
    `there is no roster “${name}”.${guess.en} There are: ${rosters.map((roster) => roster.name).join(', ')}`,
  )
}
