/** Values of a column come again and again; what was made of one is kept. A column whose values never repeat is let go. */

import { BoundedCache } from './bounded-cache'

const MAX_MEMOIZED = 4096

/** `memoize(make)` answers like `make`, and makes each answer once as long as that pays. */
export function memoize<K, T>(make: (key: K) => T): (key: K) => T {
  let known: Map<K, T> | null = new Map()
  let misses = 0
  let hits = 0
  return (key) => {
    if (known === null) return make(key)
    const found = known.get(key)
    if (found !== undefined) {
      hits++
      return found
    }
    const made = make(key)
    if (++misses > MAX_MEMOIZED && hits < misses) known = null
    else if (known.size < MAX_MEMOIZED) known.set(key, made)
    return made
  }
}

/** Like `memoize`, for values that come again soon and then no more: the answers to the last few thousand questions are kept. */
export function recently<K, T>(make: (key: K) => T): (key: K) => T {
  const known = new BoundedCache<K, T>(2 * MAX_MEMOIZED)
  return (key) => known.getOrMake(key, () => make(key))
}
