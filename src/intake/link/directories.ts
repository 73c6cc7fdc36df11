/** The directories of one import, loaded from the store when a table first needs them. */
import type { Naming } from '../../facts/match'
import { type RosterFacts, targetOf } from '../../facts/roster'
import { aliasesOf } from '../../store/ledger/learned'
import { allLabels } from '../../store/rows/read'
import type { Reader } from '../../store/store'
import { Directory } from './directory'

const linksOf = (roster: RosterFacts) => roster.cells.filter((cell) => cell.kind.name === 'link')

export class Directories {
  readonly #loaded = new Map<RosterFacts, Directory>()
  #naming: Naming | undefined

  constructor(
    readonly reader: Reader,
    readonly rosters: RosterFacts[],
  ) {}

  get = (roster: RosterFacts): Directory => {
    const found = this.#loaded.get(roster)
    if (!found) throw new Error(`the directory of ${roster.name} was not loaded`)
    return found
  }

  /** Loads what settling a table of this roster asks: its own rows, and those its links lead to, and their parents. */
  async ensure(roster: RosterFacts): Promise<void> {
    this.#naming ??= await this.#names()
    for (const needed of this.#needed(roster)) {
      if (this.#loaded.has(needed)) continue
      const directory = new Directory(needed, this.#naming, this.#isTarget(needed))
      directory.climb((cell, ids) => {
        const labels = this.#loaded.get(targetOf(cell))?.labels
        return ids.map((id) => labels?.get(id)).find((label) => label !== undefined)
      })
      directory.learn(await aliasesOf(this.reader, needed))
      await directory.load(this.reader)
      this.#loaded.set(needed, directory)
    }
  }

  /** After rows of a roster whose labels prefix other names: everything known by name must be looked at anew. */
  async renamed(): Promise<void> {
    const before = this.#naming!.counties.join()
    const after = await this.#names()
    if (after.counties.join() === before) return
    this.#naming = after
    this.#loaded.clear()
  }

  async #names(): Promise<Naming> {
    const counties: string[] = []
    for (const roster of this.rosters.filter((r) => r.prefix)) counties.push(...(await allLabels(this.reader, roster)))
    return { counties }
  }

  #isTarget = (roster: RosterFacts): boolean =>
    this.rosters.some((other) => linksOf(other).some((cell) => targetOf(cell) === roster))

  #needed(roster: RosterFacts): RosterFacts[] {
    const found = new Set<RosterFacts>([roster])
    for (const one of found) for (const cell of linksOf(one)) found.add(targetOf(cell))
    return [...found]
  }
}

/**
 * Rosters in an order in which links lead backwards. Required links and links of keys must; of the others as many as can: where
 * they lead in a circle, the optional link waits until the end of the call.
 */
export function settlingOrder(rosters: RosterFacts[]): RosterFacts[] {
  const done = new Set<RosterFacts>()
  while (done.size < rosters.length) {
    const ready = rosters.filter((roster) => !done.has(roster) && open(roster, done, true) === 0)
    const next = ready.length > 0 ? ready : rosters.filter((roster) => !done.has(roster))
    done.add(next.reduce((best, roster) => (open(roster, done, false) < open(best, done, false) ? roster : best)))
  }
  return [...done]
}

/** Links, hard or all, that lead to a roster not yet in order. */
function open(roster: RosterFacts, done: Set<RosterFacts>, hard: boolean): number {
  const keys = new Set(roster.key.flat())
  return linksOf(roster).filter(
    (cell) => (!hard || cell.required || keys.has(cell.name)) && targetOf(cell) !== roster && !done.has(targetOf(cell)),
  ).length
}
