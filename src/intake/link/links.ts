/** The links of one table: the parts of a row come in, its link cells become ids, or wait, or say what is wrong. */

import type { CellFacts } from '../../facts/cell'
import { itemAt } from '../../facts/lists'
import { type RosterFacts, targetOf } from '../../facts/roster'
import { planOf } from '../match/targets'
import { cellNameOf } from '../model/places'
import { faultOf } from '../model/table'
import type { RowDraft } from './draft'
import { Hints } from './hints'
import type { LinkColumn } from './link'
import { Resolver } from './resolve'
import type { Shared } from './shared'
import { splitName } from './whole-name'

export class Links {
  readonly #all: LinkColumn[]

  constructor(
    readonly shared: Shared,
    readonly number: number,
    readonly roster: RosterFacts,
    slots: Map<string, number>,
    /** Fields the table has a column or a constant for. */
    present: Set<string>,
  ) {
    const { columns, hints: texts } = itemAt(shared.tables, number).table
    const hints = new Hints(shared.directories, texts, present)
    this.#all = roster.cells
      .filter((cell) => cell.kind.name === 'link')
      .map((cell) => ({
        cell,
        slot: roster.slots.get(cell.name)!,
        resolver: new Resolver(planOf(cell, cell.name), slots, shared.directories, hints),
        paths: columns.map((c) => c.field).filter((field) => cellNameOf(field) === cell.name),
      }))
  }

  /** Links become ids; what cannot be resolved refuses the row. */
  resolve(draft: RowDraft): void {
    for (const link of this.#all) {
      const found = link.resolver.resolve(draft.source.parts, this.#near(draft))
      if (this.#wholeName(draft, link) || found === null) continue
      if ('id' in found) draft.cells[link.slot] = found.id
      else if (this.#mayDefer(link.cell)) draft.deferred.push(link)
      else if ('bare' in found) draft.unseen.push(link)
      else {
        const { said, severity } = found.trouble
        draft.fault(link.paths[0] ?? link.cell.name, faultOf(said, { severity }))
      }
    }
  }

  /** Looks again at names never seen: a row before this one may have made them. */
  meet(draft: RowDraft): void {
    for (const { slot, resolver, paths, cell } of draft.unseen) {
      const found = resolver.resolve(draft.source.parts)
      if (found === null) continue
      if ('id' in found) draft.cells[slot] = found.id
      else if ('bare' in found) draft.cells[slot] = draft.tentative(found.bare)
      else draft.fault(paths[0] ?? cell.name, faultOf(found.trouble.said))
    }
  }

  /** Names that were unknown may be known now. */
  forget(): void {
    for (const { resolver } of this.#all) resolver.forget()
  }

  /** 石桥民族乡下寨村 in a table of villages without a column of townships: the name says where the row lies, and loses what it says. */
  #wholeName(draft: RowDraft, { cell, slot, paths }: LinkColumn): boolean {
    const { label, key, slots } = this.roster
    const { constants } = itemAt(this.shared.tables, this.number).table
    if (paths.length > 0 || cell.name in constants || label.style === 'plain') return false
    if (!key.some((names) => names.includes(cell.name) && names.includes(label.name))) return false
    const at = slots.get(label.name)!
    const split = splitName(String(draft.cells[at] ?? ''), this.shared.directories(targetOf(cell)))
    if (!split) return false
    draft.cells[slot] = split.id
    label.kind.parse(split.rest, label).forEach((value, i) => {
      draft.cells[at + i] = value
    })
    return true
  }

  /** Ids the row's links have found already; they tell several candidates of the next one apart. */
  #near(draft: RowDraft): number[] {
    const ids: number[] = []
    for (const { slot } of this.#all) if (draft.cells[slot] !== null) ids.push(draft.cells[slot] as number)
    return ids
  }

  /** A link to a roster that is settled after this one waits until the end of the call. */
  #mayDefer(cell: CellFacts): boolean {
    return (
      !cell.required &&
      this.shared.tables.some(({ table }, n) => n > this.number && table.roster === targetOf(cell).name)
    )
  }
}
