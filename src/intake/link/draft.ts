/** A row on its way to a verdict: its cells, what is wrong with it, and what its links still wait for. */
import type { Stored } from '../../facts/kinds/kind'
import type { Places } from '../model/places'
import type { Fault, TypedRow } from '../model/table'
import type { LinkColumn } from './link'
import type { BareRow } from './resolve'

export class RowDraft {
  readonly cells: Stored[]
  readonly faults: Fault[]
  refused: boolean
  /** Links to names never seen, looked at again when the row's turn comes: a row before it may have made them. */
  readonly unseen: LinkColumn[] = []
  /** Links to rosters that are settled after this one. */
  readonly deferred: LinkColumn[] = []
  /** The rows this one gives birth to, with the ids they will have if it is kept. */
  readonly bare: { row: BareRow; id: number }[] = []

  constructor(
    readonly source: TypedRow,
    readonly places: Places,
  ) {
    this.cells = source.cells
    this.faults = source.faults ?? []
    this.refused = source.refused
  }

  /** Puts a fault to the row, at the column it is about; an error refuses the row. */
  fault(field: string, one: Fault): void {
    this.faults.push(this.places.placed(this.source, field, one))
    if (one.severity === 'error') this.refused = true
  }

  warn(one: Fault): void {
    this.fault(this.places.roster.label.name, { ...one, severity: 'warning' })
  }

  /** The id a bare row will have if this row is kept. */
  tentative(row: BareRow): number {
    const siblings = this.bare.filter((b) => b.row.directory === row.directory)
    const same = siblings.find((b) => b.row.label === row.label)
    const id = same?.id ?? row.directory.nextId + siblings.length
    if (!same) this.bare.push({ row, id })
    return id
  }
}
