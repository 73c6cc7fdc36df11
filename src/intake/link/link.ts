/** One link cell of a table: where it stands, what resolves it, which columns it is read from. */
import type { CellFacts } from '../../facts/cell'
import type { Resolver } from './resolve'

export interface LinkColumn {
  cell: CellFacts
  slot: number
  resolver: Resolver
  /** The columns it is read from. */
  paths: string[]
}
