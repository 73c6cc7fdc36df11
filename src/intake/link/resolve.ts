/**
 * Resolves links: the values of a link's columns come in, the id of the row they mean goes out, or a fault that says who was
 * meant. Answers are remembered per table, because the same names come again and again.
 */

import { BoundedCache } from '../../facts/bounded-cache'
import type { CellFacts } from '../../facts/cell'
import type { Stored, Trouble } from '../../facts/kinds/kind'
import { itemAt, onlyOne } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import { type LinkPlan, paths } from '../match/targets'
import type { Directory, KeyPart } from './directory'
import { type Hints, narrowedByParent } from './hints'
import { ambiguous, incomplete, unknownTarget } from './resolve-faults'
import { splitName } from './whole-name'

type Resolved = { id: number } | { trouble: Trouble } | { bare: BareRow } | null

/** A row to be born from a link to a name never seen. */
export interface BareRow {
  directory: Directory
  cells: Map<string, Stored[]>
  label: string
}

type Found = { ids: number[]; blank: boolean; wanted: KeyPart[][] }

export class Resolver {
  readonly #remembered = new BoundedCache<string, Resolved>(50_000)
  readonly #slots: number[]

  constructor(
    readonly plan: LinkPlan,
    readonly slots: Map<string, number>,
    readonly directories: (roster: RosterFacts) => Directory,
    /** What the texts around the table say, where no column does. */
    readonly hints: Hints,
  ) {
    this.#slots = paths(plan).map((path) => slots.get(path)!)
  }

  /** `parts` are the values of all link columns of the row; `near` are ids of the row's other links, to narrow several candidates. */
  resolve(parts: Stored[], near: number[] = []): Resolved {
    const key = this.#key(parts)
    const alone = this.#recall(key, parts, [])
    const several = alone !== null && 'trouble' in alone && alone.trouble.code === 'LINK_AMBIGUOUS'
    return several && near.length > 0 ? this.#recall(key + near.join(), parts, near) : alone
  }

  #recall(key: string, parts: Stored[], near: number[]): Resolved {
    let answer = this.#remembered.get(key)
    if (answer === undefined || (answer && 'bare' in answer)) {
      answer = this.#resolve(parts, near)
      this.#remembered.set(key, answer)
    }
    return answer
  }

  /** Forget what was not found: a bare row has just been made. */
  forget(): void {
    this.#remembered.clear()
  }

  #key(parts: Stored[]): string {
    let key = ''
    for (const at of this.#slots) key += `${parts[at] ?? ''}\u0001`
    return key
  }

  #resolve(parts: Stored[], near: number[]): Resolved {
    const { plan } = this
    const { ids, blank, wanted } = this.#find(plan, parts)
    if (blank) return this.#only(plan) ?? (plan.cell.required ? this.hints.one(plan) : null)
    const only = onlyOne(ids)
    if (only !== undefined) return { id: only }
    const directory = this.directories(plan.target)
    const text = this.#label(plan, parts)
    if (ids.length > 1) {
      const one = narrowedByParent(directory, ids, near)
      if (one !== undefined) return { id: one }
      return { trouble: ambiguous(plan, directory, ids) }
    }
    if (plan.cell.creates && text !== null) return this.#bare(plan, parts, text)
    return { trouble: unknownTarget(plan, directory, text ?? wanted.flat().map(String).join(' ')) }
  }

  /** All rows of the target that the given parts mean. Blank when nothing names the row itself: a township alone does not mean a village. */
  #find(plan: LinkPlan, parts: Stored[]): Found {
    const directory = this.directories(plan.target)
    const wanted: KeyPart[][] = []
    let blank = true
    for (const [n, names] of plan.target.key.entries()) {
      const values: KeyPart[] = []
      let usable = false
      let complete = true
      for (const name of names) {
        const part = plan.parts.get(name)!
        const value = this.#value(part, parts, directory)
        if (value === 'ambiguous') return { ids: [], blank: false, wanted }
        values.push(value)
        if (value !== null && (part.cell === plan.target.label || !names.includes(plan.target.label.name)))
          usable = true
        if (value !== null) continue
        if (part.cell.required || (part.nested && part.cell.only)) complete = false
      }
      if (!usable) continue
      blank = false
      wanted.push(values)
      if (!complete) continue
      const { ids } = directory.find(itemAt(directory.alternatives, n), values, directory.suffixOf)
      if (ids.length > 0) return { ids, blank, wanted }
    }
    if (blank) return { ids: [], blank, wanted }
    return { ids: this.#byLabel(plan, parts, directory), blank, wanted }
  }

  /** By the label alone: only when a part of its key is not stated at all; a stated part that disagrees is no match. */
  #byLabel(plan: LinkPlan, parts: Stored[], directory: Directory): number[] {
    const { label } = plan.target
    const own = plan.parts.get(label.name)
    if (!own || own.nested) return []
    const stored = parts[this.slots.get(own.path) ?? -1]
    if (stored === undefined || stored === null) return []
    const partial = plan.target.key.some(
      (names) =>
        names.includes(label.name) &&
        names.some((name) => name !== label.name && this.#blank(plan.parts.get(name)!, parts)),
    )
    if (!partial) return []
    const found = directory.find(directory.byLabel, [directory.part(label, [stored])], directory.suffixOf).ids
    if (found.length === 0) return this.#byWholeName(plan, String(stored), directory)
    return found.length > 1 ? this.hints.narrowed(plan, found) : found
  }

  /** 石桥民族乡下寨村, where no column gives the township. */
  #byWholeName({ target, parts }: LinkPlan, text: string, directory: Directory): number[] {
    for (const [n, names] of target.key.entries()) {
      const above = names.map((name) => parts.get(name)!).find((part) => part.nested)
      const split = above && splitName(text, this.directories(above.nested!.target))
      if (!split || !names.includes(target.label.name)) continue
      const values = names.map((name) =>
        name === above.cell.name
          ? split.id
          : name === target.label.name
            ? directory.part(target.label, [split.rest])
            : null,
      )
      const { ids } = directory.find(itemAt(directory.alternatives, n), values, directory.suffixOf)
      if (ids.length > 0) return ids
    }
    return []
  }

  #blank(part: { path: string; nested?: LinkPlan }, parts: Stored[]): boolean {
    if (part.nested) return paths(part.nested).every((path) => (parts[this.slots.get(path) ?? -1] ?? null) === null)
    return (parts[this.slots.get(part.path) ?? -1] ?? null) === null
  }

  #value(
    part: { path: string; cell: CellFacts; nested?: LinkPlan },
    parts: Stored[],
    directory: Directory,
  ): KeyPart | 'ambiguous' {
    if (!part.nested) return directory.part(part.cell, [parts[this.slots.get(part.path) ?? -1] ?? null])
    const found = this.#find(part.nested, parts)
    if (found.blank) {
      const only = this.#only(part.nested) ?? this.hints.one(part.nested)
      return only && 'id' in only ? only.id : null
    }
    return onlyOne(found.ids) ?? 'ambiguous'
  }

  /** A blank link that may only mean the one row there is. */
  #only(plan: LinkPlan): Resolved {
    const directory = this.directories(plan.target)
    return plan.cell.only && directory.rows === 1 ? { id: directory.nextId - 1 } : null
  }

  #label(plan: LinkPlan, parts: Stored[]): string | null {
    const own = plan.parts.get(plan.target.label.name)
    const value = own && parts[this.slots.get(own.path) ?? -1]
    return value === undefined || value === null ? null : String(value)
  }

  #bare(plan: LinkPlan, parts: Stored[], label: string): Resolved {
    const cells = new Map<string, Stored[]>()
    for (const [name, part] of plan.parts) {
      const value = parts[this.slots.get(part.path) ?? -1] ?? null
      if (part.nested) continue
      if (value === null && part.cell.required) return { trouble: incomplete(plan, part.cell) }
      if (value !== null)
        cells.set(name, part.cell.kind.parse(part.cell.kind.show([value, null], part.cell), part.cell))
    }
    return { bare: { directory: this.directories(plan.target), cells, label } }
  }
}
