/** A part of a key that no column gives may stand in the sheet's name or title. Texts around a table come in; the rows they name go out. */
import { onlyOne } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import { type LinkPlan, paths } from '../match/targets'
import type { Directory } from './directory'

export class Hints {
  readonly #rows = new Map<LinkPlan, number[]>()

  constructor(
    readonly directories: (roster: RosterFacts) => Directory,
    /** In order of trust. */
    readonly texts: string[],
    /** Paths the table has a column or a constant for. */
    readonly present: Set<string>,
  ) {}

  /** The one row that is named, where no column could name another. */
  one(plan: LinkPlan): { id: number } | null {
    if (paths(plan).some((path) => this.present.has(path))) return null
    const id = onlyOne(this.#named(plan))
    return id === undefined ? null : { id }
  }

  /** Of several rows the one that lies where the texts say; all of them when they do not tell. */
  narrowed(plan: LinkPlan, ids: number[]): number[] {
    const above = [...plan.parts.values()].flatMap(({ nested }) => (nested ? this.#named(nested) : []))
    const found = narrowedByParent(this.directories(plan.target), ids, above)
    return found === undefined ? ids : [found]
  }

  #named(plan: LinkPlan): number[] {
    let ids = this.#rows.get(plan)
    if (!ids) {
      ids = this.#search(plan)
      this.#rows.set(plan, ids)
    }
    return ids
  }

  /** The first text that names exactly one row, wholly or among other words. */
  #search({ target }: LinkPlan): number[] {
    const directory = this.directories(target)
    for (const text of this.texts) {
      const whole = directory.find(directory.byLabel, [directory.part(target.label, [text])], directory.suffixOf).ids
      if (whole.length === 1) return whole
      const inside = [...(directory.labels ?? [])]
        .filter(([, label]) => label.length > 1 && text.includes(label))
        .map(([id]) => id)
      if (inside.length === 1) return inside
    }
    return []
  }
}

/** The one of several rows that belongs to one of the rows above. */
export function narrowedByParent(directory: Directory, ids: number[], above: number[]): number | undefined {
  const found = ids.filter((id) => directory.parents.get(id)?.some((parent) => above.includes(parent)))
  return onlyOne(found)
}
