/**
 * The rows of one roster by their keys: what the import asks when it wonders whether a row is known. Loaded once per import
 * from the store, and told of every row the import adds. Names are looked up by their firm form first, by their stem only
 * when the firm form is unknown and the suffixes do not contradict each other.
 */

import type { CellFacts } from '../../facts/cell'
import type { Stored } from '../../facts/kinds/kind'
import { type NameSpelling, type NameStyle, type Naming, spelling } from '../../facts/match'
import { recently } from '../../facts/remember'
import type { RosterFacts } from '../../facts/roster'
import { allRows, lastRowId } from '../../store/rows/read'
import type { Reader } from '../../store/store'
import { simplified } from '../model/simplified'
import { KeyIndex } from './key-index'

/** Values of key parts as they are compared: links by id, names by spelling, the rest as stored. */
export type KeyPart = string | number | null | NameSpelling

interface Alternative {
  parts: CellFacts[]
  /** Where the parts stand in a stored row. */
  at: number[]
  firm: KeyIndex
  stem: KeyIndex
}

export const isSpelling = (part: KeyPart): part is NameSpelling => typeof part === 'object' && part !== null

export class Directory {
  readonly alternatives: Alternative[]
  /** By the label alone, for links whose other parts the sheet does not give. */
  readonly byLabel = { firm: new KeyIndex(), stem: new KeyIndex() }
  /** Labels and suffixes by id; kept for rosters that others link to, for suggestions and lists of candidates. */
  readonly labels: Map<number, string> | null
  /** Ids of the rows a row's own links lead to, to tell rows of one name apart. */
  readonly parents = new Map<number, number[]>()
  /** The year that is part of a row's key. */
  readonly years = new Map<number, number>()
  nextId = 1
  rows = 0

  readonly #links: CellFacts[]
  readonly #labelAt: number
  readonly #spellings = new Map<NameStyle, (text: string) => NameSpelling>()
  readonly #yearAt: number | undefined
  #aliases = new Map<string, string>()
  #up?: (cell: CellFacts, ids: number[]) => string | undefined

  constructor(
    readonly roster: RosterFacts,
    readonly naming: Naming,
    linked: boolean,
  ) {
    this.labels = linked ? new Map() : null
    this.#links = roster.cells.filter((cell) => cell.kind.name === 'link' && roster.key.flat().includes(cell.name))
    this.alternatives = roster.key.map((names) => ({
      parts: names.map((name) => roster.cell(name)),
      at: names.map((name) => roster.slots.get(name)!),
      firm: new KeyIndex(),
      stem: new KeyIndex(),
    }))
    this.#labelAt = roster.slots.get(roster.label.name)!
    const year = roster.key.flat().find((name) => roster.cell(name).kind.sheet.titled)
    this.#yearAt = year === undefined ? undefined : roster.slots.get(year)
  }

  async load(reader: Reader): Promise<void> {
    this.nextId = (await lastRowId(reader, this.roster)) + 1
    for await (const rows of allRows(reader, this.roster)) for (const { id, cells } of rows) this.add(id, cells)
  }

  /** What stands in a key cell, ready to compare: the value at `at` of a stored row. */
  part(cell: CellFacts, stored: Stored[], at = 0): KeyPart {
    const value = stored[at]
    if (value === null || value === undefined) return null
    if (cell.kind.words) return this.#spelling(cell, String(value))
    return cell.kind.interval ? `${value}/${stored[at + 1]}` : value
  }

  /** A name that users have said means another row is read as that row's own name. */
  #spelling(cell: CellFacts, text: string): NameSpelling {
    const known =
      cell === this.roster.label && this.#aliases.size > 0 ? this.#aliases.get(spelling(text, 'plain').firm) : undefined
    return this.#spelt(cell.style)(known ?? text)
  }

  /** A name is asked about several times on its way: as a candidate, as a match, as a row that is new. */
  #spelt(style: NameStyle): (text: string) => NameSpelling {
    let spelt = this.#spellings.get(style)
    if (!spelt) {
      spelt = recently((text) => spelling(text, style, this.naming))
      this.#spellings.set(style, spelt)
    }
    return spelt
  }

  /** Learned aliases: comparison form → the label it stands for. */
  learn(aliases: Map<string, string>): void {
    this.#aliases = aliases
  }

  /** The parts of one alternative as a stored row has them. */
  parts = (alternative: Alternative, cells: Stored[]): KeyPart[] =>
    alternative.parts.map((cell, i) => this.part(cell, cells, alternative.at[i]))

  add(id: number, cells: Stored[]): void {
    this.rows++
    for (const alternative of this.alternatives) {
      const parts = this.parts(alternative, cells)
      if (parts.every((part) => part === null)) continue
      alternative.firm.add(join(parts, 'firm'), id)
      if (parts.some((part) => isSpelling(part) && part.stem !== part.firm) || this.labels)
        alternative.stem.add(join(parts, 'stem'), id)
    }
    if (!this.labels) return
    const { label } = this.roster
    const value = this.part(label, cells, this.#labelAt)
    if (value === null) return
    this.byLabel.firm.add(join([value], 'firm'), id)
    this.byLabel.stem.add(join([value], 'stem'), id)
    this.labels.set(id, String(cells[this.#labelAt]))
    const parents = this.#links
      .map((cell) => cells[this.roster.slots.get(cell.name)!])
      .filter((value) => value !== null) as number[]
    if (parents.length > 0) this.parents.set(id, parents)
    const year = this.#yearAt === undefined ? null : cells[this.#yearAt]
    if (year !== null) this.years.set(id, Number(year))
  }

  /** A row as people tell it apart: 石桥村（城关镇）, 教育专项（2020）. */
  describe = (id: number): string => {
    const label = this.labels?.get(id) ?? String(id)
    const above = this.#links.map((cell) => this.#up?.(cell, this.parents.get(id) ?? [])).filter(Boolean)
    const more = [...above, ...(this.years.get(id) === undefined ? [] : [this.years.get(id)])]
    return more.length > 0 ? `${label}（${more.join('、')}）` : label
  }

  /** How to name a parent; set by whoever holds all directories. */
  climb(up: (cell: CellFacts, ids: number[]) => string | undefined): void {
    this.#up = up
  }

  /** Rows whose key alternative is exactly this; if none, those whose stem is and whose suffix does not contradict. */
  find(
    alternative: { firm: KeyIndex; stem: KeyIndex },
    parts: KeyPart[],
    suffixOf: (id: number) => string,
  ): { ids: number[]; firm: boolean } {
    const ids = alternative.firm.get(join(parts, 'firm'))
    const named = parts.find(isSpelling)
    if (ids.length > 0 || !named) return { ids, firm: true }
    const near = alternative.stem.get(join(parts, 'stem')).filter((id) => {
      const suffix = suffixOf(id)
      return suffix === named.suffix || suffix === '' || named.suffix === ''
    })
    return { ids: near, firm: false }
  }

  suffixOf = (id: number): string => {
    const label = this.labels?.get(id)
    return label === undefined ? '' : spelling(label, this.roster.label.style, this.naming).suffix
  }

  /** Labels near to a text, for "did you mean", with what else their key says when the text is the very label: 教育专项（2020）. */
  near(text: string): string[] {
    if (!this.labels) return []
    const plain = (name: string): NameSpelling => spelling(simplified(name), this.roster.label.style, this.naming)
    const wanted = plain(text)
    const found = new Set<string>()
    for (const [id, label] of this.labels) {
      const other = plain(label)
      if (
        other.stem.length > 1 &&
        wanted.stem.length > 1 &&
        (other.stem.includes(wanted.stem) || wanted.stem.includes(other.stem) || oneApart(other.stem, wanted.stem))
      )
        found.add(other.firm === wanted.firm ? this.describe(id) : label)
      if (found.size >= 5) break
    }
    return [...found]
  }
}

const join = (parts: KeyPart[], form: 'firm' | 'stem'): string => {
  let key = ''
  for (const part of parts) key += `${isSpelling(part) ? part[form] : part === null ? '' : part}\u0001`
  return key
}

/** Edit distance of at most one. */
function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  let [m, n] = [a.length - 1, b.length - 1]
  while (m >= i && n >= i && a[m] === b[n]) {
    m--
    n--
  }
  return m - i < 1 && n - i < 1
}
