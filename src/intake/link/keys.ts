/** How a row's keys find the row they mean: candidates from the directory, confirmed on the rows themselves. A row's stored cells come in; ids go out. */
import type { CellFacts } from '../../facts/cell'
import type { Stored } from '../../facts/kinds/kind'
import { type Directory, isSpelling, type KeyPart } from './directory'

export class Keys {
  constructor(
    readonly directory: Directory,
    /** The stored cells of a candidate, once it has been fetched. */
    readonly stored: (id: number) => Stored[] | undefined,
  ) {}

  /** Every row these cells may mean. */
  candidates(cells: Stored[]): number[] {
    const ids: number[] = []
    for (const alternative of this.directory.alternatives)
      for (const parts of this.#parts(alternative, cells))
        for (const id of this.directory.find(alternative, parts, this.#suffixOf).ids)
          if (!ids.includes(id)) ids.push(id)
    return ids
  }

  /** A hash only suggests; the row itself confirms: some alternative agrees. */
  confirms(id: number, cells: Stored[]): boolean {
    const stored = this.stored(id)
    if (!stored) return false
    return this.directory.alternatives.some((alternative) => {
      const theirs = this.directory.parts(alternative, stored)
      return this.#parts(alternative, cells).some((mine) =>
        alternative.parts.every((cell, i) => alike(mine[i] ?? null, theirs[i] ?? null, cell)),
      )
    })
  }

  /** The cell of a stronger key that both sides fill and that differs: same name, other code. */
  contradiction(id: number, cells: Stored[]): CellFacts | undefined {
    for (const alternative of this.directory.alternatives) {
      const mine = this.#parts(alternative, cells)[0]
      if (!mine) continue
      const theirs = this.directory.parts(alternative, this.stored(id)!)
      if (alternative.parts.every((cell, i) => alike(mine[i] ?? null, theirs[i] ?? null, cell))) return undefined
      if (theirs.every((part) => part !== null)) return alternative.parts[0]
    }
    return undefined
  }

  /** Two spellings of one name. */
  sameName = (cell: CellFacts, a: Stored[], b: Stored[]): boolean =>
    alike(this.directory.part(cell, a), this.directory.part(cell, b), cell)

  /** The key of one alternative; empty when a required part is blank. A link to the only row of its kind also matches rows that left it blank. */
  #parts(alternative: Directory['alternatives'][number], cells: Stored[]): KeyPart[][] {
    const parts = this.directory.parts(alternative, cells)
    if (parts.every((part) => part === null) || alternative.parts.some((cell, i) => cell.required && parts[i] === null))
      return []
    const only = alternative.parts.findIndex((cell, i) => cell.only && parts[i] !== null)
    return only < 0 ? [parts] : [parts, parts.map((part, i) => (i === only ? null : part))]
  }

  #suffixOf = (id: number): string => {
    const stored = this.stored(id)
    if (!stored) return this.directory.suffixOf(id)
    const { roster } = this.directory
    const part = this.directory.part(roster.label, stored, roster.slots.get(roster.label.name)!)
    return isSpelling(part) ? part.suffix : ''
  }
}

/** Two key parts mean the same: equal, firm forms agree, or stems agree with one suffix left out. A blank link to the only row agrees with any. */
function alike(a: KeyPart, b: KeyPart, cell: CellFacts): boolean {
  if (a === null || b === null) return a === b || cell.only
  if (!isSpelling(a) || !isSpelling(b)) return a === b
  return a.firm === b.firm || (a.stem === b.stem && (a.suffix === '' || b.suffix === '' || a.suffix === b.suffix))
}
