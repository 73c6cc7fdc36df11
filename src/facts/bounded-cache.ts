/** What was made for a key is kept while it is asked for; what nobody asks for any more goes, so that a cache has a largest size. */

/**
 * Two halves: what is asked for is in the young one; when that is full it becomes the old one, and what was in the old one goes.
 * Finding costs one look-up, and nothing is reordered. A value is anything but undefined.
 */
export class BoundedCache<K, V> {
  #young = new Map<K, V>()
  #old = new Map<K, V>()
  readonly #half: number

  /** At least the latest half of `max` stay, and never more than `max`. */
  constructor(max: number) {
    this.#half = Math.max(1, Math.floor(max / 2))
  }

  get(key: K): V | undefined {
    const found = this.#young.get(key)
    if (found !== undefined) return found
    const old = this.#old.get(key)
    if (old !== undefined) this.set(key, old)
    return old
  }

  set(key: K, value: V): void {
    if (this.#young.size >= this.#half && !this.#young.has(key)) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
  }

  /** Made once as long as it is kept. */
  getOrMake(key: K, make: () => V): V {
    const found = this.get(key)
    if (found !== undefined) return found
    const made = make()
    this.set(key, made)
    return made
  }

  clear(): void {
    this.#young.clear()
    this.#old.clear()
  }
}
