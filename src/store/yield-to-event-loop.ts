/** Lets whoever else is waiting have a turn: work that goes on for long asks for one between its steps, and the service stays awake. */
import type { Reader } from './store'

export const yieldToEventLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The same reader, which yields before every statement. */
export const yieldingRead =
  (read: Reader['read']): Reader['read'] =>
  async (sql, values) => {
    await yieldToEventLoop()
    return read(sql, values)
  }
