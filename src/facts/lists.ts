/** What is done with lists everywhere: taken in parts, put together by a key. */

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
