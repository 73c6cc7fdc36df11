/**
 * Every value of a seal has its number: by period, then by indicator, then from the county down. Values come indicator by
 * indicator, so each is told its number, and the hash over all of them is taken in the order of the numbers.
 */
import { createHash } from 'node:crypto'

/** Bytes of SHA-256. */
const HASH = 32
/** Hashes that are passed on at once. */
const MANY = 4096

export class Hashes {
  readonly #all: Buffer

  constructor(readonly size: number) {
    this.#all = Buffer.alloc(size * HASH)
  }

  /** False when there is no such place. */
  put(n: number, hash: string): boolean {
    if (!(n >= 1 && n <= this.size)) return false
    this.#all.write(hash, (n - 1) * HASH, 'hex')
    return true
  }

  /** Over all of them, one after the other. */
  digest(): string {
    const all = createHash('sha256')
    for (let at = 0; at < this.#all.length; at += HASH * MANY)
      all.update(this.#all.toString('hex', at, at + HASH * MANY))
    return all.digest('hex')
  }
}

/** Numbers the values of one indicator of many, which come by period and then by area. */
export const numbering =
  ({ periods, indicators }: { periods: number; indicators: number }, count: number, indicator: number) =>
  (at: number): number => {
    const areas = count / periods
    return (Math.floor(at / areas) * indicators + indicator) * areas + (at % areas) + 1
  }
