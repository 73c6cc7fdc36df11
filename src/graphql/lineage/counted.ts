/** A reader that adds what it does to the cost of the request. */
import type { Cost } from '../../query/run/query-context'
import type { Reader } from '../../store/store'

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
