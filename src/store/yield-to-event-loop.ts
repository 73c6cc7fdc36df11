/** Lets whoever else is waiting have a turn: work that goes on for long asks for one between its steps, and the service stays awake. */
import type { Reader } from './store'

export const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The same reader, which takes a breath before every statement. */
export const breathing =
  (read: Reader['read']): Reader['read'] =>
  async (sql, values) => {
    await breath()
    return read(sql, values)
  }
