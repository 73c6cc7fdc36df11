/**
 * Key → row ids in typed arrays: a million keys cost 24 MB and no garbage. Keys are 53-bit hashes, so a hit is a candidate
 * that the caller confirms on the row itself; several rows may share a key.
 */
export class KeyIndex {
  #hashes = new Float64Array(1024)
  #ids = new Int32Array(1024)
  #size = 0

  add(key: string, id: number): void {
    if (this.#size * 2 >= this.#hashes.length) this.#grow()
    this.#put(hash(key), id)
  }

  /** The rows that may have this key, oldest first, none twice. */
  get(key: string): number[] {
    const wanted = hash(key)
    const mask = this.#hashes.length - 1
    const found: number[] = []
    for (let at = slot(wanted, mask); this.#hashes[at] !== 0; at = (at + 1) & mask) {
      if (this.#hashes[at] !== wanted) continue
      const id = this.#ids[at] ?? 0
      if (!found.includes(id)) found.push(id)
    }
    return found
  }

  #put(key: number, id: number): void {
    const mask = this.#hashes.length - 1
    let at = slot(key, mask)
    while (this.#hashes[at] !== 0) {
      if (this.#hashes[at] === key && this.#ids[at] === id) return
      at = (at + 1) & mask
    }
    this.#hashes[at] = key
    this.#ids[at] = id
    this.#size++
  }

  #grow(): void {
    const [hashes, ids] = [this.#hashes, this.#ids]
    this.#hashes = new Float64Array(hashes.length * 2)
    this.#ids = new Int32Array(hashes.length * 2)
    this.#size = 0
    for (let i = 0; i < hashes.length; i++) {
      const key = hashes[i] ?? 0
      if (key !== 0) this.#put(key, ids[i] ?? 0)
    }
  }
}

const slot = (key: number, mask: number): number => (key % 2_147_483_647) & mask

/** Two 32-bit mixes of the characters, joined to one positive 53-bit number; never 0, which marks a free slot. */
function hash(text: string): number {
  let a = 0x9e3779b9
  let b = 0x85ebca6b
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    a = Math.imul(a ^ c, 0x01000193)
    b = Math.imul(b ^ c, 0x5bd1e995) ^ (b >>> 13)
  }
  a ^= a >>> 15
  b ^= b >>> 16
  return (a >>> 0) * 2_097_152 + ((b >>> 0) & 0x1fffff) + 1
}
