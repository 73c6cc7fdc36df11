/** Reads statements and keeps count: how many, how many rows, how long. What goes wrong in the database comes out as a refusal without SQL. */
import { Refusal } from '../../messages/refusal'
import type { Readers } from '../../store/readers/reading'
import { refusal } from '../refusal'
import type { QueryContext } from './query-context'
import type { Read } from './run'

export const metered =
  (readers: Readers, cost: QueryContext['cost']): Read =>
  async ({ text, values }, how) => {
    const began = performance.now()
    try {
      const rows = await readers.read(text, values, how)
      cost.rowsReturned += rows.length
      return rows
    } catch (error) {
      throw error instanceof Refusal ? error : understood(error as Error & { code?: string })
    } finally {
      cost.statements++
      cost.milliseconds += performance.now() - began
    }
  }

function understood(error: Error & { code?: string }): Refusal {
  if (/integer overflow|out of range/i.test(error.message)) return refusal('query.number-too-large', {}, [], error)
  if (error.code === 'TOO_SLOW') return refusal('query.too-slow', {}, [], error)
  return refusal('query.unavailable', {}, [], error)
}
