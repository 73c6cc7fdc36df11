/**
 * Disclosure control for the rows of a roster: which cells must be left empty. Counts of households and people from 1 to 4 go;
 * then whatever would give one of them away: the other rows of its area, the other cells of a sum, a ratio computed from it.
 */
import type { CellFacts } from '../../facts/cell'
import { type RosterFacts, slice } from '../../facts/roster'
import type { CellsOfRow } from '../../store/rows/row'
import type { Suppression } from './suppress'

/** Names of hidden cells by the id of their row. */
export type Hidden = Map<number, Set<string>>

/** `groups` are rows whose sums are published together: a township's villages, in one year. */
export function hiddenCells(roster: RosterFacts, groups: CellsOfRow[][], options: Suppression): Hidden {
  const table = new Table(roster, options)
  for (const row of groups.flat()) table.hideSmall(row)
  for (let again = true; again; ) {
    again = false
    for (const group of groups) {
      for (const cell of table.counts) again = table.hideOneMore(group.map((row) => [row, cell.name])) || again
      for (const row of group)
        for (const sum of table.sums) again = table.hideOneMore(sum.map((name) => [row, name])) || again
    }
  }
  for (const row of groups.flat()) table.hideRatios(row)
  return table.hidden
}

class Table {
  readonly hidden: Hidden = new Map()
  readonly counts: CellFacts[]
  /** Cells of one row that a rule ties together by plus and minus. */
  readonly sums: string[][]
  /** Flags that a rule ties to the figures of their row. */
  readonly #flags: CellFacts[]
  readonly #ratios: { left: string; of: [string, string] }[]

  constructor(
    readonly roster: RosterFacts,
    readonly options: Suppression,
  ) {
    this.counts = roster.cells.filter(
      ({ kind, unit }) => kind.amount?.counts && unit !== undefined && options.units.includes(unit),
    )
    const told = roster.rules.flatMap(({ when }) => when?.cell ?? [])
    this.#flags = roster.cells.filter(({ kind, name }) => kind.ticked && told.includes(name))
    const equal = roster.rules.filter(({ operator, left }) => operator === 'eq' && typeof left === 'string')
    this.sums = equal.flatMap(({ left, right }) => (isSum(right) ? [[left as string, ...termsOf(right)]] : []))
    this.#ratios = equal.flatMap(({ left, right }) =>
      isRatio(right) ? [{ left: left as string, of: right.ratio }] : [],
    )
  }

  hideSmall(row: CellsOfRow): void {
    for (const { name } of this.counts) {
      const value = this.#value(row, name)
      if (value !== null && value >= 1 && value <= this.options.upTo) this.#hide(row, name)
    }
  }

  /** Of cells that add up to something known, one alone cannot be hidden: the smallest of the others goes too. */
  hideOneMore(cells: [CellsOfRow, string][]): boolean {
    const filled = cells.filter(([row, name]) => this.#value(row, name) !== null)
    if (filled.filter(([row, name]) => this.#isHidden(row, name)).length !== 1) return false
    const others = filled.filter(([row, name]) => !this.#isHidden(row, name))
    const size = ([row, name]: [CellsOfRow, string]): number => this.#value(row, name) || Number.MAX_SAFE_INTEGER
    const [next] = others.sort((a, b) => size(a) - size(b))
    if (!next) return false
    this.#hide(...next)
    if (this.#value(...next) === 0) this.#hideTelling(next[0])
    return true
  }

  /** A 0 that stands in for a hidden one is of no use while its row says elsewhere that there is nobody. */
  #hideTelling(row: CellsOfRow): void {
    for (const { name } of [...this.counts, ...this.#flags]) if (this.#value(row, name) === 0) this.#hide(row, name)
  }

  hideRatios(row: CellsOfRow): void {
    for (const { left, of } of this.#ratios) {
      const below = this.#value(row, of[1])
      if (of.some((name) => this.#isHidden(row, name)) || (below !== null && below < this.options.ratioBelow))
        this.#hide(row, left)
    }
  }

  #value(row: CellsOfRow, name: string): number | null {
    return slice(this.roster, this.roster.cell(name), row.cells)[0] as number | null
  }

  #isHidden = (row: CellsOfRow, name: string): boolean => this.hidden.get(row.id)?.has(name) ?? false

  #hide({ id }: CellsOfRow, name: string): void {
    this.hidden.set(id, (this.hidden.get(id) ?? new Set()).add(name))
  }
}

type Sum = { minus: [string, string]; plus?: string } | { sum: string[] }
const isSum = (right: unknown): right is Sum =>
  typeof right === 'object' && right !== null && ('minus' in right || 'sum' in right)
const termsOf = (sum: Sum): string[] => ('sum' in sum ? sum.sum : [...sum.minus, ...(sum.plus ? [sum.plus] : [])])
const isRatio = (right: unknown): right is { ratio: [string, string] } =>
  typeof right === 'object' && right !== null && 'ratio' in right
