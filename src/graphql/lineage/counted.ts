import type { Cost } from '../../query/run/query-context'
import type { Reader } from '../../store/store'

/** A reader that adds what it does to the cost of the request. */
export const countingReader = (reader: Reader, cost: Cost): Reader => ({
  async read(sql, values) {
    const began = performance.now()
    const rows = await reader.read(sql, values)
    cost.milliseconds += performance.now() - began
    cost.statements++
    cost.rowsReturned += rows.length
    return rows
  },
})

/** `?, ?, ?` for an IN list. */
export const questionMarks = (values: unknown[]): string => values.map(() => '?').join(', ')

/** Lists longer than this go in several statements: SQLite binds 32,766 values at most. */
const MAX_BOUND_VALUES = 5_000

export function chunks<T>(values: T[]): T[][] {
  const parts: T[][] = []
  for (let from = 0; from < values.length; from += MAX_BOUND_VALUES)
    parts.push(values.slice(from, from + MAX_BOUND_VALUES))
  return parts
}
