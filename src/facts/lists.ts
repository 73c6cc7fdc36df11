/** What is done with lists everywhere: one of them taken, taken in parts, put together by a key. */

/**
 * What must stand at `index`; from the end when negative. `itemAt(['a', 'b'], -1)` is `'b'`. Whoever asks for what is not
 * there has miscounted, and that is said here rather than met later as an `undefined`.
 */
export function itemAt<T>(list: readonly T[], index: number): T {
  const found = list.at(index)
  if (found === undefined)
    throw new RangeError(`共 ${list.length} 项，没有第 ${index} 项 / no item ${index} of ${list.length}`)
  return found
}

/** A list that is never empty: its first one is there. */
export type OneOrMore<T> = [T, ...T[]]

/** What must be known under `key`: for tables made from the same list as the keys that are asked of them. */
export function entryOf<K, T>(table: ReadonlyMap<K, T>, key: K): T {
  const found = table.get(key)
  if (found === undefined) throw new RangeError(`没有“${String(key)}” / nothing under ${String(key)}`)
  return found
}

/** Parts of at most `size`: statements bind so many values and no more. `[...chunked([1, 2, 3], 2)]` is `[[1, 2], [3]]`. */
export function* chunked<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size)
}

/** In the order in which the keys first come. `groupedBy(['aa', 'b', 'cc'], (word) => word.length)` is `2 → aa, cc; 1 → b`. */
export function groupedBy<T, K>(list: Iterable<T>, keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of list) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

/** The only one there is; nothing when there is none, or several. `onlyOne([7])` is 7. */
export const onlyOne = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined)
