/**
 * One state of the store for work over many statements, at different times: now, as long as no other import comes in, and
 * as of the last one that was there at the beginning afterwards.
 */
import { lastImport } from '../store/ledger/imports'
import type { Reader } from '../store/store'

export class ConsistentRead {
  #last: Promise<number> | undefined

  constructor(
    private readonly reader: Reader,
    /** An import that is asked for holds still by itself. */
    private readonly asOf: number | null,
  ) {}

  async run<T>(work: (asOf: number | null) => Promise<T>): Promise<T> {
    if (this.asOf !== null) return work(this.asOf)
    this.#last ??= lastImport(this.reader)
    const last = await this.#last
    if ((await lastImport(this.reader)) === last) {
      const found = await work(null)
      if ((await lastImport(this.reader)) === last) return found
    }
    return work(last)
  }
}
