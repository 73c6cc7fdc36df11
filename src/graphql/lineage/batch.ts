/**
 * Gathers what many resolvers ask for within one tick and loads it together: a thousand rows that each want their sheet cost
 * one statement. What was loaded is kept for the rest of the request.
 */
export function batched<Key extends string | number, Value>(
  load: (keys: Key[]) => Promise<Map<Key, Value>>,
): (key: Key) => Promise<Value | undefined> {
  const known = new Map<Key, Promise<Value | undefined>>()
  let waiting: { keys: Key[]; answer: Promise<Map<Key, Value>> } | undefined
  const join = (key: Key): Promise<Map<Key, Value>> => {
    if (!waiting) {
      const keys: Key[] = []
      waiting = { keys, answer: settled().then(() => begin(keys)) }
    }
    waiting.keys.push(key)
    return waiting.answer
  }
  const begin = (keys: Key[]): Promise<Map<Key, Value>> => {
    waiting = undefined
    return load(keys)
  }
  return (key) => {
    let found = known.get(key)
    if (!found) {
      found = join(key).then((loaded) => loaded.get(key))
      known.set(key, found)
    }
    return found
  }
}

/** Once everything that is ready to run has run: all resolvers of one level have then asked. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
