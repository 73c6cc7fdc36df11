/**
 * A roster class states each fact once. Property decorators (decorators.ts) take notes; `Roster` gathers them into
 * `RosterFacts`, from which the other files of this room derive the table (as-table), the GraphQL type (as-type) and the
 * checks (as-checks), and the intake its header matching.
 */

import { type CellFacts, snake } from './cell'
import type { StoredColumn } from './kinds/kind'
import type { OneOrMore } from './lists'
import type { Rule } from './rule'
import type { RosterClass } from './traits'

export interface RosterOptions {
  /** Chinese name: 行政村. */
  zh: string
  en: string
  /** Root fields: `villages`, `village`. */
  plural: string
  singular: string
  /** Titles and sheet names that announce this roster; the first names the template. */
  sheets: OneOrMore<string>
  /** Alternatives a re-import matches on, strongest first. */
  key: OneOrMore<OneOrMore<string>>
  /** Its labels may stand before other names and are left out when names are compared: 样板县司法局 is 县司法局. */
  prefix?: boolean
  /** Statements that must hold across the cells of one row. */
  rules?: Rule[]
}

export interface RosterFacts extends RosterOptions {
  name: string
  class: RosterClass
  table: string
  history: string
  cells: CellFacts[]
  rules: Rule[]
  /** Stored columns of all cells, in order; `slots` says where each cell's begin. */
  columns: StoredColumn[]
  slots: Map<string, number>
  /** How many stored columns each cell has. */
  widths: Map<string, number>
  cell(name: string): CellFacts
  /** The part of the key that names a row to people: a village's name, a round's number. A link's own column is read as this. */
  label: CellFacts
}

const notes = new WeakMap<object, CellFacts[]>()
const known = new WeakMap<RosterClass, RosterFacts>()
const declared = new Map<string, RosterClass>()

/** What a property decorator calls. */
export function note(prototype: object, cell: CellFacts): void {
  const cells = notes.get(prototype)
  if (cells) cells.push(cell)
  else notes.set(prototype, [cell])
}

/** Declares a roster: `@Roster({ zh: '行政村', plural: 'villages', key: [['code'], ['township', 'name']], … })`. */
export function Roster(options: RosterOptions) {
  return (target: RosterClass): void => {
    known.set(target, gather(target, options))
    if (!declared.has(target.name)) declared.set(target.name, target)
  }
}

function gather(target: RosterClass, options: RosterOptions): RosterFacts {
  const cells = notes.get(target.prototype) ?? []
  const columns: StoredColumn[] = []
  const slots = new Map<string, number>()
  const widths = new Map<string, number>()
  for (const cell of cells) {
    const own = cell.kind.columns(cell)
    slots.set(cell.name, columns.length)
    widths.set(cell.name, own.length)
    columns.push(...own)
  }
  const cell = (name: string): CellFacts => {
    const found = cells.find((c) => c.name === name)
    if (!found) throw new Error(`${target.name} has no cell “${name}”; it has ${cells.map((c) => c.name).join(', ')}`)
    return found
  }
  for (const part of options.key.flat()) cell(part)
  const parts = options.key.flat()
  const label = cell(parts.find((part) => part === 'name' || part === 'title') ?? parts.at(-1) ?? '')
  const table = snake(options.singular)
  return {
    ...options,
    rules: options.rules ?? [],
    name: target.name,
    class: target,
    table,
    history: `${table}_history`,
    cells,
    columns,
    slots,
    widths,
    cell,
    label,
  }
}

/** The facts of a roster class; throws when the class is not decorated. */
export function factsOf(roster: RosterClass): RosterFacts {
  const facts = known.get(roster)
  if (!facts) throw new Error(`${roster.name} is not a roster: decorate it with @Roster`)
  return facts
}

/**
 * A roster by the name of its class, for a link between two rosters that name each other: `@link(rosterNamed('Unit'), …)`.
 * Looked up when it is used, by when all rosters are declared.
 */
export const rosterNamed = (name: string) => (): RosterClass => {
  const found = declared.get(name)
  if (!found) throw new Error(`没有叫 ${name} 的台账 / there is no roster class called ${name}`)
  return found
}

/** The roster a link leads to. */
export function targetOf({ name, target }: CellFacts): RosterFacts {
  if (!target) throw new Error(`${name} is no link`)
  return factsOf(target())
}

/** The lists that other rosters' links give to this one: township → [villages, units, investments]. */
export function inversesOf(
  roster: RosterFacts,
  all: RosterFacts[],
): { name: string; roster: RosterFacts; cell: CellFacts }[] {
  return all.flatMap((other) =>
    other.cells.flatMap((cell) =>
      cell.inverse && cell.target?.() === roster.class ? [{ name: cell.inverse, roster: other, cell }] : [],
    ),
  )
}

/** What belongs to one cell in a list that has something for every column of its roster: a stored row, the columns themselves. */
export function slice<T>({ name, slots, widths }: RosterFacts, cell: CellFacts, row: T[]): T[] {
  const [at, width] = [slots.get(cell.name), widths.get(cell.name)]
  if (at === undefined || width === undefined) throw new Error(`${name} has no cell “${cell.name}”`)
  return row.slice(at, at + width)
}
