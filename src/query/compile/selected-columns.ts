/** What a statement selects: pieces of SQL come in, each once; go out where each stands in a row of the answer, and the way it is read there. */
import type { Stored } from '../../facts/kinds/kind'
import { joined, type Sql } from './sql/sql'

/** Reads one thing out of a row of the answer. */
export type ReadRow<T> = (row: readonly Stored[]) => T

/** A statement with the way each row of its answer is read. */
export interface TypedStatement<T> {
  sql: Sql
  read: ReadRow<T>
}

export class SelectedColumns {
  readonly all: Sql[] = []
  readonly #known = new Map<string, number>()

  at(column: Sql): number {
    const known = column.values.length === 0 ? this.#known.get(column.text) : undefined
    if (known !== undefined) return known
    this.#known.set(column.text, this.all.length)
    return this.all.push(column) - 1
  }

  /** `a, b, c`, complete once everything has been asked for. */
  list(): Sql {
    return joined(this.all, ', ')
  }

  stored(column: Sql): ReadRow<Stored> {
    const at = this.at(column)
    return (row) => storedAt(row, at)
  }

  cells(columns: Sql[]): ReadRow<Stored[]> {
    const read = columns.map((column) => this.stored(column))
    return (row) => read.map((each) => each(row))
  }

  optionalInteger(column: Sql): ReadRow<number | null> {
    const at = this.at(column)
    return (row) => (storedAt(row, at) === null ? null : integerAt(row, at))
  }

  /** Of what is never empty: an id, a count. */
  integer(column: Sql): ReadRow<number> {
    const at = this.at(column)
    return (row) => integerAt(row, at)
  }

  optionalText(column: Sql): ReadRow<string | null> {
    const at = this.at(column)
    return (row) => textAt(row, at)
  }
}

export function storedAt(row: readonly Stored[], at: number): Stored {
  const found = row[at]
  if (found === undefined) throw new Error(`the answer has no column ${at}`)
  return found
}

export function integerAt(row: readonly Stored[], at: number): number {
  const found = storedAt(row, at)
  if (typeof found !== 'number') throw new Error(`column ${at} of the answer is no number: ${found}`)
  return found
}

export function textAt(row: readonly Stored[], at: number): string | null {
  const found = storedAt(row, at)
  if (typeof found === 'number') throw new Error(`column ${at} of the answer is no text: ${found}`)
  return found
}
