/** Where in the sheet a fault of a row stands, and what it found there: a field and a fault come in, the fault goes out with its address. */
import { type RosterFacts, slice } from '../../facts/roster'
import { type Fault, fault, type TableSurvey, type TypedRow, type UsedColumn } from './table'

export class Places {
  readonly #known = new Map<string, UsedColumn | undefined>()

  constructor(
    readonly roster: RosterFacts,
    readonly table: TableSurvey,
    /** Where each part of a link stands among the parts of a row. */
    readonly slots: Map<string, number>,
  ) {}

  /** The column a field is read from, or another one of the same cell. */
  column(field: string): UsedColumn | undefined {
    if (!this.#known.has(field)) this.#known.set(field, this.#find(field))
    return this.#known.get(field)
  }

  #find(field: string): UsedColumn | undefined {
    const { columns } = this.table
    return columns.find((c) => c.field === field) ?? columns.find((c) => cellNameOf(c.field) === cellNameOf(field))
  }

  at(source: TypedRow, field: string): { address: string | null; found: string | null } {
    const column = this.column(field)
    if (!column) return { address: null, found: null }
    return { address: `${column.column}${source.row}`, found: this.#shown(source, column.field) }
  }

  /** The fault at its place. */
  placed(source: TypedRow, field: string, one: Fault): Fault {
    const { address, found: shown } = this.at(source, field)
    const found = one.found ?? shown
    const at = { zh: address ?? `第 ${source.row} 行`, en: address ?? `row ${source.row}` }
    const more = { ...one, address, field: this.column(field)?.field ?? field, found }
    return fault('row.at', { at, found, why: one.said! }, more)
  }

  /** What a used column holds, as people see it. */
  #shown({ parts, cells }: TypedRow, field: string): string | null {
    const slot = this.slots.get(field)
    if (slot !== undefined) return parts[slot] === null ? null : String(parts[slot])
    const cell = this.roster.cell(field)
    return cell.kind.display(slice(this.roster, cell, cells), cell) || null
  }
}

/** The cell a field path belongs to: `village.township` → `village`. */
export const cellNameOf = (path: string): string => {
  const dot = path.indexOf('.')
  return dot < 0 ? path : path.slice(0, dot)
}
