/** Rows of a statement of terms come in; goes out what they say by level, period, area and key. */
import type { Stored } from '../../../facts/kinds/kind'
import { integerAt, storedAt, textAt } from '../selected-columns'

/** Where things stand in a row: the number of the level, area, period, key, rows; then for each term rows with a value, total. */
const [LEVEL, AREA, PERIOD, KEY, ROWS, TERMS] = [0, 1, 2, 3, 4, 5]

/** What was found at one level, period, area and key, for all terms of a statement. A province has many of them: what stands in one is read when it is asked for. */
export class TermCounts {
  constructor(private readonly row: readonly Stored[]) {}

  get rows(): number {
    return integerAt(this.row, ROWS)
  }

  /** Rows that have what the term needs. */
  present(term: number): number {
    return integerAt(this.row, TERMS + 2 * term)
  }

  /** A whole number of the last decimal place; null when there is none. */
  total(term: number): bigint | null {
    const found = textAt(this.row, TERMS + 2 * term + 1)
    return found === null ? null : BigInt(found)
  }
}

/** By key; null is the only key where nothing is broken down. */
export type CountsByKey = Map<Stored, TermCounts>
type CountsByArea = Map<number, CountsByKey>

export class TermsAnswer {
  /** By level, then by the number of the period. */
  readonly #found: Map<string, Map<number, CountsByArea>>
  readonly #none: CountsByArea = new Map()

  constructor(
    rows: Stored[][],
    private readonly levels: readonly string[],
    private readonly periods: readonly number[],
  ) {
    this.#found = new Map(levels.map((level) => [level, new Map()]))
    for (const row of rows) this.#put(row)
  }

  /** By area; undefined when the rows were not counted by this level. */
  at(level: string, period: number): CountsByArea | undefined {
    const number = this.periods[period]
    const found = this.#found.get(level)
    return found && number !== undefined ? (found.get(number) ?? this.#none) : undefined
  }

  #put(row: Stored[]): void {
    const level = this.levels[integerAt(row, LEVEL)] ?? ''
    const areas = made(made(this.#found, level), integerAt(row, PERIOD))
    made(areas, integerAt(row, AREA)).set(storedAt(row, KEY), new TermCounts(row))
  }
}

/** What a map has for a key, an empty map of its own when it had nothing. */
function made<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const found = map.get(key)
  if (found) return found
  const fresh = new Map<L, V>()
  map.set(key, fresh)
  return fresh
}
