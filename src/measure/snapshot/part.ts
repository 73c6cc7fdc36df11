/** One part of a difference between two snapshots: why, from what to what, and the rows that made it, opened when they are asked for. */
import type { ChangedRow, Deed } from './between'
import { type ListedRow, listed } from './row-list'
import type { StepReason } from './steps'

interface Said {
  reason: StepReason
  from: string | null
  to: string | null
  /** Null when one of the two is missing. */
  delta: string | null
}

export class DifferencePart implements Said {
  readonly reason: StepReason
  readonly from: string | null
  readonly to: string | null
  readonly delta: string | null
  /** The first of them; `rowCount` counts all. */
  readonly rows: ListedRow[]
  readonly rowCount: number
  readonly #changed: ChangedRow[]

  constructor({ reason, from, to, delta }: Said, changed: ChangedRow[], most: number) {
    this.reason = reason
    this.from = from
    this.to = to
    this.delta = delta
    this.#changed = changed
    this.rows = this.page(most, 0).map(({ listed: row }) => row)
    this.rowCount = changed.length
  }

  /** Some of the rows, as they are listed and as they are stored. */
  page(first: number, offset: number): { listed: ListedRow; changed: ChangedRow }[] {
    const some = this.#changed.slice(offset, offset + first)
    return some.map((changed) => ({ changed, listed: listed(changed, this.reason as Deed) }))
  }
}
