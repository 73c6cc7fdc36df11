/** Reads statements and keeps count: how many, how many rows, how long. What goes wrong in the database comes out as a refusal without SQL. */
import { GraphQLError } from 'graphql'
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
      throw error instanceof GraphQLError ? error : understood(error as Error & { code?: string })
    } finally {
      cost.statements++
      cost.milliseconds += performance.now() - began
    }
  }

function understood(error: Error & { code?: string }): GraphQLError {
  if (/integer overflow|out of range/i.test(error.message))
    return refusal('TOO_LARGE', 'a number exceeds 64 bits', '数值超出 64 位整数', [], error)
  if (error.code === 'TOO_SLOW')
    return refusal(
      'TOO_SLOW',
      'a statement was stopped because it took too long; narrow the where',
      '查询超时，已中止；请缩小筛选范围',
      [],
      error,
    )
  return refusal('UNAVAILABLE', 'the database could not answer', '数据库无法应答', [], error)
}
