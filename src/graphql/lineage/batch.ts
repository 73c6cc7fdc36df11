/**
 * Gathers what many resolvers ask for within one tick and loads it together: a thousand rows that each want their sheet cost
 * one statement. What was loaded is kept for the rest of the request.
 */
import DataLoader from 'dataloader'

export function batched<Key extends string | number, Value>(
  load: (keys: Key[]) => Promise<Map<Key, Value>>,
): (key: Key) => Promise<Value | undefined> {
  const loader = new DataLoader<Key, Value | undefined>(
    async (keys) => {
      const found = await load([...keys])
      return keys.map((key) => found.get(key))
    },
    // Once everything that is ready to run has run: all resolvers of one level have then asked.
    { batchScheduleFn: setImmediate },
  )
  return (key) => loader.load(key)
}
