/** Values of a column come again and again; what was made of one is kept. A column whose values never repeat is let go. */

const MOST = 4096

/** `remember(make)` answers like `make`, and makes each answer once as long as that pays. */
export function remember<K, T>(make: (key: K) => T): (key: K) => T {
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
    if (++misses > MOST && hits < misses) known = null
    else if (known.size < MOST) known.set(key, made)
    return made
  }
}
